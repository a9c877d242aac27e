import { afterAll, describe, expect, test } from 'vitest'
import type { Config } from '../../../src/settings.ts'
import { textAt } from '../../../src/book/page-map.ts'
import { largePrint } from '../../../src/editions/large-print.ts'
import { printedPages } from '../../../src/editions/printed-pages.ts'
import { seenTexts, type SeenText } from '../../pdf-look.ts'
import { readPdf } from '../../pdf-text.ts'
import { wordsIn } from '../../words.ts'
import { bookAround } from '../around.ts'
import { closeBrowser, contextFor, renderEdition } from '../print/render.ts'

afterAll(closeBrowser)

const words = 'lamp stair wind harbour keeper night window letter bread clock wire island stone gull rope'.split(' ')
const text = Array.from({ length: 9 }, (_, chapter) => {
  const paragraphs = Array.from({ length: 4 }, (_, paragraph) => {
    const turned = [...words.slice((chapter * 4 + paragraph) % 15), ...words.slice(0, (chapter * 4 + paragraph) % 15)]
    return `The ${turned.join(' and the ')} of part ${'abcdefghi'[chapter]}. `.repeat(4)
  })
  return `# Heading ${'abcdefghi'[chapter]}\n\n${paragraphs.join('\n\n')}\n\n***\n\nThe end of it.`
}).join('\n\n')

/** The signs are as large as the text and stand beyond it; so do the numbers of the contents, on the second page. */
function signsOf(texts: readonly SeenText[]): readonly SeenText[] {
  const isFolio = ({ y }: SeenText): boolean => y < 75
  const isBeside = ({ x, page }: SeenText): boolean => page > 2 && (x < 70 || x > 495)
  return texts.filter((found) => /^\d+$/.test(found.text) && isBeside(found) && !isFolio(found))
}

test('the pages of the print edition stand in the margin, beside the line with their first word', async () => {
  const context = await contextFor(text, { editions: ['print', 'large-print'] })
  const { bytes } = await largePrint.render(context)
  const map = await printedPages(context)
  const texts = await seenTexts(bytes)
  const signs = signsOf(texts)
  expect(map?.pages.length).toBeGreaterThan(4)
  expect(signs.map((sign) => sign.text)).toEqual(map?.pages.map(({ label }) => label))
  map?.pages.forEach((beginning, index) => {
    const sign = signs[index]
    const [word = ''] = wordsIn(textAt(context.book, beginning))
    const beside = texts.filter(
      (found) => found !== sign && found.page === sign?.page && Math.abs(found.y - (sign?.y ?? 0)) < 8,
    )
    expect(wordsIn(beside.map((found) => found.text).join(' ')), `page ${beginning.label}`).toContain(word)
  })
  const { blocks } = await readPdf(bytes)
  const aloud = blocks.filter(({ page }) => page > 2).map((block) => block.text)
  expect(aloud.join(' ')).not.toMatch(/\d/)
})

test('without a print edition there are no pages to show, and nothing to explain', async () => {
  const { bytes } = await largePrint.render(await contextFor(text, { editions: ['large-print'] }))
  expect(signsOf(await seenTexts(bytes))).toEqual([])
  expect(await explanations(bytes)).toEqual([])
})

describe('what the framed numbers are is said once before the text', () => {
  const editions: Config['editions'] = ['print', 'large-print']
  const short = '# One\n\nThe lamp is lit at dusk.'

  test.each<[string, string, Config, number]>([
    ['on the copyright page of a book', text, { editions, print: { openings: 'page' } }, 2],
    ['at the foot of the contents of an essay', text, { editions }, 2],
    ['where there are no contents', short, { editions }, 2],
    ['where the copyright page is switched off', text, { editions, matter: { copyright: false } }, 2],
  ])('%s', async (_, manuscript, config, page) => {
    const { bytes } = await largePrint.render(await contextFor(manuscript, config))
    expect(await explanations(bytes)).toEqual([page])
  })

  test("below the text of a copyright page that is the writer's own", async () => {
    const { book, settings } = await bookAround({ 'copyright.md': 'Nobody may copy.' })
    const { bytes } = await renderEdition(largePrint, book, { ...settings, editions: ['print', 'large-print'] })
    expect(await explanations(bytes)).toEqual([2])
    expect((await readPdf(bytes)).blocks.find(({ page }) => page === 2)?.text).toContain('Nobody may copy.')
  })
})

/** The pages that explain the numbers. */
async function explanations(bytes: Uint8Array): Promise<readonly number[]> {
  const { blocks } = await readPdf(bytes)
  return blocks.filter((block) => block.text.includes('A number in a frame')).map(({ page }) => page)
}
