/** How objects are written: in few bytes, numbered without gaps. */

import { PDFContext, PDFString } from 'pdf-lib'
import { expect, test } from 'vitest'
import { parseFile } from '../../src/pdf/parse.ts'
import { objectText } from '../../src/pdf/serialise/text.ts'
import { serialise } from '../../src/pdf/serialise.ts'

const context = PDFContext.create()

test('values are set apart by a space only where they would run together', () => {
  const text = PDFString.of(String.raw`a \) b`)
  const object = context.obj({ A: 1, B: [1, 2.5, true, null, [3], text, 4, { C: 'D' }, 'E', 5], F: text, G: 'H' })
  expect(objectText(object, new Map())).toBe(
    String.raw`<</A 1/B[1 2.5 true null[3](a \) b)4<</C/D>>/E 5]/F(a \) b)/G/H>>`,
  )
})

test('what refers to an object gets its new number, and what refers to nothing is null', () => {
  const [known, gone] = [context.nextRef(), context.nextRef()]
  const array = context.obj([known, known, gone])
  expect(objectText(array, new Map([[known.objectNumber, 7]]))).toBe('[7 0 R 7 0 R null]')
})

test('a file holds what the trailer reaches, numbered from 1', () => {
  const pdf = PDFContext.create()
  for (let unused = 0; unused < 20; unused++) pdf.register(pdf.obj({ Unused: unused }))
  const page = pdf.register(pdf.obj({ Type: 'Page' }))
  pdf.trailerInfo.Root = pdf.register(pdf.obj({ Type: 'Catalog', Kids: [page] }))
  const objects = parseFile(serialise(pdf)).enumerateIndirectObjects()
  expect(objects.map(([ref, object]) => [ref.objectNumber, objectText(object, new Map([[1, 1]]))])).toEqual([
    [1, '<</Type/Page>>'],
    [2, '<</Type/Catalog/Kids[1 0 R]>>'],
  ])
})
