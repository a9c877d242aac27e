/** Whole processes: the same text through each tool. */

import { basename, join } from 'node:path'
import { contestants } from './contestants.mjs'
import { makeBook, prepare } from './prepare.mjs'
import { peakMemory, race } from './measure.mjs'
import { memoryLine, table } from './table.mjs'

export function wholeEssay(bench) {
  const { essay, quick } = bench
  return whole({ name: `the essay (${basename(essay)})`, path: essay, runs: quick ? 1 : 5, size: 'essay' }, bench)
}

export function wholeBook(bench) {
  const words = bench.quick ? 30_000 : 150_000
  const path = makeBook(words, bench.workshop)
  return whole(
    { name: `a book of ${words.toLocaleString('en')} words`, path, runs: bench.quick ? 1 : 3, size: 'book' },
    bench,
  )
}

function whole(text, { root, workshop, tools, quick, say }) {
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
  return `### ${text.name}\n\n${table(rows)}\n\n${memoryLine(memory)}`
}
