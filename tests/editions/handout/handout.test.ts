import { toString } from 'hast-util-to-string'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { handoutDesign } from '../../../src/editions/handout/design.ts'
import { handout } from '../../../src/editions/handout.ts'
import { setPages } from '../../../src/editions/print/set-pages.ts'
import type { Config } from '../../../src/settings.ts'
import type { NumberedLine } from '../../../src/typeset/types.ts'
import { pageSizes, paintedBoxes, seenColours, seenTexts, type SeenText } from '../../pdf-look.ts'
import { readPdf, type ReadPdf } from '../../pdf-text.ts'
import { closeBrowser, contextFor, renderEdition, renderMarkdownAs } from '../print/render.ts'
import { sampleBook } from '../sample-book.ts'
import { lettersIn } from '../../words.ts'

afterAll(closeBrowser)

describe('the sample book as a handout', () => {
  const book = sampleBook()
  let pdf: ReadPdf
  let texts: readonly SeenText[]
  let bytes: Uint8Array

  beforeAll(async () => {
    const artifact = await renderEdition(handout, book)
    expect(artifact.path).toBe(`${book.metadata.slug}-handout.pdf`)
    expect(artifact.warnings).toEqual([])
    bytes = artifact.bytes
    pdf = await readPdf(bytes)
    texts = await seenTexts(bytes)
    expect(artifact.pages).toBe(pdf.pages)
  })

  test('begins with its title and runs on: the words of the book once and in order', () => {
    const read = lettersIn(pdf.blocks.map(({ text }) => text).join(''))
    const { title, subtitle } = book.metadata
    expect(read.slice(0, 100)).toContain(lettersIn(`${title}${subtitle}Ida Maren and Tomás Oriel`))
    const written = book.chapters.map(({ heading, body }) =>
      lettersIn(toString({ type: 'root', children: [...heading, ...body] })),
    )
    expect(read).toContain(written.join(''))
  })

  test('has the notes at the foot', () => {
    const written = book.notes.map(({ number, content }) =>
      lettersIn(`${number}${toString({ type: 'root', children: [...content] })}`),
    )
    expect(pdf.notes.map(lettersIn)).toEqual(written)
  })

  test('says on each page which of how many it is', () => {
    const feet = texts.filter(({ text }) => /^Page \d+ of \d+$/.test(text))
    expect(feet.map(({ text, page }) => [text, page])).toEqual(
      Array.from({ length: pdf.pages }, (_, index) => [`Page ${index + 1} of ${pdf.pages}`, index + 1]),
    )
  })

  test('stays where every office printer prints: 10 mm from the edges', async () => {
    const boxes = await paintedBoxes(bytes)
    expect(boxes.length).toBeGreaterThan(100)
    expect(boxes.filter(({ left, top, right, bottom }) => Math.min(left, top, right, bottom) < 10)).toEqual([])
  })

  test('leaves the outer margin free', async () => {
    const boxes = await paintedBoxes(bytes)
    const outer = boxes.map(({ page, left, right }) => (page % 2 === 1 ? right : left))
    expect(Math.min(...outer)).toBeGreaterThan(50)
  })

  test('has the same bytes each time', async () => {
    const again = await renderEdition(handout, sampleBook())
    expect(Buffer.compare(Buffer.from(again.bytes), Buffer.from(bytes))).toBe(0)
  })
})

const long = `:::epigraph{by="Nobody"}
What is said in few words stands in a line of its own.
:::

${paragraphs(6)}

# First[^1]

${paragraphs(5)}

> ${paragraph(3)}
>
> — Somebody

- ${paragraph(1)}
- an item

| one | two |
| --- | --- |
| three | four |

\`\`\`
some code

some more
\`\`\`

:::verse
The first line,
  the second line,
the third.
:::

## Second

${paragraphs(12)}

[^1]: A note that is not counted.
`

describe('numbers of lines', () => {
  test.each([
    ['page', {}],
    ['continuous', { handout: { lineNumbers: 'continuous' } }],
  ] as const)('are those of the data, on paper and counted by %s', async (mode, config) => {
    const { lines, texts } = await numbered(long, config)
    expect(lines.length).toBeGreaterThan(60)
    const pages = Math.max(...lines.map(({ page }) => page))
    expect(pages).toBeGreaterThan(1)
    const counted = new Map<number, number>()
    for (const { page, number } of lines) {
      const scope = mode === 'page' ? page : 0
      counted.set(scope, (counted.get(scope) ?? 0) + 1)
      expect(number).toBe(counted.get(scope))
    }
    const fifth = lines.filter(({ number }) => number % 5 === 0)
    const marks = marksOf(texts)
    expect(marks.map(({ text, page }) => [Number(text), page])).toEqual(fifth.map(({ number, page }) => [number, page]))
    for (const [index, line] of fifth.entries()) {
      const mark = marks[index]
      const beside = texts.filter(
        (text) => text !== mark && text.page === line.page && Math.abs(text.y - (mark?.y ?? 0)) < 4,
      )
      expect(lettersIn(beside.map(({ text }) => text).join('')), `line ${line.number}`).toBe(lettersIn(line.text))
    }
  })

  test('count no headings, tables, notes or titles', async () => {
    const { lines } = await numbered(long)
    const counted = lines.map(({ text }) => text).join('\n')
    expect(counted).toContain('the second line')
    expect(counted).toContain('some more')
    for (const other of ['First', 'three', 'A note that is', 'Essay', 'Ida Maren']) expect(counted).not.toContain(other)
  })

  test('stand in the inner margin, on the other side in a text from right to left', async () => {
    const sides = async (text: string, config: Config): Promise<readonly boolean[]> => {
      const { texts } = await numbered(text, config)
      return marksOf(texts).map(({ x, page }) => x < 150 === (page % 2 === 1))
    }
    expect(new Set(await sides(paragraphs(30), {}))).toEqual(new Set([true]))
    const hebrew = Array.from({ length: 30 }, () => 'הנר דולק בשעה והספר אומר אין מה לדווח '.repeat(6)).join('\n\n')
    expect(new Set(await sides(hebrew, { language: 'he' }))).toEqual(new Set([false]))
  })

  test('are absent where they are switched off', async () => {
    const { bytes } = await renderMarkdownAs(handout, long, { handout: { lineNumbers: 'off' } })
    expect(marksOf(await seenTexts(bytes))).toEqual([])
  })

  test('are not read aloud', async () => {
    const { bytes } = await renderMarkdownAs(handout, paragraphs(12))
    const { blocks } = await readPdf(bytes)
    expect(blocks.map(({ text }) => text).join(' ')).not.toMatch(/\d/)
  })
})

