import { describe, expect, test } from 'vitest'
import type { Call, Leaf, LeafKind } from '../../../src/typeset/galley/galley.ts'
import { breaksOf } from '../../../src/typeset/pages/breaks.ts'
import type { NoteLine } from '../../../src/typeset/notes/note-lines.ts'
import { planPages, type PageMeasure, type PagePlan } from '../../../src/typeset/pages/page-breaks.ts'

const leading = 10

type Block = {
  readonly lines: number
  readonly kind?: LeafKind
  readonly calls?: readonly { readonly line: number; readonly note: string }[]
}

/** A galley of blocks, one under the other. */
function galley(blocks: readonly Block[]): readonly Leaf[] {
  let top = 0
  return blocks.map(({ lines, kind = 'text', calls = [] }) => {
    const element = { tagName: kind === 'heading' ? 'H2' : 'P', closest: () => null } as unknown as HTMLElement
    const isWhole = kind !== 'text' && kind !== 'stanza'
    const leaf: Leaf = {
      element,
      top,
      bottom: top + lines * leading,
      textTop: top,
      lineHeight: leading,
      lines: isWhole ? 1 : lines,
      kind,
      calls: calls.map(({ line, note }): Call => ({ note, element, middle: top + line * leading + 5 })),
      isOnGrid: kind === 'text',
      gridSpace: 0,
      paddingTop: 0,
      zoom: 1,
      repeated: 0,
    }
    top += lines * leading
    return leaf
  })
}

function notes(lengths: readonly number[]): {
  readonly noteLines: readonly NoteLine[]
  readonly noteEnds: ReadonlyMap<string, number>
} {
  const noteLines: NoteLine[] = []
  const noteEnds = new Map<string, number>()
  lengths.forEach((lines, note) => {
    for (let line = 0; line < lines; line++) {
      const top = noteLines.length * leading
      noteLines.push({
        leaf: note,
        line,
        note,
        top,
        bottom: top + leading,
        breakable: line === lines - 1 || (line >= 1 && lines - line > 2),
      })
    }
    noteEnds.set(`note-${note + 1}`, noteLines.length)
  })
  return { noteLines, noteEnds }
}

function pages(
  blocks: readonly Block[],
  { lines = 10, noteLengths = [] as readonly number[], startsOnRecto = true } = {},
): readonly PagePlan[] {
  const { noteLines, noteEnds } = notes(noteLengths)
  const noteHeights = noteLengths.map((length) => length * leading)
  const measure: PageMeasure = {
    height: lines * leading,
    leading,
    noteGap: leading,
    noteLines,
    noteHeights,
    areBeside: false,
  }
  const leaves = galley(blocks)
  return planPages(breaksOf(leaves, 0, leaves.length - 1, 0, noteEnds, leading), measure, startsOnRecto)
}

/** Where each page but the first begins: `leaf:line`. */
const begins = (plan: readonly PagePlan[]): readonly string[] =>
  plan.slice(1).map(({ from }) => `${from.leaf}:${from.line}`)

describe('notes longer than a page', () => {
  /** Lines of text on each page, and lines of notes. */
  const shares = (plan: readonly PagePlan[]): readonly string[] =>
    plan.map(({ from, to, notesFrom, notesTo }) => `${(to.end - from.begin) / leading}+${notesTo - notesFrom}`)
  const paragraphs = Array.from({ length: 30 }, () => ({ lines: 4 }))

  test('leave a third of each page to the text', () => {
    const blocks = [{ lines: 4, calls: [{ line: 3, note: 'note-1' }] }, ...paragraphs]
    const plan = pages(blocks, { lines: 12, noteLengths: [35] })
    expect(shares(plan).slice(0, 6)).toEqual(['4+7', '4+7', '4+7', '4+7', '4+7', '12+0'])
  })

  test('fill pages alone where the next call would stand far from its note', () => {
    const blocks = [
      { lines: 4, calls: [{ line: 3, note: 'note-1' }] },
      { lines: 4, calls: [{ line: 1, note: 'note-2' }] },
      ...paragraphs,
    ]
    const plan = pages(blocks, { lines: 12, noteLengths: [35, 1] })
    expect(shares(plan).slice(0, 4)).toEqual(['4+7', '0+11', '0+11', '4+7'])
  })

  test('are followed by the text that is left, or by nothing', () => {
    const plan = pages([{ lines: 4, calls: [{ line: 3, note: 'note-1' }] }], { lines: 12, noteLengths: [35] })
    expect(shares(plan)).toEqual(['4+7', '0+11', '0+11', '0+6'])
  })
})

