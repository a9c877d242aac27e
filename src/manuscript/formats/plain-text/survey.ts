/** What the whole text tells before any of its lines is judged: how long its paragraphs are, how they are set apart. */

import type { OutlineSidecar } from '../../manuscript.ts'
import { findLayout } from './layout.ts'
import { splitLines } from './lines.ts'
import { countLabels, findRepeats, findRunningHeads } from './repeats.ts'
import { findRuns, measureProse } from './runs.ts'
import type { NumberedUnit } from './sequences.ts'
import { findSequences } from './sequences.ts'
import type { Ending } from './shape.ts'
import { capitalRateOf, endingOf } from './shape.ts'
import type { Unit } from './units.ts'
import { caption, frequentWords } from './words.ts'
import { groupLines } from './units.ts'

export type Survey = {
  readonly units: readonly Unit[]
  /** Width of the paragraphs in which half of the text stands. */
  readonly bodyWidth: number
  /** From this width on a unit is a paragraph of prose and no short line. */
  readonly longWidth: number
  /** Blank lines that usually part two paragraphs. */
  readonly usualBlanks: number
  /** Share of the longer words inside sentences that start with a capital. */
  readonly capitalRate: number
  readonly numberings: ReadonlyMap<number, NumberedUnit>
  /** How often a short first part before a colon returns (`Anna: …`, `Q: …`). */
  readonly labels: ReadonlyMap<string, number>
  /** Short lines that are the same word for word, by `repeatKey`. */
  readonly repeats: ReadonlyMap<string, readonly Unit[]>
  readonly endings: readonly Ending[]
  /** How many short lines stand together where this one stands, without a blank line or a long paragraph between them. */
  readonly tightRuns: readonly number[]
  /** The same across blank lines, counting only lines that do not end like sentences. */
  readonly looseRuns: readonly number[]
  /** Of those the ones that stand where the head or the foot of a page does. */
  readonly runningHeads: ReadonlySet<string>
  /** For each unit the width of all that follows it and is neither a fragment nor a break. */
  readonly proseAfter: readonly number[]
  /** Index of the first unit that is long, -1 where none is. */
  readonly firstLong: number
  /** BCP 47; given, or guessed from the most frequent words; `und` where neither tells. */
  readonly language: string
}

export type SurveyOptions = {
  readonly start?: number | undefined
  readonly sidecar?: OutlineSidecar | undefined
  readonly language?: string | undefined
}

/** Widest line that can be a heading, in columns. */
export const widestHeading = 130

export function survey(text: string, { start = 0, sidecar, language }: SurveyOptions): Survey {
  const lines = splitLines(text, start)
  const units = groupLines(lines, findLayout(lines), sidecar)
  const bodyWidth = weightedMedian(units)
  const longWidth = Math.min(140, Math.max(80, 0.4 * bodyWidth))
  const isLong = ({ kind, width }: Unit): boolean => kind === 'text' && width >= longWidth
  const numberings = findSequences(units, widestHeading)
  const endings = units.map(({ text }) => endingOf(text.slice(-40)))
  const usualBlanks = usualGap(units, longWidth)
  const isShortText = (unit: Unit): boolean => unit.kind === 'text' && !isLong(unit) && !opensSpeech(unit.text)
  const standsAlone = ({ index, mark, underline, decision }: Unit): boolean => {
    const number = numberings.get(index)
    if (mark !== undefined || underline !== undefined || decision === 'heading') return true
    return number !== undefined && number.inSequence && !number.isList
  }
  const tightRuns = findRuns(
    units,
    (unit, isFirst) => isShortText(unit) && !standsAlone(unit) && (isFirst || unit.blanksBefore === 0),
  )
  const repeats = findRepeats(units, widestHeading)
  const sample = sampleOf(units, isLong)
  return {
    units,
    bodyWidth,
    longWidth,
    usualBlanks,
    capitalRate: capitalRateOf(sample),
    numberings,
    labels: countLabels(units),
    repeats,
    runningHeads: findRunningHeads(units, endings, repeats, longWidth),
    proseAfter: measureProse(units, endings),
    endings,
    tightRuns,
    looseRuns: findRuns(
      units,
      (unit) =>
        isShortText(unit) &&
        !standsAlone(unit) &&
        !caption.test(unit.text) &&
        !/_{3,}/.test(unit.text) &&
        fragments.has(endings[unit.index] ?? 'none') &&
        (usualBlanks === 0 || (tightRuns[unit.index] ?? 0) < 2),
    ),
    firstLong: units.findIndex(isLong),
    language: language ?? guessLanguage(sample.join(' ')),
  }
}

/** Whether a line starts as speech does: with a quotation mark or a dash. */
export function opensSpeech(text: string): boolean {
  return /^(?:["“„«»‹‟「『–—―]|['‘][\p{L}]|[-−]\s)/u.test(text)
}

/** The ends of lines that are no sentences. */
export const fragments: ReadonlySet<Ending> = new Set(['none', 'pause', 'colon', 'dash'])

/** The width that splits the text in halves when its units are ordered by width. */
function weightedMedian(units: readonly Unit[]): number {
  const widths = units
    .filter(({ kind }) => kind === 'text')
    .map(({ width }) => width)
    .toSorted((a, b) => a - b)
  const half = widths.reduce((sum, width) => sum + width, 0) / 2
  let sum = 0
  return widths.find((width) => (sum += width) >= half) ?? 0
}

/** Blank lines before most of the units that stand between two paragraphs. */
function usualGap(units: readonly Unit[], longWidth: number): number {
  const long = units.filter(({ width, index }) => index > 0 && width >= longWidth)
  const gaps = (long.length >= 3 ? long : units.slice(1))
    .map(({ blanksBefore }) => blanksBefore)
    .toSorted((a, b) => a - b)
  return gaps[Math.floor(gaps.length / 2)] ?? 0
}

function sampleOf(units: readonly Unit[], isLong: (unit: Unit) => boolean): readonly string[] {
  const long = units.filter(isLong)
  const step = Math.max(1, Math.floor(long.length / 300))
  return long.filter((_, index) => index % step === 0).map(({ text }) => text.slice(0, 2000))
}

/** The language whose commonest words stand in the text most often; good enough to choose a list of words by. */
function guessLanguage(text: string): string {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? []
  const counts = Object.entries(frequentWords).map(([language, row]) => {
    const frequent = new Set(row.split(' '))
    return [language, words.filter((word) => frequent.has(word)).length] as const
  })
  const [language, count] = counts.toSorted((a, b) => b[1] - a[1])[0] ?? ['und', 0]
  return count === 0 ? 'und' : language
}
