/** What a booklet costs beside the pages that it is made of. */

import { join } from 'node:path'
import { compileInside } from './inside.mjs'
import { median, race } from './measure.mjs'
import { makeBook } from './prepare.mjs'
import { markdownTable, seconds } from './table.mjs'

/** A book that fills about 300 pages. */
export async function booklet({ root, workshop, quick, say }) {
  const words = quick ? 15_000 : 73_000
  const inside = await compileInside(root)
  const out = join(workshop, 'booklet')
  const [row] = race([inside('booklet', 'booklet', [makeBook(words, workshop), out], out)], quick ? 1 : 3)
  if (row.failure) return `### booklet\n\n${row.failure}`
  say(`booklet: imposing ${row.told.map(({ imposing }) => seconds(imposing)).join(', ')}`)
  return `### booklet\n\n${bookletTable(row.told)}`
}

function bookletTable(told) {
  const of = (step) => median(told.map((each) => each[step]))
  const [{ pages, sheets }] = told
  const setting = of('typesetting') + of('printing')
  return markdownTable(
    ['', 'pages', 'typesetting and printing', 'sheets', 'imposing', 'part of it'],
    [
      [
        '**Chapbook**',
        String(pages),
        seconds(setting),
        String(sheets),
        seconds(of('imposing')),
        (of('imposing') / setting).toFixed(3),
      ],
    ],
  )
}
