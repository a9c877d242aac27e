/** Compiles the runner, which is TypeScript, and runs it. */

import { fileURLToPath, pathToFileURL } from 'node:url'
import { bundle } from '../bundle.mjs'

const outfile = fileURLToPath(new URL('../../build/conformance.mjs', import.meta.url))
await bundle(fileURLToPath(new URL('run.ts', import.meta.url)), outfile)
await import(pathToFileURL(outfile).href)
