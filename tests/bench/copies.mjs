/** What personal copies cost: many of the essay, fewer of a book of about 300 pages. */

import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { peakMemory, race } from './measure.mjs'
import { makeBook } from './prepare.mjs'
import { markdownTable, seconds } from './table.mjs'

export function copies(bench) {
  const { essay, quick, workshop, say } = bench
  const many = quick ? 100 : 1000
  const book = makeBook(quick ? 15_000 : 73_000, workshop)
  const rows = [
    ...measured({ name: 'the essay, EPUB and PDF', manuscript: essay, count: many }, bench),
    ...measured({ name: 'the essay, EPUB alone', manuscript: essay, count: many, edition: 'epub' }, bench),
    ...measured({ name: 'the book, EPUB and PDF', manuscript: book, count: many / 10 }, bench),
  ]
  for (const [name, , time] of rows) say(`copies: ${name}: ${time}`)
  const head = ['', 'copies', 'time', 'copies a second', 'peak memory', 'bytes a copy', 'more than the base']
  return `### personal copies\n\n${markdownTable(head, rows)}`
}

function measured({ name, manuscript, count, edition = 'epub,print' }, { root, workshop, quick }) {
  const folder = join(workshop, `copies-${name.replaceAll(/\W+/g, '-')}`)
  const [release, out, list] = [join(folder, 'release'), join(folder, 'copies'), join(folder, 'readers.csv')]
  mkdirSync(folder, { recursive: true })
  writeFileSync(list, readers(count))
  const command = join(root, 'build/cli.cjs')
  const made = spawnSync(
    process.execPath,
    [command, 'release', manuscript, '--out', release, '--edition', 'web,epub,print'],
    {
      encoding: 'utf8',
    },
  )
  if (made.status !== 0) throw new Error(made.stderr)
  const contestant = {
    command: process.execPath,
    words: [command, 'copy', release, '--csv', list, '--of', String(count), '--out', out, '--edition', edition],
    made: out,
  }
  const [row] = race([contestant], quick ? 1 : 3)
  if (row.failure) return [[name, String(count), row.failure]]
  const memory = peakMemory(row, folder)
  const { bases, files } = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8'))
  const base = bases.reduce((sum, { bytes }) => sum + bytes, 0)
  const each = files.reduce((sum, { bytes }) => sum + bytes, 0) / count
  if (readdirSync(out).length < files.length) throw new Error('A copy is missing')
  rmSync(out, { recursive: true })
  return [
    [
      name,
      count.toLocaleString('en'),
      seconds(row.median * 1000),
      Math.round(count / row.median).toLocaleString('en'),
      memory === undefined ? '' : `${Math.round(memory)} MB`,
      Math.round(each).toLocaleString('en'),
      Math.round(each - base).toLocaleString('en'),
    ],
  ]
}

const given = 'Anna Bo Cléo Dirk Émile Fay Günther Hélène Ivo Jürgen Łukasz Μαρία Иван יעל أحمد Nguyễn'.split(' ')
const family = 'Weber Chen O’Hara Müller Ñandú Øster Παπαδοπούλου Петров כהן العلي Thị Smith-Jones Quixley'.split(' ')

function readers(count) {
  const rows = Array.from({ length: count }, (_, index) => {
    const name = `${given[index % given.length]} ${family[Math.floor(index / 3) % family.length]}`
    return `${name},${index % 3 === 0 ? 'With thanks' : ''}`
  })
  return `name,note\n${rows.join('\n')}\n`
}
