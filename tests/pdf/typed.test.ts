/** The text of a PDF as it was typed, taken out by pdf.js; pdftotext and mutool do the same under `npm run conformance`. */

import { afterAll, expect, test } from 'vitest'
import { nodeHost } from '../../src/host/index.ts'
import { load } from '../../src/manuscript/load.ts'
import { read } from '../../src/manuscript/read.ts'
import { closeBrowser, renderPrint } from '../editions/print/render.ts'
import { firstLost, splitWords, typedWords } from '../typed-words.ts'
import { plainText } from './reading.ts'

afterAll(closeBrowser)

test('every word comes out in order, with every sign that stands at it', async () => {
  const host = nodeHost()
  const manuscript = await load({ manuscript: 'tests/conformance/manuscripts/typed' }, host)
  const book = await read(manuscript, host)
  const { flow, notes } = typedWords(book)
  expect(flow.length).toBeGreaterThan(300)
  const extracted = splitWords(await plainText((await renderPrint(book)).bytes))
  expect(firstLost(flow, extracted)).toBeUndefined()
  expect(firstLost(notes, extracted)).toBeUndefined()
})
