/**
 * Compiles `src/` into `build/`: the program as one script, its heaviest packages as scripts that are loaded when they are needed,
 * the typesetter as one script for the page, and the two small files by which Node finds the command and the API.
 */

import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { chmod, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const build = join(root, 'build')
const fingerprintFile = join(build, '.fingerprint')

/** Packages that find native code, WebAssembly or data beside their own files, so that they must stay where they are. */
const leftInPlace = ['@resvg/resvg-js', 'subset-font', 'harfbuzzjs', '@jsquash/*', 'hyphen/*', 'qrcode/*', 'tinypool']

/** Packages that only some manuscripts or editions need: each is a script of its own in `build/packages/`. */
const packages = ['pdf-lib', 'puppeteer', 'hast-util-raw', 'yaml', 'temml', 'nodemailer', 'sshpk']

/**
 * Compiles everything, and removes what an earlier run left behind.
 *
 * @throws when the sources do not compile; esbuild has then said where.
 */
export async function compile() {
  const { build: run } = await import('esbuild')
  const before = fingerprint()
  const [program, page, search, api] = await Promise.all([
    run(programOptions),
    run(pageOptions),
    run(await searchOptions()),
    run(apiOptions),
  ])
  const own = program.outputFiles.map(({ path, text }) => ({ path, contents: asFunction(text) }))
  const starters = await run(startOptions(hashesOf(own)))
  const files = new Map(
    [...own, ...page.outputFiles, ...search.outputFiles, ...starters.outputFiles].map(({ path, contents }) => [
      path,
      contents,
    ]),
  )
  const [{ exports: names }] = Object.values(api.metafile.outputs)
  files.set(join(build, 'index.js'), apiFile(names))
  await mkdir(join(build, 'packages'), { recursive: true })
  await Promise.all([...files].map(([path, contents]) => writeFile(path, contents)))
  await chmod(join(build, 'cli.cjs'), 0o755)
  for (const folder of [build, join(build, 'packages')]) {
    for (const name of await readdir(folder)) {
      if (/\.c?js$/.test(name) && !files.has(join(folder, name))) await rm(join(folder, name))
    }
  }
  await writeFile(fingerprintFile, before)
}

/**
 * A script is one function that `src/start/load.ts` calls with what Node gives to a module, and with its `import()`, which Node 20
 * refuses to scripts of which V8 kept the code.
 */
function asFunction(text) {
  const body = asAscii(text).replaceAll(/\bawait import\(/g, 'await importFromNode(')
  return `(function (exports, require, module, __filename, __dirname, importFromNode) {${body}})`
}

/**
 * esbuild writes strings in ASCII and leaves regular expressions, and templates of `String.raw`, as they are; `src/start/load.ts` would read
 * other letters in them as two or three. In both an escape says the same.
 *
 * @throws where such a letter stands behind a backslash, which would make another escape of it
 */
function asAscii(text) {
  const [wrong] = /\\[^\u0000-\u007F].{0,20}/.exec(text) ?? []
  if (wrong !== undefined) throw new Error(`A letter beyond ASCII stands behind a backslash: ${wrong}`)
  return text.replaceAll(
    /[^\u0000-\u007F]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
  )
}

/** Name as the program asks for it → hash of the content, by which `src/start/load.ts` keeps what V8 made of it. */
function hashesOf(files) {
  return Object.fromEntries(
    files.map(({ path, contents }) => [
      relative(build, path).replaceAll('\\', '/'),
      createHash('sha256').update(contents).digest('hex').slice(0, 16),
    ]),
  )
}

/** An ES module with the public names. */
function apiFile(names) {
  return `import { createRequire } from 'node:module'\nconst { loadProgram } = createRequire(import.meta.url)('./load.cjs')\nexport const { ${names.join(', ')} } = await loadProgram().api()\n`
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
  legalComments: 'none',
}

const forNode = { ...common, platform: 'node', target: 'node20', mainFields: ['module', 'main'] }

/** CommonJS: Node would spend 20 ms on its loader of ES modules before the first line runs. */
const scripts = {
  ...forNode,
  outdir: build,
  outExtension: { '.js': '.cjs' },
  format: 'cjs',
  // V8 reads a script of ASCII faster than any other.
  charset: 'ascii',
  banner: { js: "const scriptAddress = require('node:url').pathToFileURL(__filename).href;" },
  define: { 'import.meta.url': 'scriptAddress' },
}

const programOptions = {
  ...scripts,
  entryPoints: [
    { in: 'src/start/program.ts', out: 'program' },
    ...packages.map((name) => ({ in: name, out: `packages/${name}` })),
  ],
  external: leftInPlace,
  // Every start reads the text of its scripts; names stay, so that a stack trace can be read.
  minifyWhitespace: true,
  minifySyntax: true,
  plugins: [packagesApart(), leanPackages()],
}

/** What Node starts; it does nothing but load the program. */
function startOptions(scriptHashes) {
  return {
    ...scripts,
    entryPoints: ['src/start/cli.ts', 'src/start/load.ts', 'src/start/worker.ts'],
    define: { ...scripts.define, scriptHashes: JSON.stringify(scriptHashes) },
  }
}

/** Only to learn which names are public. */
const apiOptions = {
  ...forNode,
  entryPoints: ['src/index.ts'],
  outfile: 'index.js',
  format: 'esm',
  metafile: true,
  packages: 'external',
}

const pageOptions = {
  ...common,
  entryPoints: ['src/typeset/index.ts'],
  outfile: join(build, 'typeset.js'),
  charset: 'utf8',
  platform: 'browser',
  format: 'iife',
  target: 'chrome130',
}

/** The search of a shelf: it goes to readers, so it is small, and says whose work is in it. */
async function searchOptions() {
  const { version } = JSON.parse(await readFile(join(root, 'node_modules/minisearch/package.json'), 'utf8'))
  const licence = await readFile(join(root, 'node_modules/minisearch/LICENSE.txt'), 'utf8')
  return {
    ...common,
    entryPoints: ['src/search-page/index.ts'],
    outfile: join(build, 'search.js'),
    charset: 'utf8',
    platform: 'browser',
    format: 'iife',
    target: 'es2021',
    minify: true,
    banner: { js: `/*!\nSearch of a shelf, by Chapbook (MIT). Holds MiniSearch ${version}:\n\n${licence.trim()}\n*/` },
  }
}

/**
 * Leaves out of packages what Chapbook never uses and every start would pay for, or what must not be there: 2 MB of proxy
 * scripts for puppeteer's downloads (`src/host/browser/download.ts` loads `@puppeteer/browsers` itself, unbundled); its search for
 * a configuration, which would run JavaScript that lies in the folder of an untrusted manuscript; epub-gen-memory's way to the
 * network, its sanitiser, which damages good XHTML and is given nothing, and its zip, in whose place our own stands
 * (`src/editions/epub/package.ts`); the programs that commander could start.
 */
function leanPackages() {
  const replacements = {
    'proxy-agent': 'export class ProxyAgent {}',
    cosmiconfig: 'export const cosmiconfigSync = () => ({ search: () => null })',
    './html-parse':
      'export function fixHTML(index, html) { if (html !== "") throw new Error("The sanitiser was given a text"); return "" }',
    'node-fetch': 'export default () => { throw new Error("Chapbook fetches nothing") }',
    jszip: 'export default class { file() {} }',
    // Asked for a name of each chapter and the language, which have been given as they must be.
    slugify: 'export default (text) => text',
    diacritics: 'export const remove = (text) => text',
    'node:child_process': 'export {}',
  }
  return {
    name: 'lean-packages',
    setup({ onResolve, onLoad, resolve }) {
      onResolve(
        {
          filter: /^(proxy-agent|cosmiconfig|node-fetch|jszip|slugify|diacritics|\.\/html-parse|node:child_process)$/,
        },
        ({ path, importer }) => {
          if (path === 'node:child_process' && !/[\\/]commander[\\/]/.test(importer)) return undefined
          return { path, namespace: 'lean-packages' }
        },
      )
      // epub-gen-memory itself has a form of this file that checks nothing; what it would check is our own.
      onResolve({ filter: /^\.\/predicates$/ }, ({ resolveDir, importer, kind }) =>
        resolve('./predicates-nop', { resolveDir, importer, kind }),
      )
      onResolve({ filter: /^mime$/ }, ({ resolveDir, importer, kind }) =>
        resolve('mime/lite', { resolveDir, importer, kind }),
      )
      onLoad({ filter: /.*/, namespace: 'lean-packages' }, ({ path }) => ({
        contents: replacements[path],
        loader: 'js',
      }))
    },
  }
}

/** Lets the program ask for a script of `build/packages/` where a source imports the package. */
function packagesApart() {
  return {
    name: 'packages-apart',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: new RegExp(`^(?:${packages.join('|')})$`) }, ({ path, kind }) =>
        kind === 'entry-point' ? undefined : { path, namespace: 'package-apart' },
      )
      onResolve({ filter: /^packages\// }, ({ path }) => ({ path, external: true }))
      // Name by name, because each use of a name would else go through two getters: a tenth of the time of finishing a book.
      onLoad({ filter: /.*/, namespace: 'package-apart' }, async ({ path }) => {
        const names = namesOf(await import(path)).filter((name) => !['default', 'module.exports'].includes(name))
        return {
          contents: `const found = require('packages/${path}.cjs')\nexport const { ${names.join(', ')} } = found\nexport default found.default`,
        }
      })
    },
  }
}

/** Of a script in CommonJS Node finds by itself only the names that it can read without running it. */
function namesOf({ default: whole, ...named }) {
  const found = Object.keys(named)
  const isCommonJs = found.length > 0 && found.every((name) => Object.hasOwn(Object(whole), name))
  return isCommonJs ? Object.keys(whole) : found
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
