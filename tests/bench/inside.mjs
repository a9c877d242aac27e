/** Contestants that tell what happens inside them. */

import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundle } from '../bundle.mjs'

/** Compiles what is in `inside/` with the sources as they stand; returns the maker of contestants. */
export async function compileInside(root) {
  const outfile = join(root, 'build/bench.mjs')
  await bundle(fileURLToPath(new URL('inside/inside.ts', import.meta.url)), outfile)
  return (name, verb, words, made) => ({
    name,
    command: process.execPath,
    words: [outfile, verb, ...words],
    made,
    tells: true,
  })
}