describe('pages', () => {
  test('follow one another without a gap from the first leaf to the last', () => {
    const plan = pages(Array.from({ length: 30 }, (_, index) => ({ lines: 1 + (index % 7) })))
    expect(plan[0]?.from).toMatchObject({ leaf: 0, line: 0 })
    expect(plan.at(-1)?.to).toMatchObject({ leaf: 30, line: 0 })
    plan.slice(1).forEach((page, index) => expect(page.from).toBe(plan[index]?.to))
  })

  test('are never higher than the text block', () => {
    const plan = pages(Array.from({ length: 60 }, (_, index) => ({ lines: 1 + ((index * 5) % 9) })))
    for (const { from, to } of plan) expect(to.end - from.begin).toBeLessThanOrEqual(100)
  })

  test('leave no single line of a paragraph behind or ahead', () => {
    const plan = pages([{ lines: 9 }, { lines: 4 }, { lines: 9 }, { lines: 3 }, { lines: 8 }])
    for (const { from } of plan.slice(1)) expect(from.line).not.toBe(1)
    // Nine lines and four: the last line of the page stays empty rather than taking one line of the next paragraph.
    expect(begins(plan)[0]).toBe('1:0')
  })

  test('never end with a heading', () => {
    const plan = pages([{ lines: 7 }, { lines: 2, kind: 'heading' }, { lines: 6 }, { lines: 6 }])
    expect(begins(plan)[0]).toBe('1:0')
  })

  test('never part a quotation from the name of its author', () => {
    const plan = pages([{ lines: 7 }, { lines: 3 }, { lines: 1, kind: 'attribution' }, { lines: 6 }])
    expect(begins(plan)[0]).toBe('1:0')
  })

  test('end between two stanzas and not inside one, where both can be', () => {
    const plan = pages([{ lines: 4 }, { lines: 4, kind: 'stanza' }, { lines: 4, kind: 'stanza' }, { lines: 6 }])
    expect(begins(plan)[0]).toBe('2:0')
  })

  test('are full up to the one before a block that does not fit: its gap is not spread over them', () => {
    const blocks = [
      ...Array.from({ length: 8 }, () => ({ lines: 4 })),
      { lines: 9, kind: 'whole' as const },
      { lines: 9 },
    ]
    const plan = pages(blocks)
    expect(begins(plan)).toEqual(['2:0', '4:2', '7:0', '8:0', '9:0'])
  })

  test('keep a block whole that cannot be divided', () => {
    expect(begins(pages([{ lines: 6 }, { lines: 6, kind: 'whole' }, { lines: 3 }]))).toEqual(['1:0'])
  })

  test('take a block that is higher than a page all the same', () => {
    const plan = pages([{ lines: 3 }, { lines: 14, kind: 'whole' }, { lines: 3 }])
    expect(begins(plan)).toEqual(['1:0', '2:0'])
  })

  test('are planned ahead: a page is left a little short so that the chapter does not end with two lines on a page', () => {
    const plan = pages([{ lines: 9 }, { lines: 8 }, { lines: 5 }])
    const last = plan.at(-1)
    expect((last?.to.end ?? 0) - (last?.from.begin ?? 0)).toBeGreaterThanOrEqual(50)
  })
})

