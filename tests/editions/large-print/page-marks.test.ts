import { afterAll, expect, test } from 'vitest'
import { textAt } from '../../../src/book/page-map.ts'
import { largePrint } from '../../../src/editions/large-print.ts'
import { printedPages } from '../../../src/editions/printed-pages.ts'
import { seenTexts, type SeenText } from '../../pdf-look.ts'
import { readPdf } from '../../pdf-text.ts'
import { wordsIn } from '../../words.ts'
import { closeBrowser, contextFor } from '../print/render.ts'

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

test('without a print edition there are no pages to show', async () => {
  const { bytes } = await largePrint.render(await contextFor(text, { editions: ['large-print'] }))
  expect(signsOf(await seenTexts(bytes))).toEqual([])
})
