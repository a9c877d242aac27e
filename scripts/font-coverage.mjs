/** Writes src/theme/fonts/coverage.json: what the installed font packages can show. Run it after a font package changes. */

import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const root = new URL('../', import.meta.url)
const packages = Object.keys(JSON.parse(readFileSync(new URL('package.json', root), 'utf8')).dependencies)
const { charactersOf, inAskingOrder, ranges } = await source()

const table = {}
for (const name of packages.filter((name) => name.startsWith('@fontsource/'))) table[name] = coverage(name)
writeFileSync(new URL('src/theme/fonts/coverage.json', root), `${JSON.stringify(table, null, 2)}\n`)

/** What all weights of each subset have in common; the italics apart where they differ. */
function coverage(name) {
  const upright = common(name, 'normal')
  const italic = common(name, 'italic')
  const table = {}
  for (const subset of [...upright.keys()].toSorted(inAskingOrder)) {
    table[subset] = upright.get(subset)
    if (italic.size > 0 && italic.get(subset) !== table[subset]) table[`${subset} italic`] = italic.get(subset)
  }
  return table
}

function common(name, style) {
  const folder = new URL(`node_modules/${name}/files/`, root)
  const form = new RegExp(`^${name.split('/')[1]}-(.+)-\\d+-${style}\\.woff2$`)
  const found = new Map()
  for (const file of readdirSync(folder).toSorted()) {
    const subset = form.exec(file)?.[1]
    if (!subset) continue
    const characters = new Set(charactersOf(readFileSync(new URL(file, folder))))
    found.set(subset, both(found.get(subset) ?? characters, characters))
  }
  return new Map([...found].map(([subset, characters]) => [subset, written(ranges([...characters]))]))
}

/** Pairs of first and last as the table writes them: hexadecimal, `20-7e a0`. */
function written(pairs) {
  return pairs
    .flatMap((first, index) => {
      const last = pairs[index + 1]
      if (index % 2 === 1) return []
      return [first === last ? first.toString(16) : `${first.toString(16)}-${last.toString(16)}`]
    })
    .join(' ')
}

function both(a, b) {
  return new Set([...a].filter((character) => b.has(character)))
}

async function source() {
  const contents = "export * from './woff2.ts'; export * from './coverage.ts'"
  // Inside the project, because the code looks for the package that it belongs to.
  const outfile = fileURLToPath(new URL('build/font-coverage.mjs', root))
  await build({
    stdin: { contents, resolveDir: fileURLToPath(new URL('src/theme/fonts', root)) },
    bundle: true,
    outfile,
    format: 'esm',
    platform: 'node',
    // A script at a `data:` address has no folder in which to look for packages.
    define: { 'import.meta.url': JSON.stringify(import.meta.url) },
  })
  try {
    return await import(pathToFileURL(outfile))
  } finally {
    rmSync(outfile)
  }
}
