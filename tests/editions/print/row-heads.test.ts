/** Heads of rows and columns in the tags of a table. */

import { afterAll, expect, test } from 'vitest'
import { checkPdf } from '../../../src/pdf/check.ts'
import { readPdf } from '../../pdf-text.ts'
import { closeBrowser, renderMarkdown } from './render.ts'

afterAll(closeBrowser)

test('a table whose first column has no head is tagged with heads of rows, and every cell has its heads', async () => {
  const { bytes, warnings } = await renderMarkdown(
    '# One\n\n|  | Oil | Wick |\n| --- | --- | --- |\n| Winter | 41 | 12 |\n| Summer | 9 | 3 |',
  )
  const cells = (await readPdf(bytes)).blocks
    .filter(({ type }) => type === 'TH' || type === 'TD')
    .map(({ type, text }) => `${type} ${text.trim()}`)
  expect(cells.filter((cell) => cell.length > 3)).toEqual([
    'TH Oil',
    'TH Wick',
    'TH Winter',
    'TD 41',
    'TD 12',
    'TH Summer',
    'TD 9',
    'TD 3',
  ])
  expect(await checkPdf(bytes)).toEqual([])
  expect(warnings).toEqual([])
})
