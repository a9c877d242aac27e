/** Cuts a font down to the characters of a book. */

import { createHash } from 'node:crypto'
import type { Host } from '../../host/host.ts'
import { remembered } from '../../host/remembered.ts'

/**
 * The font with the glyphs of these code points and what they turn into (ligatures, marks, kerning are kept).
 * The result is remembered in the host's cache: a second build of the same text costs only the reading.
 *
 * @default format 'truetype'
 */
export async function subsetFont(
  woff2: Uint8Array,
  characters: readonly number[],
  host: Host,
  format: 'truetype' | 'woff2' = 'truetype',
): Promise<Uint8Array> {
  const text = withParts(String.fromCodePoint(...characters))
  const key = `font-1-${createHash('sha256').update(woff2).update('\n').update(text).digest('hex')}.${format === 'woff2' ? 'woff2' : 'ttf'}`
  return remembered(key, host, () =>
    withoutOptimising(async () => {
      const { default: subset } = await import('subset-font')
      return new Uint8Array(await subset(Buffer.from(woff2), text, { targetFormat: format }))
    }),
  )
}

/** V8 would otherwise spend 0.3 s on optimising WebAssembly that runs once; the result is the same. */
async function withoutOptimising<T>(run: () => Promise<T>): Promise<T> {
  const { setFlagsFromString } = await import('node:v8')
  setFlagsFromString('--liftoff-only')
  try {
    return await run()
  } finally {
    // The first flag has changed the other two; V8 keeps code only under the flags of the start (`src/start/load.ts`).
    for (const flag of ['--no-liftoff-only', '--wasm-tier-up', '--wasm-dynamic-tiering']) setFlagsFromString(flag)
  }
}

/**
 * The characters and the parts into which shapers take vowel signs of the scripts of South and South-East Asia: their
 * canonical decomposition, and for the vowel am of Thai and Lao the compatible one, which OpenType prescribes there.
 */
function withParts(text: string): string {
  const parts = text.match(/[\u0900-\u10ff\u1780-\u1cff]/gu)?.flatMap((sign) => {
    return Array.from(/[\u0e33\u0eb3]/.test(sign) ? sign.normalize('NFKD') : sign.normalize('NFD'))
  })
  const added = new Set(parts?.filter((part) => !text.includes(part)))
  return text + [...added].toSorted().join('')
}
