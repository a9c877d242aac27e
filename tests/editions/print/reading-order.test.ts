import { afterAll, describe, expect, test } from 'vitest'
import { tagsOf } from '../../pdf/reading.ts'
import { closeBrowser, renderMarkdown } from './render.ts'

afterAll(closeBrowser)

describe('what goes on overleaf', () => {
  test('is one paragraph with both halves and its notes, in chapters, sections and parts of sections', async () => {
    const write = writer()
    const written = Array.from({ length: 40 }, () => [write(100), write(9), write(50)] as const)
    const heading = (index: number): string => (index % 9 === 0 ? `${'#'.repeat((index % 4) + 1)} Head\n\n` : '')
    const text = [
      ...written.map(([before, , after], index) => `${heading(index)}${before}[^${index}] ${after}`),
      ...written.map(([, note], index) => `[^${index}]: ${note}`),
    ]
    const tags = await tagsOf((await renderMarkdown(text.join('\n\n'))).bytes)
    // The paragraphs of notes are further in.
    const read = tags.split(/^ {2}(?:P|H\d)$/m).map((tagged) => wordsOf(tagged).join(' '))
    expect(read.filter((words) => words !== '')).toEqual(written.map((parts) => parts.join(' ')))
  })

  test('is read in the order of the manuscript, a note after its call, wherever the page ends', async () => {
    const write = writer()
    const notes: string[] = []
    // What a note says is written when it is called, so that all words are numbered in the order of reading.
    const noted = (before: number, after: number, note = 12): string => {
      const words = write(before)
      notes.push(write(note))
      return `${words}[^${notes.length}] ${write(after)}`
    }
    const times = (count: number, part: () => string): readonly string[] => Array.from({ length: count }, part)
    const parts = [
      ...times(9, () => noted(80, 90)),
      '# Head',
      ...times(9, () => `${noted(50, 60)} ${noted(40, 30)}`),
      '### Head',
      ...times(9, () => noted(90, 80)),
      ...times(7, () => `- ${noted(70, 90)}`),
      '## Head',
      noted(60, 700),
      ...times(6, () => `1. ${write(90)}\n\n   ${noted(60, 70)}`),
      times(6, () => `> ${noted(130, 90)}`).join('\n>\n'),
      `> - ${write(190)}\n> - ${write(250)}`,
      `Term\n: ${write(240)}\n\nOther\n: ${write(320)}`,
      noted(60, 120, 300),
      ...times(4, () => noted(120, 130)),
    ]
    const text = [...parts, ...notes.map((words, index) => `[^${index + 1}]: ${words}`)].join('\n\n')
    const { bytes, warnings } = await renderMarkdown(text)
    expect(wordsOf(await tagsOf(bytes))).toEqual(wordsOf(write.all()))
    expect(warnings).toEqual([])
  })
})

test.each(['chapter', 'book'] as const)('notes set by %s are read where they stand, also over pages', async (notes) => {
  const write = writer()
  const chapter = (name: string, first: number): readonly string[] => [
    `# ${name}`,
    ...Array.from({ length: 6 }, (_, index) => `${write(90)}[^${first + index}]`),
  ]
  const noted = (first: number): readonly string[] =>
    Array.from({ length: 6 }, (_, index) => `[^${first + index}]: ${write(70)}`)
  // Words are numbered in the order of reading.
  const text =
    notes === 'chapter'
      ? [...chapter('One', 1), ...noted(1), ...chapter('Two', 7), ...noted(7)]
      : [...chapter('One', 1), ...chapter('Two', 7), ...noted(1), ...noted(7)]
  const { bytes, warnings } = await renderMarkdown(text.join('\n\n'), { notes })
  expect(wordsOf(await tagsOf(bytes))).toEqual(wordsOf(write.all()))
  expect(warnings).toEqual([])
})

/** Writes words that are all different: `w1q w2q w3q` …; the last letter keeps them from the number of a note. */
function writer(): ((count: number) => string) & { readonly all: () => string } {
  let written = 0
  const words = (from: number, to: number): string =>
    Array.from({ length: to - from }, (_, index) => `w${from + index + 1}q`).join(' ')
  const write = (count: number): string => words(written, (written += count))
  return Object.assign(write, { all: () => words(0, written) })
}

function wordsOf(text: string): readonly string[] {
  return text.match(/w\d+q/g) ?? []
}
