/** Compiles programs of the tests, which are TypeScript, for the Node that runs them. */

import { build } from 'esbuild'

/** Writes one ES module; packages stay outside. Throws where the sources do not compile. */
export async function bundle(entryPoint, outfile) {
  await build({
    entryPoints: [entryPoint],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'warning',
  })
}
