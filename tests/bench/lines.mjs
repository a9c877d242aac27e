/** How even the lines are that Chapbook sets, beside those of the browser's own `text-align: justify`. Nothing is timed. */

import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { compileInside } from './inside.mjs'
import { plainEnvironment } from './measure.mjs'
import { makeBook } from './prepare.mjs'
import { markdownTable } from './table.mjs'

/** The same document, fonts, widths and browser; with the same places to divide words at, and without. */
export async function lines({ root, workshop, quick, say }) {
  const inside = await compileInside(root)
  const words = quick ? 30_000 : 150_000
  const { command, words: call } = inside('lines', 'lines', [makeBook(words, workshop), join(workshop, 'lines')])
  const { status, stdout, stderr } = spawnSync(command, call, { encoding: 'utf8', env: plainEnvironment() })
  const caption = `### word spaces, ${words.toLocaleString('en')} words`
  if (status !== 0) {
    say(`lines: failed: ${stderr.trim().split('\n').at(-1)}`)
    return `${caption}\n\nNot measured.`
  }
  const { chapbook, justified, hyphenated, browser } = JSON.parse(stdout.trim().split('\n').at(-1))
  const row = (name, { mean, deviation, worst, lines: count, hyphens }) => [
    name,
    `${mean.toFixed(2)} px`,
    `${deviation.toFixed(2)} px`,
    `${(chapbook.deviation / deviation).toFixed(2)} ×`,
    `${worst.toFixed(1)} px`,
    count.toLocaleString('en'),
    hyphens.toLocaleString('en'),
  ]
  const table = markdownTable(
    ['', 'mean', 'standard deviation', "Chapbook's is", 'widest', 'lines set flush', 'words divided'],
    [
      row('**Chapbook**', chapbook),
      row(`${browser}, \`text-align: justify\``, justified),
      row('the same, with the same hyphens', hyphenated),
    ],
  )
  return `${caption}\n\n${table}`
}
