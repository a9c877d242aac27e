import { afterAll, describe, expect, test } from 'vitest'
import { geometryOf } from '../../../src/editions/print/geometry.ts'
import { defaults } from '../../../src/settings/defaults.ts'
import { closeBrowser, renderMarkdown } from './render.ts'

afterAll(closeBrowser)

/** Words of the running text begin with g, all others do not. */
const running = (from: number, count: number): string =>
  Array.from(
    { length: count },
    (_, index) => `g${from + index} ${'lamp oil at dusk for the keeper'.split(' ')[index % 7]}`,
  ).join(' ')

const offGrid = [
  '> A quotation that is long enough for two lines of the page, or nearly so, as these words may show.',
  '- an item\n- another\n\n  of two paragraphs',
  '| Hour | Duty |\n| --- | --- |\n| six | light |\n| seven | read |',
  '```\ncode\n```',
  '## A section whose heading is so long that it takes two lines of the page at least',
  ':::verse\nOne line\nand another\n\nA stanza\n:::',
  '* * *',
  ':::note\nA box.\n:::',
  '### A part of a section',
  'Term\n: What it means',
]

describe('the grid of the page', () => {
  test('has every line of the running text, whatever stands between', async () => {
    const text = Array.from(
      { length: 36 },
      (_, index) => `${running(index * 100, 30 + ((index * 17) % 41))}\n\n${offGrid[index % offGrid.length]}`,
    )
    const { bytes } = await renderMarkdown(text.join('\n\n'))
    const { leading, page, margin } = geometryOf(defaults.print)
    const offsets = (await baselines(bytes)).map((baseline) => (page.height * 0.75 - baseline) / 0.75 - margin.top)
    expect(offsets.length).toBeGreaterThan(200)
    const first = offsets[0] ?? 0
    const lines = offsets.map((offset) => (offset - first) / leading)
    expect(lines.filter((line) => Math.abs(line - Math.round(line)) > 0.02)).toEqual([])
  })
})

/** Baselines of the lines of running text, pt from the foot of their page. */
async function baselines(bytes: Uint8Array): Promise<readonly number[]> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
  const found: number[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent()
    for (const item of items) if ('str' in item && /\bg\d/.test(item.str)) found.push(Number(item.transform[5]))
  }
  await document.destroy()
  return found
}
