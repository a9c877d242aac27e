import { describe, expect, test } from 'vitest'
import { findHeadings } from '../../../src/manuscript/formats/plain-text/headings.ts'
import { groups, readLabelled, score } from './labelled.ts'

const labelled = readLabelled('labelled')
const heldOut = groups.slice(1).flatMap((group) => readLabelled(group))

describe('the headings of the labelled texts', () => {
  test('are many, and so are the texts', () => {
    expect(labelled.length).toBeGreaterThanOrEqual(36)
    expect(heldOut.length).toBeGreaterThanOrEqual(60)
    expect(labelled.flatMap(({ headings }) => [...headings]).length).toBeGreaterThan(140)
    expect(labelled.some(({ headings }) => headings.size === 0)).toBe(true)
  })

  test.each([
    ['those that the weights were set by', labelled],
    ['those that were written when the weights stood', heldOut],
  ])('are found with precision and recall of at least 0.97: %s', (_, texts) => {
    const { precision, recall, mistakes } = score(texts)
    expect(precision, mistakes.join('\n')).toBeGreaterThanOrEqual(0.97)
    expect(recall, mistakes.join('\n')).toBeGreaterThanOrEqual(0.97)
  })

  test.each([...labelled, ...heldOut])('get the depths that the writer gave them: $name', ({ text, headings }) => {
    const found = findHeadings(text).headings.filter(({ line }) => headings.has(line))
    // Those that were missed are counted above.
    expect(found.map(({ depth }) => depth)).toEqual(found.map(({ line }) => headings.get(line)))
  })
})
