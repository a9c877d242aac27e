/** What the line itself says: its end, its length, its capitals, its number. */

import { isDay } from './dates.ts'
import type { Evidence } from './evidence.ts'
import type { Ending, Shape } from './shape.ts'
import type { NumberedUnit } from './sequences.ts'
import type { Survey } from './survey.ts'
import type { Unit } from './units.ts'
import { sentenceStarters } from './words.ts'

export function lineEvidence(unit: Unit, shape: Shape, survey: Survey): readonly Evidence[] {
  const numbering = survey.numberings.get(unit.index)
  return [
    ...endEvidence(shape, numbering),
    ...lengthEvidence(unit, shape),
    // The month of a date is written small in many languages.
    ...(shape.capitals === 'lower' && isDay(unit.text) ? [] : capitalEvidence(shape, survey)),
    ...(numbering ? numberEvidence(numbering) : []),
    ...sentenceEvidence(unit.text, shape, survey),
  ]
}

const endWeights: Readonly<Record<Ending, Evidence>> = {
  none: { weight: 1.6, reason: 'no stop at the end' },
  question: { weight: 1.3, reason: 'ends with a question mark' },
  exclamation: { weight: 0.2, reason: 'ends with an exclamation mark' },
  colon: { weight: -1, reason: 'ends with a colon' },
  ellipsis: { weight: -1.2, reason: 'ends with an ellipsis' },
  dash: { weight: -2, reason: 'ends with a dash' },
  stop: { weight: -3.2, reason: 'ends with a stop' },
  pause: { weight: -5, reason: 'ends with a comma or a semicolon' },
}

function endEvidence({ ending, capitals }: Shape, numbering?: NumberedUnit): readonly Evidence[] {
  const end = endWeights[ending]
  // Old books set a stop behind `CHAPTER I. THE HOUSE.`
  if (ending === 'stop' && (numbering?.rank || numbering?.title === '')) return [{ ...end, weight: -0.2 }]
  if (ending === 'stop' && capitals === 'caps') return [{ ...end, weight: -1.2 }]
  return [end]
}

function lengthEvidence({ width }: Unit, { words }: Shape): readonly Evidence[] {
  const length = words === 1 ? '1 word' : `${words} words`
  if (width <= 70 && words <= 10) return [{ weight: 0.5, reason: `short (${length})` }]
  if (width <= 90 && words <= 14) return [{ weight: 0, reason: `rather short (${length})` }]
  return [{ weight: width > 110 ? -2 : -1, reason: `long for a heading (${length})` }]
}

function capitalEvidence({ capitals, titleShare }: Shape, { capitalRate }: Survey): readonly Evidence[] {
  if (capitals === 'caps') return [{ weight: 1.4, reason: 'all capitals' }]
  if (capitals === 'lower') return [{ weight: -1.2, reason: 'starts with a small letter' }]
  if (capitals !== 'title' && titleShare < 0.6) return []
  return [{ weight: 1.3 * Math.max(0, titleShare - capitalRate), reason: 'capitalised like a title' }]
}

function numberEvidence({ rank, inSequence, isList, title, value, kind }: NumberedUnit): readonly Evidence[] {
  if (isList && rank)
    return [{ weight: -3, reason: 'numbers follow each other without text between them (a list of contents)' }]
  if (isList) return [{ weight: -5, reason: 'numbers follow each other without text between them (a list)' }]
  const counted = { part: 'part', chapter: 'chapter', section: 'section' }
  if (rank) return [{ weight: inSequence ? 4 : 2.6, reason: `numbered as a ${counted[rank]}` }]
  if (inSequence && kind === 'year') return [{ weight: 2, reason: 'one of several years in order' }]
  if (inSequence) return [{ weight: title === '' ? 2 : 2.4, reason: `number ${value} of a sequence` }]
  if (title !== '' || kind.startsWith('word:')) return [{ weight: -0.5, reason: 'a number without a sequence' }]
  return [{ weight: -2, reason: 'a number alone, without a sequence' }]
}

function sentenceEvidence(text: string, { capitals }: Shape, { language }: Survey): readonly Evidence[] {
  const found: Evidence[] = []
  const bare = text.replace(/^\S{1,5}[.)]\s+/u, '')
  // Most lines hold no such sign, and the rest of the expression is dear.
  if (/[.。]/.test(bare) && /\p{L}{4,}[.。]["”’»)]*(?:\s+["“„«(]*\p{Lu}|(?<=。)\S)/u.test(bare)) {
    found.push({ weight: -2, reason: 'more than one sentence' })
  }
  if (/[!?！？]/.test(bare) && /\p{L}[!?！？]["”’»)]*\s*["“„«]?\p{L}/u.test(bare))
    found.push({ weight: -0.5, reason: 'a sentence ends inside it' })
  const first = /^[\p{L}]+/u.exec(bare)?.[0].toLowerCase() ?? ''
  if (capitals !== 'caps' && capitals !== 'word' && startersOf(language).has(first)) {
    found.push({ weight: capitals === 'title' ? -0.3 : -1.3, reason: 'starts like a sentence about somebody' })
  }
  return found
}

function startersOf(language: string): ReadonlySet<string> {
  return starters.get(language.toLowerCase().split('-')[0] ?? '') ?? new Set()
}

const starters: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(sentenceStarters).map(([language, words]) => [language, new Set(words.split(' '))]),
)
