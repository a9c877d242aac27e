import type { ElementContent } from 'hast'
import { PDFDocument } from 'pdf-lib'
import { afterAll, describe, expect, test } from 'vitest'
import { formulaLine } from '../../src/book/formula-line.ts'
import { spokenFormula } from '../../src/editions/formulas/spoken.ts'
import { element } from '../../src/editions/markup.ts'
import { headWithWords } from '../../src/editions/table-heads.ts'
import { toMathml } from '../../src/manuscript/features/formulas/to-mathml.ts'
import { loadTheme } from '../../src/theme/load.ts'
import { memoryHost } from '../memory-host.ts'
import { paintedBoxes, seenTexts, type SeenText } from '../pdf-look.ts'
import { withPackageFiles } from './package-host.ts'
import { closeBrowser, readMarkdown, renderPrint } from './print/render.ts'

const theme = await loadTheme('base', withPackageFiles(memoryHost({})))
const english = await theme.words('en')
const german = await theme.words('de')

afterAll(closeBrowser)

function mathOf(tex: string) {
  const result = toMathml(tex, true)
  if (result.kind === 'wrong') throw new Error(result.reason)
  return result.math
}

describe('a formula is said so that', () => {
  test.each([
    [String.raw`\frac{a}{b}`, 'a over b'],
    [String.raw`\frac{a+b}{c}`, 'begin a + b end over c'],
    ['x^2 + y_{i+1}', 'x squared + y sub begin i + 1 end'],
    [String.raw`\sqrt{2}`, 'square root of 2'],
    [String.raw`\sqrt{b^2 - 4ac}`, 'square root of begin b squared − 4 a c end'],
    [String.raw`\sqrt[3]{x}`, 'root of order 3 of x'],
    [String.raw`\sum_{i=1}^n i`, 'sum from begin i = 1 end to n of i'],
    [String.raw`\lim_{x \to 0} f'(x)`, 'limit for begin x → 0 end of f prime ( x )'],
    [String.raw`\binom{n}{k}`, 'n choose k'],
    [String.raw`\hat{x} \vec{v} \bar{z}`, 'x hat vector v z bar'],
    [String.raw`(a+b)^2`, 'begin a + b end squared'],
    [String.raw`\mathbf{x} \in \mathbb{R}`, 'x ∈ ℝ'],
    [
      String.raw`\begin{pmatrix} a & b \\ c & d \end{pmatrix}`,
      'matrix with 2 rows and 2 columns: 1: a, b; 2: c, d, end of matrix',
    ],
    [
      String.raw`\begin{cases} 1 & \text{if } x \\ 2 & \text{else} \end{cases}`,
      '2 cases: 1: 1, if x; 2: 2, else, end of cases',
    ],
    [String.raw`\begin{aligned} a &= b \\ &= c \end{aligned}`, '2 lines: 1: a = b; 2: = c'],
  ])('%s is heard as what it means', (tex, words) => {
    expect(spokenFormula(mathOf(tex), english)).toBe(words)
  })

  test('its layout is said in the language of the book', () => {
    expect(spokenFormula(mathOf(String.raw`\frac{1}{x^2}`), german)).toBe('1 durch Klammer auf x Quadrat Klammer zu')
  })
})

describe('a formula in a title', () => {
  test.each([
    ['E = mc^2', 'E = mc²'],
    [String.raw`x_{1,2} = \frac{-b}{2a}`, 'x_(1,2) = −b/2a'],
    [String.raw`a_n^{k+1}`, 'aₙ^(k+1)'],
    [String.raw`\sqrt{1 + x}`, '√(1 + x)'],
  ])('%s is one line', (tex, line) => {
    expect(formulaLine(mathOf(tex))).toBe(line)
  })
})

describe('a PDF with formulas', () => {
  test('has each as a formula with its words, and keeps the standards', async () => {
    const book = await readMarkdown(
      '# One\n\nIt is $x^2$, and\n\n$$ \\frac{a}{b} $$\n\n| $y$ |\n|--|\n| $\\sqrt{2}$ |\n\nA note.[^1]\n\n[^1]: $z$\n',
    )
    const { bytes, warnings } = await renderPrint(book)
    expect(warnings).toEqual([])
    expect(await formulasIn(bytes)).toEqual(['x squared', 'a over b', 'y', 'square root of 2', 'z'])
  })

  test('sets one that is wider than the page smaller and never into the margin, and names its line', async () => {
    const wide = Array.from({ length: 40 }, (_, index) => `a_{${index}}`).join(' + ')
    const { warnings } = await renderPrint(await readMarkdown(`# One\n\n$$ ${wide} $$\n`))
    expect(warnings.map(({ ruleId, place }) => [ruleId, place?.line])).toEqual([['small-type', 8]])
  })
})

/** What the tags say in place of each formula, in reading order. */
async function formulasIn(bytes: Uint8Array): Promise<readonly string[]> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
  const found: string[] = []
  const walk = (node: { role?: string; alt?: string; children?: readonly unknown[] }): void => {
    if (node.role === 'Formula') found.push(node.alt ?? '')
    for (const child of node.children ?? []) walk(child as typeof node)
  }
  for (let number = 1; number <= document.numPages; number++)
    walk(await (await document.getPage(number)).getStructTree())
  await document.destroy()
  return found
}

describe('on paper', () => {
  test('nothing stands behind the bar of a root, and figures stand on one line beside all letters', async () => {
    const { bytes } = await renderPrint(await readMarkdown(String.raw`$\sqrt{\sqrt{x}}z$ and $a^2b^3$`))
    const texts = await seenTexts(bytes)
    const find = (sign: string): SeenText | undefined => texts.find(({ text }) => text.normalize('NFKC') === sign)
    const [x, z, two, three] = ['x', 'z', '2', '3'].map(find)
    expect((z?.x ?? Infinity) - (x?.x ?? 0) - (x?.width ?? 0)).toBeLessThan(2)
    expect(two?.y).toBeCloseTo(three?.y ?? 0, 1)
  })

  test('what is struck out is struck by lines that every reader of PDFs draws', async () => {
    const text = String.raw`$\cancel{x+1}$ $\bcancel{y}$ $\xcancel{z}$ $\sout{w}$`
    const { bytes, warnings } = await renderPrint(await readMarkdown(text))
    const file = await PDFDocument.load(bytes, { updateMetadata: false })
    const shadings = file.context
      .enumerateIndirectObjects()
      .filter(([, object]) => String(object).includes('/ShadingType'))
    expect(shadings).toEqual([])
    const drawn = (await paintedBoxes(bytes)).filter(
      ({ left, right, top, bottom }) => 210 - left - right > 1 && 297 - top - bottom > 1,
    )
    expect(drawn.length).toBeGreaterThan(3)
    expect(warnings).toEqual([])
  })
})

describe('a head of a table that is nothing but a formula', () => {
  const head = (children: readonly ElementContent[]) => element('th', { scope: 'col' }, children)
  const math = element('math', { display: 'inline' }, mathOf('x^2').children)

  test('has the words of the formula for its name', () => {
    const [named] = headWithWords(head([element('em', {}, [math])]), english).children
    expect(JSON.stringify(named)).toContain('"ariaLabel":"x squared"')
  })

  test('needs none beside words', () => {
    const worded = head([{ type: 'text', value: 'Speed ' }, math])
    expect(headWithWords(worded, english)).toBe(worded)
  })
})
