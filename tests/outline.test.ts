import { describe, expect, test } from 'vitest'
import { outline } from '../src/outline.ts'
import { memoryHost } from './memory-host.ts'

const prose =
  'The harbour lay empty that morning, and the gulls walked up and down on the quay like people who have missed a train. ' +
  'Nobody had told them that the boats would not come back before the evening.'
const plain = [
  'The Empty Quay',
  prose,
  'The Long Afternoon',
  prose,
  'A Light at Sea',
  prose,
  'He was late',
  prose,
].join('\n\n')

describe('the outline', () => {
  test('of plain text has the headings that were found and the lines that were not taken', async () => {
    const { headings, rejected, files } = await outline({
      manuscript: 'quay.txt',
      host: memoryHost({ 'quay.txt': plain }),
    })
    expect(headings.map(({ line, depth, title }) => [line, depth, title])).toEqual([
      [1, 1, 'The Empty Quay'],
      [5, 2, 'The Long Afternoon'],
      [9, 2, 'A Light at Sea'],
    ])
    expect(headings.map((heading) => Object.keys(heading))[0]).toEqual([
      'line',
      'depth',
      'title',
      'confidence',
      'reasons',
    ])
    expect(rejected.map(({ line }) => line)).toEqual([13])
    expect(files.map(({ basename }) => basename)).toEqual(['quay.txt'])
  })

  test('goes by the outline file beside the text', async () => {
    const host = memoryHost({ 'quay.txt': plain, 'quay.outline.yaml': 'headings: [13]\ntext: [5]\n' })
    const { headings } = await outline({ manuscript: 'quay.txt', host })
    expect(headings.map(({ line }) => line)).toEqual([1, 9, 13])
  })

  test('of Markdown has what is marked, counted from the top of the file', async () => {
    const text =
      '---\ntitle: Quay\nauthor: A. Writer\n---\n\n# The *Empty* Quay {#quay}\n\nText.\n\nRope\n----\n\n```\n# no\n```\n'
    const { headings, rejected } = await outline({ manuscript: 'quay.md', host: memoryHost({ 'quay.md': text }) })
    expect(headings).toEqual([
      { line: 6, depth: 1, title: 'The Empty Quay', confidence: 1, reasons: ['marked with #'] },
      { line: 10, depth: 2, title: 'Rope', confidence: 1, reasons: ['marked with #'] },
    ])
    expect(rejected).toEqual([])
  })

  test('of several files tells the file of each heading', async () => {
    const host = memoryHost({ 'book/1.md': '# One', 'book/2.md': '# Two' })
    const { headings } = await outline({ manuscript: 'book', host })
    expect(headings.map(({ path, title }) => [path, title])).toEqual([
      ['book/1.md', 'One'],
      ['book/2.md', 'Two'],
    ])
  })

  test('of a manuscript that is not there throws', async () => {
    await expect(outline({ manuscript: 'nothing.txt', host: memoryHost({}) })).rejects.toMatchObject({
      name: 'ChapbookError',
    })
  })
})
