import { expect, test } from 'vitest'
import { overfullPages } from '../../../src/editions/print/overfull.ts'
import { bookDesign } from '../../../src/editions/print/design.ts'
import { defaults } from '../../../src/settings/defaults.ts'

const design = bookDesign(defaults.print)
const { geometry } = design

test('pages that hold their text are not worth a word', () => {
  expect(overfullPages([], design)).toEqual([])
})

test('text in the margin is a warning that names the pages', () => {
  const overfull = Array.from({ length: 10 }, (_, index) => ({ page: index + 4, down: 5, across: 0 }))
  expect(overfullPages(overfull, design).map(({ reason }) => reason)).toEqual([
    'The text stands in the margin on page 4, 5, 6, 7, 8, 9, 10, 11 and 2 more of the PDF',
  ])
})

test.each([
  ['at the side', { page: 4, down: 0, across: geometry.margin.inside + 1 }],
  ['at the foot', { page: 4, down: geometry.margin.bottom + 1, across: 0 }],
])('text that would leave the paper %s is refused', (_, page) => {
  expect(() => overfullPages([page], design)).toThrow('The text does not fit on page 4 of the PDF')
})

test('the remedy is a setting of the edition that the pages belong to', () => {
  const overfull = [{ page: 4, down: 5, across: 0 }]
  const noteFor = (name: string): string | undefined => overfullPages(overfull, { ...design, name })[0]?.note
  expect(noteFor('print-gutter-40')).toContain('`print: { page: … }`')
  expect(noteFor('handout')).toContain('`handout: { page: … }`')
  expect(noteFor('large-print')).toContain('`large-print: { page: … }`')
})