describe('a handout', () => {
  test('has a line for the name and the date, unless that is switched off', async () => {
    const first = async (config: Config): Promise<string> =>
      (await seenTexts((await renderMarkdownAs(handout, 'Some words.', config)).bytes))
        .map(({ text }) => text)
        .join(' ')
    expect(await first({})).toMatch(/^Name Date Essay/)
    expect(await first({ language: 'de' })).toMatch(/^Name Datum Essay/)
    expect(await first({ handout: { nameLine: false } })).toMatch(/^Essay/)
  })

  test.each([
    ['A4', {}, [210, 297]],
    ['Letter for a page of North America', { print: { page: 'Half-Letter' } }, [216, 279]],
    ['Letter for American English', { language: 'en-US' }, [216, 279]],
    ['the page that is asked for', { handout: { page: 'A5' } }, [148, 210]],
  ])('is set on %s', async (_, config, size) => {
    const { bytes } = await renderMarkdownAs(handout, 'Some words.', config)
    expect(new Set((await pageSizes(bytes)).map(String))).toEqual(new Set([String(size)]))
  })

  test('refuses a page that is too small', async () => {
    const rendering = renderMarkdownAs(handout, 'Some words.', { handout: { page: '80mm x 80mm' } })
    await expect(rendering).rejects.toThrow('A page of 80 mm by 80 mm is too small for a handout')
  })

  test('is black on white: nothing depends on colour', async () => {
    const { bytes } = await renderMarkdownAs(
      handout,
      `${long}\n\n***\n\n<mark>Marked</mark> [linked](https://example.org).`,
      {
        url: 'https://example.org/essay',
      },
    )
    expect([...(await seenColours(bytes))].filter((colour) => colour !== '#000000')).toEqual([])
  })

  test('leads to the online edition where there is one', async () => {
    const { bytes } = await renderMarkdownAs(handout, 'Some words.', { url: 'https://www.example.org/essay/' })
    const { blocks } = await readPdf(bytes)
    expect(blocks.map(({ text }) => text.trim())).toContain('example.org/essay')
    expect(blocks.some(({ type }) => type === 'Figure')).toBe(true)
    const without = await readPdf((await renderMarkdownAs(handout, 'Some words.')).bytes)
    expect(without.blocks.some(({ type }) => type === 'Figure')).toBe(false)
  })

  test('says that an address is too long for a code, and prints it all the same', async () => {
    const url = `https://example.org/${'long/'.repeat(200)}`
    const { bytes, warnings } = await renderMarkdownAs(handout, 'Some words.', { url })
    expect(warnings.map(({ reason }) => reason)).toEqual([
      'The address of the online edition is too long for a code that telephones read from paper',
    ])
    const { blocks } = await readPdf(bytes)
    expect(
      blocks
        .map(({ text }) => text)
        .join('')
        .replaceAll(/\s/g, ''),
    ).toContain('long/'.repeat(200).slice(0, -1))
  })
})

async function numbered(
  text: string,
  config: Config = {},
): Promise<{ readonly lines: readonly NumberedLine[]; readonly texts: readonly SeenText[] }> {
  const context = await contextFor(text, config)
  const { result, pdf } = await setPages(context, handoutDesign(context.settings, context.book.metadata))
  return { lines: result.numberedLines ?? [], texts: await seenTexts(await pdf) }
}

/** Smaller than the text, of digits alone, and not a call of a note. */
function marksOf(texts: readonly SeenText[]): readonly SeenText[] {
  return texts.filter(({ text, size }) => /^\d+$/.test(text) && Math.abs(size - 9.375) < 0.05)
}

function paragraphs(count: number): string {
  return Array.from({ length: count }, (_, index) => paragraph(3 + (index % 4))).join('\n\n')
}

/** Sentences of words that no other sentence has in that order, without digits. */
function paragraph(sentences: number): string {
  const words = 'lamp stair wind harbour keeper night window letter bread clock wire island'.split(' ')
  return Array.from({ length: sentences }, (_, index) => {
    const turned = [...words.slice((index * 5 + sentences) % 12), ...words.slice(0, (index * 5 + sentences) % 12)]
    return `The ${turned.join(' and the ')} were there.`
  }).join(' ')
}
