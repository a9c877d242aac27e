/** Gives the headings their ranks: a title above the others, parts above chapters, 1 above 1.1, capitals above mixed case. */

import { isDay } from './dates.ts'
import type { Shape } from './shape.ts'
import type { NumberedUnit } from './sequences.ts'
import type { Unit } from './units.ts'
import { introductions } from './words.ts'

export type RankedHeading = {
  readonly unit: Unit
  readonly shape: Shape
  readonly numbering?: NumberedUnit
  /** The whole heading, where it stands on more than one unit. */
  readonly title: string
}

/** Depths from 1, one for each heading. Headings of one form get the same depth. */
export function depthsOf(headings: readonly RankedHeading[]): readonly number[] {
  const levelsMarked = new Set(headings.map(({ unit }) => unit.mark).filter((mark) => mark !== undefined))
  const byMarks = levelsMarked.size > 1 || headings.every(({ unit }) => unit.mark !== undefined)
  const title = byMarks ? undefined : titleOf(headings)
  const others = headings.filter((heading) => heading !== title)
  const forms = formsOf(others, byMarks)
  const order = orderForms(others, forms)
  const above = title ? 1 : 0
  const marked = commonMark(headings)
  let at = 0
  return headings.map((heading) => {
    const { unit } = heading
    const form = heading === title ? undefined : forms[at++]
    if (unit.decidedDepth !== undefined) return unit.decidedDepth
    if (byMarks) return unit.mark ?? marked
    if (form === undefined) return 1
    return Math.min(6, order.indexOf(form) + 1 + above)
  })
}

/** The first heading, when it is the first thing in the text and not the first of many alike. */
function titleOf(headings: readonly RankedHeading[]): RankedHeading | undefined {
  const [first, ...others] = headings
  if (!first || others.length === 0 || !isFirst(first) || isNumbered(first)) return undefined
  if (first.unit.decidedDepth !== undefined || introductions.test(first.title)) return undefined
  return isOneOfMany(first, others) ? undefined : first
}

/** Whether the first heading shares with all others a form so unusual that it must be one of them. */
function isOneOfMany(first: RankedHeading, others: readonly RankedHeading[]): boolean {
  if (others.length < 2 || (others.every(({ title }) => isDay(title)) && !isDay(first.title))) return false
  const lengths = others.map(({ shape }) => shape.words)
  const { words } = first.shape
  if (words <= 2 && lengths.every((length) => length === words)) return true
  const isOfTheirLength = words >= Math.min(...lengths) - 1 && words <= Math.max(...lengths) + 1
  return isOfTheirLength && peculiarities.some((is) => is(first) && others.every(is))
}

function isFirst({ unit }: RankedHeading): boolean {
  return unit.index === 0
}

const peculiarities: readonly ((heading: RankedHeading) => boolean)[] = [
  ({ shape }) => shape.ending === 'question',
  ({ title }) => /\S[:：]\s*\S/u.test(title),
]

/** A name for the form of each heading; headings with the same name get the same depth. */
function formsOf(headings: readonly RankedHeading[], byMarks: boolean): readonly string[] {
  const numbered = headings.filter(isNumbered)
  const capitals = headings.filter((heading) => !isNumbered(heading) && heading.shape.capitals === 'caps')
  const mixed = headings.filter((heading) => !isNumbered(heading) && heading.shape.capitals !== 'caps')
  const tellsCapitals = capitals.length >= 2 && mixed.length >= 2
  const top = topNumber(numbered)
  const isTop = (heading: RankedHeading): boolean => isNumbered(heading) && numberForm(heading) === top
  const first = headings.findIndex(isTop)
  const lastTop = headings.findLastIndex(isTop)
  // A heading set directly under the last number is held by it, and so is what follows.
  const isFilled = headings[lastTop + 1]?.unit.index === (headings[lastTop]?.unit.index ?? 0) + 1
  const last = isFilled ? headings.length : lastTop
  const inside = new Set(
    headings.filter(
      (heading, index) => !isNumbered(heading) && heading.unit.underline === undefined && index > first && index < last,
    ),
  )
  const returning = returningTitles(headings)
  return headings.map((heading) => {
    if (byMarks) return ''
    if (heading.unit.underline !== undefined) return `underline${heading.unit.underline}`
    if (isNumbered(heading)) return numberForm(heading)
    if (top !== undefined && (inside.size < 2 || !inside.has(heading))) return top
    if (returning.has(heading.title)) return 'returning'
    return tellsCapitals && heading.shape.capitals === 'caps' ? 'capitals' : 'mixed'
  })
}

/** What stands word for word under most headings (`Ingredients`) ranks below them; a few interludes do not. */
function returningTitles(headings: readonly RankedHeading[]): ReadonlySet<string> {
  const seen = new Set<string>()
  const returning = new Set<string>()
  for (const { title } of headings) (seen.has(title) ? returning : seen).add(title)
  const others = headings.filter(({ title }) => !returning.has(title)).length
  return others > 0 && others <= headings.length / 2 ? returning : new Set()
}

function isNumbered({ numbering }: RankedHeading): boolean {
  return numbering !== undefined && (numbering.inSequence || numbering.rank !== undefined)
}

function numberForm({ numbering }: RankedHeading): string {
  if (!numbering) return 'mixed'
  if (numbering.kind.startsWith('decimal')) return `decimal:${numbering.levels}`
  return numbering.rank ?? (numbering.kind.startsWith('arabic') ? 'decimal:1' : numbering.kind)
}

/** The form of the numbers that run through the text without starting again; unnumbered headings may stand beside them. */
function topNumber(numbered: readonly RankedHeading[]): string | undefined {
  const first = numbered[0]
  if (!first) return undefined
  const form = numberForm(first)
  const values = numbered
    .filter((heading) => numberForm(heading) === form)
    .map(({ numbering }) => numbering?.value ?? 0)
  const runsOn = values.every((value, index) => index === 0 || value > (values[index - 1] ?? 0))
  return runsOn ? form : undefined
}

const precedence = [
  'underline=',
  'underline-',
  'part',
  'chapter',
  'section',
  'decimal:1',
  'decimal:2',
  'decimal:3',
  'decimal:4',
  'decimal:5',
]

/** Forms from the highest rank down: what comes first in the text stands above, unless the forms themselves say otherwise. */
function orderForms(headings: readonly RankedHeading[], forms: readonly string[]): readonly string[] {
  const order: string[] = []
  for (const form of forms) {
    if (order.includes(form)) continue
    const lower = order.findIndex((other) => standsAbove(form, other))
    if (lower === -1) order.push(form)
    else order.splice(lower, 0, form)
  }
  return headings.length === 0 ? [] : order
}

function standsAbove(form: string, other: string): boolean {
  if (form === 'capitals' && other === 'mixed') return true
  if (other === 'returning') return true
  const own = precedence.indexOf(form)
  const its = precedence.indexOf(other)
  return own !== -1 && its !== -1 && own < its
}

function commonMark(headings: readonly RankedHeading[]): number {
  const counts = [1, 2, 3, 4, 5, 6].map((depth) => headings.filter(({ unit }) => unit.mark === depth).length)
  return counts.indexOf(Math.max(...counts)) + 1
}
