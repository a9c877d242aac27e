/** Large manuscripts, made here: every chapter and every word of them is in the editions. */

import { expect, it } from 'vitest'
import { wordsIn } from '../words.ts'
import { expectInOrder, readEpub, readPrint, readWeb, type ReadWords } from './editions.ts'
import { about, project } from './project.ts'

it('a manuscript of 5 MB and 700 chapters comes whole to the screen', async () => {
  const { text, flow, titles } = manuscript(700, 5_000_000)
  const { build } = project({ 'essay.md': text })
  const { code, err, result } = await build('essay.md', '--edition', 'web,epub')
  expect({ code, err }).toEqual({ code: 0, err: '' })
  for (const { edition, bytes } of result?.artifacts ?? []) {
    expectWhole(edition === 'web' ? readWeb(bytes) : readEpub(bytes), flow, titles)
  }
})

it('a manuscript of a third of a megabyte and 50 chapters comes whole to paper', async () => {
  const { text, flow, titles } = manuscript(50, 330_000)
  const { build } = project({ 'essay.md': text })
  const { code, err, result } = await build('essay.md', '--edition', 'print')
  expect({ code, err }).toEqual({ code: 0, err: '' })
  expectWhole(await readPrint(result?.artifacts[0]?.bytes ?? new Uint8Array()), flow, titles)
})

/** Chapters of numbered words, so that one that is lost, doubled or moved shows. */
function manuscript(chapters: number, size: number) {
  const titles = Array.from({ length: chapters }, (_, index) => `Chapter of room ${index + 1}`)
  const paragraphs = Math.round(size / chapters / 450)
  let count = 0
  const paragraph = (): string =>
    Array.from({ length: 60 }, () => {
      count += 1
      return `word${count.toString(36)}`
    }).join(' ')
  const texts = titles.map(() => Array.from({ length: paragraphs }, () => `${paragraph()}.`))
  const text = `${about}${titles.map((title, index) => `# ${title}\n\n${texts[index]?.join('\n\n')}\n`).join('\n')}`
  return { text, titles, flow: titles.flatMap((title, index) => wordsIn(`${title} ${texts[index]?.join(' ')}`)) }
}

function expectWhole(read: ReadWords, written: readonly string[], titles: readonly string[]): void {
  expect(read.contents.filter((title) => titles.includes(title))).toEqual(titles)
  expectInOrder(read.flow, written)
}
