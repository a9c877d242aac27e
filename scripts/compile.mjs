/** Compiles `src/` into `build/`: the command and the API as lazily loaded chunks, the typesetter as one script for the page. */

import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { chmod, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import { basename, dirname, join, relative } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const build = join(root, 'build')
const fingerprintFile = join(build, '.fingerprint')

/** Packages that find native code, WebAssembly or data beside their own files, so that they must stay where they are. */
const leftInPlace = ['@resvg/resvg-js', 'subset-font', 'harfbuzzjs', '@jsquash/*', 'hyphen/*', 'esbuild']

/**
 * Compiles everything, and removes what an earlier run left behind.
 *
 * @throws when the sources do not compile; esbuild has then said where.
 */
export async function compile() {
  const esbuild = await import('esbuild')
  const before = fingerprint()
  const [node, page] = await Promise.all([esbuild.build(nodeOptions), esbuild.build(pageOptions)])
  const files = [...node.outputFiles, ...page.outputFiles]
  await mkdir(build, { recursive: true })
  await Promise.all(files.map(({ path, contents }) => writeFile(path, contents)))
  await chmod(join(build, 'cli.js'), 0o755)
  const made = new Set(files.map(({ path }) => basename(path)))
  for (const name of await readdir(build)) {
    if (name.endsWith('.js') && !made.has(name)) await rm(join(build, name))
  }
  await writeFile(fingerprintFile, before)
}

/** Whether `build/` was compiled from the sources as they stand. */
export async function isCompiled() {
  return existsSync(fingerprintFile) && (await readFile(fingerprintFile, 'utf8')) === fingerprint()
}

/** Writes the type declarations of the API into `build/types`. Throws when they do not compile. */
export function declareTypes() {
  const { status } = spawnSync(process.execPath, [tsc(), '-p', join(root, 'scripts', 'tsconfig.types.json')], {
    stdio: 'inherit',
  })
  if (status !== 0) throw new Error('The type declarations could not be made')
}

function tsc() {
  return join(root, 'node_modules', 'typescript', 'bin', 'tsc')
}

const common = {
  absWorkingDir: root,
  bundle: true,
  write: false,
  logLevel: 'warning',
  charset: 'utf8',
  legalComments: 'none',
}

const nodeOptions = {
  ...common,
  entryPoints: ['src/cli.ts', 'src/index.ts'],
  outdir: build,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  splitting: true,
  mainFields: ['module', 'main'],
  chunkNames: 'chunk-[name]-[hash]',
  external: leftInPlace,
  // Every start reads the text of its modules; names stay, so that a stack trace can be read.
  minifyWhitespace: true,
  minifySyntax: true,
  // CommonJS packages inside the bundle call these; a module has them only so.
  banner: {
    js: [
      "import { createRequire as chapbookCreateRequire } from 'node:module'",
      "import { fileURLToPath as chapbookFileURLToPath } from 'node:url'",
      'const require = chapbookCreateRequire(import.meta.url)',
      'const __filename = chapbookFileURLToPath(import.meta.url)',
      "const __dirname = chapbookFileURLToPath(new URL('.', import.meta.url))",
    ].join('\n'),
  },
  plugins: [leanPackages(), namesOfCommonJs()],
}

const pageOptions = {
  ...common,
  entryPoints: ['src/typeset/index.ts'],
  outfile: join(build, 'typeset.js'),
  platform: 'browser',
  format: 'iife',
  target: 'chrome130',
}

/**
 * Leaves out of packages what Chapbook never uses and every start would pay for: 2 MB of proxy scripts for puppeteer's
 * downloads (`src/host/browser/download.ts` loads `@puppeteer/browsers` itself, unbundled); its search for a configuration,
 * which would run JavaScript that lies in the folder of an untrusted manuscript; epub-gen-memory's way to the network, and its
 * sanitiser, which damages good XHTML and is given nothing (`src/editions/epub/package.ts`).
 */
function leanPackages() {
  const replacements = {
    'proxy-agent': 'export class ProxyAgent {}',
    cosmiconfig: 'export const cosmiconfigSync = () => ({ search: () => null })',
    './html-parse':
      'export function fixHTML(index, html) { if (html !== "") throw new Error("The sanitiser was given a text"); return "" }',
    'node-fetch': 'export default () => { throw new Error("Chapbook fetches nothing") }',
  }
  return {
    name: 'lean-packages',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^(proxy-agent|cosmiconfig|node-fetch|\.\/html-parse)$/ }, ({ path }) => ({
        path,
        namespace: 'lean-packages',
      }))
      onLoad({ filter: /.*/, namespace: 'lean-packages' }, ({ path }) => ({
        contents: replacements[path],
        loader: 'js',
      }))
    },
  }
}

/**
 * Gives `const { parse } = await import('package')` the names that it has in Node when the package is CommonJS:
 * esbuild alone leaves a chunk of such a package nothing but its default export.
 */
function namesOfCommonJs() {
  return {
    name: 'names-of-common-js',
    setup({ onResolve, onLoad, resolve }) {
      onResolve({ filter: /^[^./]/ }, async ({ path, kind, resolveDir, importer, pluginData }) => {
        if (kind !== 'dynamic-import' || pluginData?.isAsked || !importer.startsWith(join(root, 'src')))
          return undefined
        const found = await resolve(path, { kind, resolveDir, importer, pluginData: { isAsked: true } })
        if (found.external || found.errors.length > 0 || isModule(await readFile(found.path, 'utf8'))) return undefined
        return { path, namespace: 'common-js', pluginData: { file: found.path, resolveDir } }
      })
      onLoad({ filter: /.*/, namespace: 'common-js' }, async ({ path, pluginData: { file, resolveDir } }) => {
        const names = Object.keys(await import(pathToFileURL(file).href)).filter(
          (name) => !['default', 'module.exports'].includes(name),
        )
        const contents = `const found = require('${path}')\nexport default found\nexport const { ${names.join(', ')} } = found`
        return { contents, resolveDir, loader: 'js' }
      })
    },
  }
}

function isModule(source) {
  return /^\s*(import|export)\b/m.test(source)
}

/** Names, sizes and times of everything that the result depends on. */
function fingerprint() {
  const hash = createHash('sha256')
  const add = (path) => {
    const { size, mtimeMs } = statSync(path)
    hash.update(`${relative(root, path)} ${size} ${mtimeMs}\n`)
  }
  const walk = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) walk(path)
      else add(path)
    }
  }
  walk(join(root, 'src'))
  for (const name of ['package.json', 'package-lock.json', 'scripts/compile.mjs']) add(join(root, name))
  return hash.digest('hex')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await compile()
  if (process.argv.includes('--types')) declareTypes()
}
