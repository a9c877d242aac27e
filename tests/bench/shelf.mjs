/** What a shelf of essays costs: made anew, with nothing changed, and with one essay changed. */

import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeBook } from './book.mjs'
import { plainEnvironment } from './measure.mjs'
import { markdownTable, seconds } from './table.mjs'

const wordsOfEssay = 1500

export function shelf({ root, workshop, quick, say }) {
  const titles = quick ? 12 : 200
  const [essays, out] = [join(workshop, 'shelf'), join(workshop, 'shelf-released')]
  mkdirSync(essays, { recursive: true })
  writeFileSync(join(essays, 'shelf.yaml'), 'title: A Shelf\nlanguage: en\n')
  const text = writeBook(titles * wordsOfEssay)
    .split('\n\n')
    .filter((block) => !/^(#|---|:::|\||\[\^)/.test(block) && !block.includes('[^'))
  const share = Math.floor(text.length / titles)
  const write = (index, more = '') => {
    const own = text.slice(index * share, (index + 1) * share)
    const third = Math.ceil(own.length / 3)
    const parts = [0, 1, 2].map((part) => [`# Part ${part + 1}`, ...own.slice(part * third, (part + 1) * third)])
    const about = `title: Essay ${index + 1}\nauthor: Author ${index % 17}\nlanguage: en\nedition: 1\nsubjects: [Subject ${index % 23}]`
    writeFileSync(join(essays, `essay-${index + 1}.md`), `---\n${about}\n---\n\n${parts.flat().join('\n\n')}\n${more}`)
  }
  for (let index = 0; index < titles; index += 1) write(index)
  const command = [join(root, 'build/cli.cjs'), 'release', essays, '--out', out, '--quiet']
  const release = () => {
    const started = process.hrtime.bigint()
    const { status, stderr } = spawnSync(process.execPath, command, { encoding: 'utf8', env: plainEnvironment() })
    if (status !== 0) throw new Error(stderr)
    return Number(process.hrtime.bigint() - started) / 1e9
  }
  const first = release()
  say(`shelf: ${titles} essays: ${seconds(first * 1000)}`)
  const second = release()
  write(0, '\nOne sentence more.\n')
  const changed = release()
  const files = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')).titles.length
  if (files !== titles) throw new Error(`${files} of ${titles} titles stand on the site`)
  rmSync(out, { recursive: true })
  const row = (name, time) => [name, seconds(time * 1000), `1/${Math.round(first / time)}`]
  const head = [
    `${titles} essays of about ${wordsOfEssay.toLocaleString('en')} words, all editions`,
    'time',
    'of the first',
  ]
  const rows = [row('made anew', first), row('nothing changed', second), row('one essay changed', changed)]
  return `### a shelf\n\n${markdownTable(head, rows)}`
}
