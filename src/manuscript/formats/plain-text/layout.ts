/** How the writer laid the text out: paragraphs one a line, or wrapped at a column. */

import type { Line } from './lines.ts'
import { displayWidth } from './lines.ts'

export type Layout =
  | { readonly kind: 'paragraph-a-line' }
  /** `slack`: columns by which lines may stay short of the column although the next word would have fitted. */
  | { readonly kind: 'wrapped'; readonly column: number; readonly slack: number }

const widestColumn = 110
const narrowestColumn = 30

/**
 * Finds the layout from the line ends that stand inside runs of lines without a blank line between them. A text is wrapped
 * when nearly all these lines end only where the first word of the next line would have passed the column.
 */
export function findLayout(lines: readonly Line[]): Layout {
  const pairs = adjacentPairs(lines)
  if (pairs.length < 3) return { kind: 'paragraph-a-line' }
  const widths = pairs.map(([line]) => line.indent + displayWidth(line.text)).toSorted((a, b) => a - b)
  const column = widths[Math.floor((widths.length - 1) * 0.985)] ?? 0
  if (column < narrowestColumn || column > widestColumn) return { kind: 'paragraph-a-line' }
  for (const slack of [0, 4, 10]) {
    const layout = { kind: 'wrapped', column, slack } as const
    const share = pairs.filter(([line, next]) => isWrapped(line, next, layout)).length / pairs.length
    if (share >= (slack === 0 ? 0.85 : 0.7)) return layout
  }
  // Texts that hold much verse, dialogue or many lists beside wrapped prose: the paragraphs themselves must be convincing.
  const exact = { kind: 'wrapped', column, slack: 0 } as const
  return wrappedShare(lines, exact) >= 0.5 ? exact : { kind: 'paragraph-a-line' }
}

/** Whether the line ends only because the first word of the next one did not fit. */
export function isWrapped(line: Line, next: Line, layout: Layout): boolean {
  if (layout.kind === 'paragraph-a-line') return false
  const space = isWide(next.text) ? 2 : 1
  const needed = line.indent + displayWidth(line.text) + space + displayWidth(firstWord(next.text))
  return needed > layout.column - layout.slack - (isWide(line.text) ? 4 : 0)
}

function adjacentPairs(lines: readonly Line[]): readonly (readonly [Line, Line])[] {
  return lines.flatMap((line, index) => {
    const next = lines[index + 1]
    return next && line.text !== '' && next.text !== '' ? [[line, next] as const] : []
  })
}

/** Share of the characters that stand in runs of three or more lines, all but the last one wrapped. */
function wrappedShare(lines: readonly Line[], layout: Layout): number {
  let all = 0
  let wrapped = 0
  let run: Line[] = []
  for (const line of lines) {
    all += line.text.length
    const last = run.at(-1)
    if (line.text !== '' && last && isWrapped(last, line, layout)) {
      run.push(line)
      continue
    }
    if (run.length >= 3) wrapped += run.reduce((sum, { text }) => sum + text.length, 0)
    run = line.text === '' ? [] : [line]
  }
  if (run.length >= 3) wrapped += run.reduce((sum, { text }) => sum + text.length, 0)
  return all === 0 ? 0 : wrapped / all
}

function firstWord(text: string): string {
  if (isWide(text)) return text.slice(0, 1)
  const end = text.search(/\s/)
  return end === -1 ? text : text.slice(0, end)
}

function isWide(text: string): boolean {
  return displayWidth(text.slice(0, 1)) === 2
}
