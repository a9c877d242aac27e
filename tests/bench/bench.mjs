/**
 * Times whole processes side by side and prints a table in Markdown.
 *
 *     npm run bench                             the sample essay and a book of 150,000 words
 *     npm run bench -- ../some/essay.txt        another essay
 *     npm run bench -- --quick                  one run each, a book of 30,000 words, no tools that take minutes
 *     npm run bench -- --only essay             only the essay (or: only the book)
 *
 * Tools that are not installed are skipped with a word. `CHAPBOOK_BENCH_TOOLS` may name a folder in which
 * `pagedjs-cli` and `@vivliostyle/cli` were installed with npm.
 */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { contestants } from './contestants.mjs'
import { writeBook } from './book.mjs'
import { machine } from './machine.mjs'
import { prepare } from './prepare.mjs'
import { peakMemory, race } from './measure.mjs'
import { memoryLine, table } from './table.mjs'
import { findTools } from './tools.mjs'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: 'boolean' }, only: { type: 'string' }, keep: { type: 'boolean' } },
})
const quick = values.quick === true

const workshop = mkdtempSync(join(tmpdir(), 'chapbook-bench-'))
try {
  const tools = findTools(root)
  for (const [name, tool] of Object.entries(tools)) if (!tool) say(`${name} is not installed: skipped`)

  const words = quick ? 30_000 : 150_000
  const texts = []
  if (values.only !== 'book') {
    const path = resolve(process.env.INIT_CWD ?? process.cwd(), positionals[0] ?? join(root, 'manuscript/essay.md'))
    texts.push({ name: `the essay (${basename(path)})`, path, runs: quick ? 1 : 5, size: 'essay' })
  }
  if (values.only !== 'essay') {
    const path = join(workshop, 'book.md')
    writeFileSync(path, writeBook(words))
    texts.push({ name: `a book of ${words.toLocaleString('en')} words`, path, runs: quick ? 1 : 3, size: 'book' })
  }

  const tables = []
  for (const text of texts) {
    const inputs = prepare({ text, root, tools, folder: join(workshop, text.size) })
    const running = contestants({ tools, inputs, root }).filter(({ name, slow }) => {
      if (slow && quick) say(`${name}: takes minutes, skipped by --quick`)
      return !(slow && quick)
    })
    const rows = race(running, text.runs)
    for (const { name, failure, seconds } of rows) {
      say(`${text.size}: ${name}: ${failure ?? seconds.map((time) => `${time.toFixed(2)} s`).join(', ')}`)
    }
    const memory = peakMemory(
      rows.find(({ id }) => id === 'chapbook-all'),
      workshop,
    )
    tables.push(`### ${text.name}\n\n${table(rows)}\n\n${memoryLine(memory)}`)
  }
  process.stdout.write(`\n${machine(tools)}\n\n${tables.join('\n\n')}\n`)
} finally {
  if (values.keep) say(`kept: ${workshop}`)
  else rmSync(workshop, { recursive: true, force: true })
}

function say(text) {
  process.stderr.write(`${text}\n`)
}
