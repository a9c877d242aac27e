/** A mail server on this machine that keeps what it is given. */

import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

export const password = 'pass/word 7'
export const account = {
  CHAPBOOK_SMTP_USER: 'ida',
  CHAPBOOK_SMTP_PASSWORD: password,
  CHAPBOOK_SMTP_FROM: 'Ida Maren <ida@example.org>',
}

export type Received = {
  readonly from: string
  readonly to: readonly string[]
  readonly source: string
  readonly secure: boolean
}
export type Running = {
  readonly port: number
  readonly received: Received[]
  readonly logins: () => number
}

const running: SMTPServer[] = []

/** Ends all servers that still run. */
export async function stopMailServers(): Promise<void> {
  await Promise.all(running.splice(0).map((server) => new Promise<void>((resolve) => server.close(() => resolve()))))
}

/**
 * Starts a server with one account that has mailboxes for all but `nobody@…` and `busy@…`.
 *
 * @param address that it listens on
 */
export async function mailServer(options: SMTPServerOptions = {}, address = '127.0.0.1'): Promise<Running> {
  const received: Received[] = []
  let logins = 0
  const server = new SMTPServer({
    authOptional: false,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 10,
    logger: false,
    onAuth: ({ username, password: given }, _session, done) => {
      logins++
      if (username === 'ida' && given === password) done(null, { user: username })
      else done(Object.assign(new Error(`535 no such user or password (${given ?? ''})`), { responseCode: 535 }))
    },
    onRcptTo: ({ address }, _session, done) => {
      if (address.startsWith('nobody')) done(Object.assign(new Error('No such mailbox here'), { responseCode: 550 }))
      else if (address.startsWith('busy')) done(Object.assign(new Error('Try again later'), { responseCode: 450 }))
      else done()
    },
    onData: (stream, session, done) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope
        received.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          source: Buffer.concat(parts).toString('latin1'),
          secure: session.secure,
        })
        done(null, 'kept')
      })
    },
    ...options,
  })
  running.push(server)
  // Clients that end the connection over a certificate are told here; they are tested on their side.
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, address, resolve))
  return { port: (server.server.address() as AddressInfo).port, received, logins: () => logins }
}
