/** Reads what is printed where on the sides of a PDF. */

export type ReadHalf = { readonly words: string; readonly isUpright: boolean }
export type ReadSide = { readonly left: ReadHalf | undefined; readonly right: ReadHalf | undefined }

type Item = {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly length: number
  readonly size: number
  readonly isUpright: boolean
}
type ReadPage = { readonly width: number; readonly height: number; readonly items: readonly Item[] }

/** The words on each half of each side, in the order of the content. */
export async function halvesOf(bytes: Uint8Array): Promise<readonly ReadSide[]> {
  return (await readPages(bytes)).map(({ width, items }) => ({
    left: halfOf(items.filter(({ x }) => x < width / 2)),
    right: halfOf(items.filter(({ x }) => x >= width / 2)),
  }))
}

/** The words of each page, with single spaces. */
export async function pageWords(bytes: Uint8Array): Promise<readonly string[]> {
  return (await readPages(bytes)).map(({ items }) => wordsOf(items))
}

/** How far the printed letters of each page stay from its edges, pt; baselines count for the height. */
export async function printedArea(
  bytes: Uint8Array,
): Promise<readonly Readonly<Record<'left' | 'bottom' | 'right' | 'top', number>>[]> {
  return (await readPages(bytes)).map(({ width, height, items }) => {
    const shown = items.filter(({ text }) => text.trim() !== '')
    return {
      left: Math.min(...shown.map(({ x }) => x)),
      bottom: Math.min(...shown.map(({ y }) => y)),
      right: Math.min(...shown.map(({ x, length }) => width - x - length)),
      top: Math.min(...shown.map(({ y, size }) => height - y - size)),
    }
  })
}

function halfOf(items: readonly Item[]): ReadHalf | undefined {
  if (items.length === 0) return undefined
  const upright = items.filter(({ isUpright }) => isUpright).length
  if (upright !== 0 && upright !== items.length) throw new Error('Half of a page stands on its head')
  return { words: wordsOf(items), isUpright: upright > 0 }
}

function wordsOf(items: readonly Item[]): string {
  return items
    .map((item, index) => (isElsewhere(item, items[index - 1]) ? `\n${item.text}` : item.text))
    .join('')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

/** Whether a piece of text is far from where the one before it ends: pdf.js sees no space between pages that stand side by side. */
function isElsewhere({ x, y, size, text }: Item, before: Item | undefined): boolean {
  if (!before || text.trim() === '' || before.text.trim() === '') return false
  const far = 4 * Math.max(size, before.size)
  return Math.abs(y - before.y) > far || Math.abs(x - before.x) > Math.max(before.length, 0) + far
}

async function readPages(bytes: Uint8Array): Promise<readonly ReadPage[]> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
  const pages: ReadPage[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const [, , width = 0, height = 0] = page.view
    const { items } = await page.getTextContent()
    const read = items.flatMap((item) => {
      if (!('str' in item) || (item.str === '' && !item.hasEOL)) return []
      const [across = 0, , , , x = 0, y = 0] = item.transform as readonly number[]
      return [
        {
          text: item.str + (item.hasEOL ? '\n' : ''),
          x,
          y,
          length: item.width,
          size: item.height,
          isUpright: across > 0,
        },
      ]
    })
    pages.push({ width, height, items: read })
  }
  await document.destroy()
  return pages
}
