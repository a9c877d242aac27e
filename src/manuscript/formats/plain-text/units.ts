/** Groups lines into units: a paragraph (one line, or wrapped lines), a line that may be a heading, or a section break. */

import type { OutlineSidecar } from '../../manuscript.ts'
import type { Layout } from './layout.ts'
import { isWrapped } from './layout.ts'
import type { Line } from './lines.ts'
import { displayWidth, joinsWithoutSpace } from './lines.ts'

export type Unit = {
  readonly kind: 'text' | 'break'
  /** Place among the units of the text. */
  readonly index: number
  readonly lines: readonly Line[]
  /** The lines joined; without the `#` of a marked heading and without the line drawn under it. */
  readonly text: string
  readonly width: number
  /** Blank lines before it. */
  readonly blanksBefore: number
  /** Rank that the writer gave it with `#`. */
  readonly mark?: number
  /** What the line under it is drawn with. */
  readonly underline?: '=' | '-'
  /** What the sidecar says of it. */
  readonly decision?: 'heading' | 'text'
  readonly decidedDepth?: number
  readonly decidedTitle?: string
}

type Grouped = Pick<Unit, 'kind' | 'lines' | 'text'> & {
  /** What the writer said of it, where anything. */
  readonly said?: Pick<Unit, 'mark' | 'underline' | 'decision' | 'decidedDepth' | 'decidedTitle'>
}

/** Groups the lines; what the writer marked or decided in the sidecar always stands by itself. */
export function groupLines(lines: readonly Line[], layout: Layout, sidecar?: OutlineSidecar): readonly Unit[] {
  const decisions = readDecisions(sidecar)
  const units: Unit[] = []
  let blanksBefore = 0
  let at = 0
  for (;;) {
    const line = lines[at]
    if (!line) return units
    if (line.text === '') {
      blanksBefore += 1
      at += 1
      continue
    }
    const { kind, lines: own, text, said } = groupAt(at, line, lines, layout, decisions)
    const unit = { kind, index: units.length, lines: own, text, width: displayWidth(text), blanksBefore }
    units.push(said ? { ...unit, ...said } : unit)
    blanksBefore = 0
    at += own.length
  }
}

/** Joins wrapped lines with single spaces, or with none between characters of a script written without spaces. */
export function joinLines(lines: readonly Line[]): string {
  return lines.reduce((text, line) => {
    if (text === '') return line.text
    return joinsWithoutSpace(text, line.text) ? text + line.text : `${text} ${line.text}`
  }, '')
}

/** Whether the line holds nothing but the signs that writers set between scenes: `* * *`, `***`, `— — —`, `#`, `⁂`. */
export function isBreak(text: string): boolean {
  if (/^[\p{L}\p{N}]/u.test(text)) return false
  return singleSign.test(text) || rowOfSigns.test(text)
}

const singleSign = /^(?:[*#~⁂❦❧☙◆◇○●※✦✶✻❖]|\*\*)$/u
const rowOfSigns = /^([*#~=_+.·•⁂❦☙◆◇○●※✦✶✻❖—–-])(?:(?:[ \t]+\1)+|(?<!\.)\1{2,})$/u

/** A list item that starts with a sign that does not start anything else. */
export const bulletItem = /^[*•‣◦▪●■□☐][ \t]+\S/u

type Decisions = {
  readonly headings: ReadonlyMap<number, OutlineSidecar['headings'][number]>
  readonly text: ReadonlySet<number>
}

function readDecisions(sidecar?: OutlineSidecar): Decisions {
  return {
    headings: new Map(sidecar?.headings.map((heading) => [heading.line, heading])),
    text: new Set(sidecar?.text),
  }
}

function groupAt(at: number, line: Line, lines: readonly Line[], layout: Layout, decisions: Decisions): Grouped {
  const heading = decisions.headings.get(line.number)
  if (heading) {
    return {
      kind: 'text',
      lines: [line],
      text: readMark(line.text)?.title ?? line.text,
      said: {
        decision: 'heading',
        ...(heading.depth === undefined ? {} : { decidedDepth: heading.depth }),
        ...(heading.title === undefined ? {} : { decidedTitle: heading.title }),
      },
    }
  }
  if (isBreak(line.text)) return { kind: 'break', lines: [line], text: line.text }
  const mayBeHeading = !decisions.text.has(line.number)
  const mark = mayBeHeading ? readMark(line.text) : undefined
  if (mark) return { kind: 'text', lines: [line], text: mark.title, said: { mark: mark.depth } }
  const next = lines[at + 1]
  const underline = mayBeHeading && next && !decisions.headings.has(next.number) ? readUnderline(line, next) : undefined
  if (next && underline) return { kind: 'text', lines: [line, next], text: line.text, said: { underline } }
  const paragraph = wrappedParagraph(at, line, lines, layout, decisions)
  const text = joinLines(paragraph)
  return decisions.text.size > 0 && paragraph.some(({ number }) => decisions.text.has(number))
    ? { kind: 'text', lines: paragraph, text, said: { decision: 'text' } }
    : { kind: 'text', lines: paragraph, text }
}

function wrappedParagraph(
  at: number,
  first: Line,
  lines: readonly Line[],
  layout: Layout,
  { headings }: Decisions,
): readonly Line[] {
  if (layout.kind === 'paragraph-a-line') return [first]
  const isItem = listItem.test(first.text)
  const paragraph = [first]
  let line = first
  for (let next = lines[at + 1]; next && isWrapped(line, next, layout); next = lines[at + paragraph.length]) {
    if (next.text === '' || headings.has(next.number) || isBreak(next.text) || readMark(next.text)) break
    if (bulletItem.test(next.text) || (isItem && listItem.test(next.text))) break
    if (next.indent > line.indent + 1 && !isItem) break
    paragraph.push(next)
    line = next
  }
  return paragraph
}

const listItem = /^(?:[*•‣◦▪●■□☐+–-]|\(?\d{1,3}[.)])[ \t]+\S/u

function readMark(text: string): { readonly depth: number; readonly title: string } | undefined {
  if (!text.startsWith('#') || isBreak(text)) return undefined
  const [, marks = '', title = ''] = /^(#{1,6})[ \t]+(\S.*?)(?:[ \t]+#+)?$/.exec(text) ?? []
  return title === '' ? undefined : { depth: marks.length, title }
}

function readUnderline(line: Line, next: Line): '=' | '-' | undefined {
  if (!/^[=-]/.test(next.text)) return undefined
  const drawn = /^(?:={3,}|-{3,})$/.exec(next.text)?.[0]
  if (!drawn || /[.,;。，]$/u.test(line.text)) return undefined
  const width = displayWidth(line.text)
  if (width > 110 || drawn.length < 0.4 * width || drawn.length > 2.5 * width + 3) return undefined
  return drawn.startsWith('=') ? '=' : '-'
}
