/**
 * Times whole processes and what happens inside them side by side, and prints tables in Markdown.
 *
 *     npm run bench                             everything below
 *     npm run bench -- ../some/essay.txt        another essay
 *     npm run bench -- --quick                  one run each, shorter books, no tools that take minutes
 *     npm run bench -- --only essay             whole processes with the sample essay
 *     npm run bench -- --only book              whole processes with a book of 150,000 words
 *     npm run bench -- --only typesetting       typesetting alone, and the browser's memory, beside Paged.js
 *     npm run bench -- --only growth            books of 10,000 to 600,000 words
 *     npm run bench -- --only lines             how even the lines are, beside those of the browser
 *     npm run bench -- --only booklet           a booklet beside the 300 pages that it is made of
 *     npm run bench -- --only copies            personal copies of an essay and of a book
 *     npm run bench -- --only shelf             a shelf of 200 essays: made anew, unchanged, and with one changed
 *
 * Tools that are not installed are skipped with a word. `CHAPBOOK_BENCH_TOOLS` may name a folder in which
 * `pagedjs-cli` and `@vivliostyle/cli` were installed with npm.
 */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { booklet } from './booklet.mjs'
import { copies } from './copies.mjs'
import { growth } from './growth.mjs'
import { lines } from './lines.mjs'
import { machine } from './machine.mjs'
import { shelf } from './shelf.mjs'
import { findTools } from './tools.mjs'
import { typesetting } from './typesetting.mjs'
import { wholeBook, wholeEssay } from './whole.mjs'

const sections = { essay: wholeEssay, book: wholeBook, typesetting, growth, lines, booklet, copies, shelf }

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: 'boolean' }, only: { type: 'string' }, keep: { type: 'boolean' } },
})
const chosen = values.only === undefined ? Object.keys(sections) : values.only.split(',')
const unknown = chosen.find((name) => !Object.hasOwn(sections, name))
if (unknown !== undefined) {
  say(`There is no part \`${unknown}\`: ${Object.keys(sections).join(', ')}`)
  process.exit(2)
}

const workshop = mkdtempSync(join(tmpdir(), 'chapbook-bench-'))
try {
  const tools = findTools(root)
  for (const [name, tool] of Object.entries(tools)) if (!tool) say(`${name} is not installed: skipped`)
  const essay = resolve(process.env.INIT_CWD ?? process.cwd(), positionals[0] ?? join(root, 'manuscript/essay.md'))
  const bench = { root, workshop, tools, essay, quick: values.quick === true, say }

  const found = []
  for (const name of chosen) found.push(await sections[name](bench))
  process.stdout.write(`\n${machine(tools)}\n\n${found.join('\n\n')}\n`)
} finally {
  if (values.keep) say(`kept: ${workshop}`)
  else rmSync(workshop, { recursive: true, force: true })
}

function say(text) {
  process.stderr.write(`${text}\n`)
}
