import { afterAll, describe, expect, test } from 'vitest'
import { formulaLine } from '../../src/book/formula-line.ts'
import { spokenFormula } from '../../src/editions/formulas/spoken.ts'
import { toMathml } from '../../src/manuscript/features/formulas/to-mathml.ts'
import { loadTheme } from '../../src/theme/load.ts'
import { memoryHost } from '../memory-host.ts'
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

  test('sets one that is wider than the page smaller, and never into the margin', async () => {
    const wide = Array.from({ length: 40 }, (_, index) => `a_{${index}}`).join(' + ')
    const { warnings } = await renderPrint(await readMarkdown(`# One\n\n$$ ${wide} $$\n`))
    expect(warnings).toEqual([])
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
