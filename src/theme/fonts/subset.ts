/** Cuts a font down to the characters of a book, as TrueType. */

import { createHash } from 'node:crypto'
import { setFlagsFromString } from 'node:v8'
import type { Host } from '../../host/host.ts'

/**
 * The font as TrueType with the glyphs of these code points and what they turn into (ligatures, marks, kerning are kept).
 * The result is remembered in the host's cache: a second build of the same text costs only the reading.
 */
export async function subsetFont(woff2: Uint8Array, characters: readonly number[], host: Host): Promise<Uint8Array> {
  const text = String.fromCodePoint(...characters)
  const key = `font-1-${createHash('sha256').update(woff2).update('\n').update(text).digest('hex')}.ttf`
  const remembered = await host.cache.get(key)
  if (remembered) return remembered
  // V8 would otherwise spend 0.3 s on optimising WebAssembly that runs once; the result is the same.
  setFlagsFromString('--liftoff-only')
  const { default: subset } = await import('subset-font')
  const bytes = new Uint8Array(await subset(Buffer.from(woff2), text, { targetFormat: 'truetype' }))
  await host.cache.put(key, bytes)
  return bytes
}
