/** What returns in a text word for word: speakers, headings that a list of contents names, the heads of pages. */

import type { Ending } from './shape.ts'
import type { Unit } from './units.ts'

/** How often a short first part before a colon returns: speakers, questions and answers. */
export function countLabels(units: readonly Unit[]): ReadonlyMap<string, number> {
  const labels = new Map<string, number>()
  for (const { text } of units) {
    const label = labelOf(text)
    if (label !== undefined) labels.set(label, (labels.get(label) ?? 0) + 1)
  }
  return labels
}

/** The short first part of a line before a colon: `Anna`, `Q`. */
export function labelOf(text: string): string | undefined {
  const colon = text.search(/[:：]/)
  // A letter may take two units, and a space may stand before the colon.
  if (colon < 1 || colon > longestLabel * 2 + 1) return undefined
  return /^([\p{L}\p{M}. ’'-]{1,25}?)\s?[:：]\s*\S/u.exec(text)?.[1]
}

/** Characters. */
const longestLabel = 25

/** Short lines that are the same word for word, by `repeatKey`. */
export function findRepeats(units: readonly Unit[], widest: number): ReadonlyMap<string, readonly Unit[]> {
  const repeats = new Map<string, Unit[]>()
  for (const unit of units) {
    if (unit.kind === 'break' || unit.width > widest) continue
    const key = repeatKey(unit.text)
    const same = repeats.get(key)
    if (same) same.push(unit)
    else repeats.set(key, [unit])
  }
  return repeats
}

/** The head or foot of a page, pasted with the text, stands in the middle of sentences or beside a page number. */
export function findRunningHeads(
  units: readonly Unit[],
  endings: readonly Ending[],
  repeats: ReadonlyMap<string, readonly Unit[]>,
  longWidth: number,
): ReadonlySet<string> {
  const heads = new Set<string>()
  for (const [key, places] of repeats) {
    if (places.length < 3) continue
    const broken = places.filter(({ index }) => {
      const [before, after] = [units[index - 1], units[index + 1]].map((unit) => (isLong(unit) ? unit : undefined))
      return (before && openEndings.has(endings[before.index] ?? 'stop')) || /^\p{Ll}/u.test(after?.text ?? '')
    })
    const isNumbered = places.some(({ text }) => text !== places[0]?.text)
    if (isNumbered || broken.length > places.length / 2) heads.add(key)
  }
  return heads

  function isLong(unit: Unit | undefined): boolean {
    return unit !== undefined && unit.width >= longWidth
  }
}

const openEndings: ReadonlySet<Ending> = new Set(['none', 'pause', 'dash'])

/** A running head returns with another page number. */
export function repeatKey(text: string): string {
  return text.toLowerCase().replace(/^\d+\s+|\s+\d+$/g, '')
}
