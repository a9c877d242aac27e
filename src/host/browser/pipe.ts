/** Carries the messages of the Chrome DevTools Protocol over the two pipes of a browser process. */

import type { Readable, Writable } from 'node:stream'
import type { ConnectionTransport } from 'puppeteer'

/**
 * A transport for `puppeteer.connect`: JSON messages in UTF-8, each ended by a NUL byte, as Chromium's
 * `--remote-debugging-pipe` speaks them. What arrives before puppeteer listens is kept for it.
 */
export function pipeTransport(toBrowser: Writable, fromBrowser: Readable): ConnectionTransport {
  const transport: ConnectionTransport = {
    send: (message) => void toBrowser.write(`${message}\0`),
    close: () => toBrowser.end(),
  }
  let begun: Buffer[] = []
  fromBrowser.on('data', (bytes: Buffer) => {
    let start = 0
    for (let end = bytes.indexOf(0); end !== -1; end = bytes.indexOf(0, start)) {
      const message = Buffer.concat([...begun, bytes.subarray(start, end)]).toString()
      begun = []
      start = end + 1
      // Puppeteer expects one message a turn of the event loop, as a web socket would deliver them.
      setImmediate(() => transport.onmessage?.(message))
    }
    if (start < bytes.length) begun.push(bytes.subarray(start))
  })
  fromBrowser.on('close', () => transport.onclose?.())
  // The end of the process tells more than a broken pipe, and is reported where the process is watched.
  toBrowser.on('error', () => undefined)
  fromBrowser.on('error', () => undefined)
  return transport
}