describe('notes', () => {
  test('stand on the page of their call', () => {
    const plan = pages(
      [
        { lines: 8, calls: [{ line: 6, note: 'note-1' }] },
        { lines: 8, calls: [{ line: 0, note: 'note-2' }] },
      ],
      { noteLengths: [2, 2] },
    )
    const callPage = (leaf: number, line: number): number =>
      plan.findIndex(({ to }) => leaf < to.leaf || (leaf === to.leaf && line < to.line))
    const notePage = (line: number): number => plan.findIndex(({ notesTo }) => line < notesTo)
    expect(notePage(0)).toBe(callPage(0, 6))
    expect(notePage(2)).toBe(callPage(1, 0))
  })

  test('begin on the page of their call also behind some that are longer than half a page', () => {
    const noteLengths = Array.from({ length: 30 }, (_, index) => (index < 24 && index % 2 === 0 ? 30 : 1))
    const plan = pages(
      noteLengths.map((_, index) => ({ lines: 12, calls: [{ line: 1, note: `note-${index + 1}` }] })),
      { lines: 20, noteLengths },
    )
    const pagesOfNotes = noteLengths.map((_, index) => {
      const first = noteLengths.slice(0, index).reduce((sum, length) => sum + length, 0)
      return plan.findIndex(({ notesTo }) => first < notesTo)
    })
    const pagesOfCalls = noteLengths.map((_, index) =>
      plan.findIndex(({ to }) => index < to.leaf || (index === to.leaf && to.line > 1)),
    )
    expect(pagesOfNotes).toEqual(pagesOfCalls)
  })

  test('that are too long for their page begin on it and go on overleaf, and no line is lost', () => {
    const plan = pages([{ lines: 6, calls: [{ line: 0, note: 'note-1' }] }, { lines: 6 }], { noteLengths: [23] })
    expect(plan[0]?.notesTo).toBeGreaterThan(0)
    expect(plan.at(-1)?.notesTo).toBe(23)
    plan.slice(1).forEach((page, index) => expect(page.notesFrom).toBe(plan[index]?.notesTo))
    for (const { from, to, notesFrom, notesTo } of plan) {
      const foot = notesTo > notesFrom ? (notesTo - notesFrom) * leading + leading : 0
      expect(to.end - from.begin + foot).toBeLessThanOrEqual(110)
    }
  })

  test('called twice are set once', () => {
    const plan = pages(
      [
        { lines: 9, calls: [{ line: 1, note: 'note-1' }] },
        { lines: 9, calls: [{ line: 1, note: 'note-1' }] },
      ],
      { noteLengths: [1] },
    )
    expect(plan.reduce((sum, { notesFrom, notesTo }) => sum + notesTo - notesFrom, 0)).toBe(1)
  })
})

describe('facing pages', () => {
  test('end on the same line, where the page on the left must be short', () => {
    // Nine lines and three: the third paragraph can only go whole to the next page.
    const blocks = [{ lines: 9 }, { lines: 3 }, ...Array.from({ length: 6 }, () => ({ lines: 8 }))]
    const plan = pages(blocks, { startsOnRecto: false })
    expect(plan[0]?.short).toBe(1)
    expect(plan[1]?.short).toBe(1)
  })

  test('are compared only where they face each other', () => {
    const blocks = [{ lines: 9 }, { lines: 3 }, { lines: 7 }, { lines: 8 }, { lines: 8 }]
    expect(
      pages(blocks, { startsOnRecto: true })
        .map(({ short }) => short)
        .slice(0, 2),
    ).toEqual([1, 0])
  })

  test('get a line of space above a heading where one of them is a line short', () => {
    const blocks = [{ lines: 4 }, { lines: 1, kind: 'heading' as const }, { lines: 4 }, { lines: 3 }, { lines: 40 }]
    expect(pages(blocks, { startsOnRecto: false })[0]).toMatchObject({ short: 0, isStretched: true })
  })
})
