/** Weighs every unit that is short enough for a heading by its own form and its surroundings. */

import type { Candidate, Evidence } from './evidence.ts'
import { confidenceOf } from './evidence.ts'
import { lineEvidence } from './line-evidence.ts'
import { placeEvidence } from './place-evidence.ts'
import { shapeOf } from './shape.ts'
import type { Survey } from './survey.ts'
import { opensSpeech, widestHeading } from './survey.ts'
import { trapEvidence } from './trap-evidence.ts'
import type { Unit } from './units.ts'

/** The evidence of each line by itself; what the others of its form say comes later. */
export function weighUnits(survey: Survey): readonly Candidate[] {
  return survey.units
    .filter((unit) => mayBeHeading(unit, survey))
    .map((unit) => {
      const shape = shapeOf(unit.text, survey.capitalRate)
      const given = settled(unit)
      if (given) return { unit, shape, evidence: [given] }
      const evidence = [...lineEvidence(unit, shape, survey), ...placeEvidence(unit, survey)]
      if (isHopeless(evidence)) return { unit, shape, evidence }
      return { unit, shape, evidence: [...evidence, ...trapEvidence(unit, shape, survey)] }
    })
}

/** More short lines than this one upon the other are a poem or a list, and none of them is looked at. */
const longestStack = 8

/** Speech, or words of which the second one is written small, with a stop behind them. */
function isSentence({ text }: Unit): boolean {
  return opensSpeech(text) || /^\S+\s+\p{Ll}/u.test(text)
}

/** So far from a heading that looking for traps would be a waste of time. */
function isHopeless(evidence: readonly Evidence[]): boolean {
  return confidenceOf(evidence) < 0.007
}

function mayBeHeading(unit: Unit, survey: Survey): boolean {
  const { bodyWidth, numberings, endings, usualBlanks, tightRuns, looseRuns } = survey
  if (unit.kind === 'break') return false
  if (settled(unit)) return true
  if (unit.width > widestHeading || unit.lines.length > 3) return false
  const ending = endings[unit.index]
  if (ending === 'pause' || (ending === 'stop' && isSentence(unit) && !numberings.has(unit.index))) return false
  const run = Math.max(usualBlanks > 0 ? (tightRuns[unit.index] ?? 0) : 0, looseRuns[unit.index] ?? 0)
  if (run > longestStack && !numberings.has(unit.index)) return false
  return unit.width < 0.75 * bodyWidth || numberings.has(unit.index)
}

function settled({ decision, mark, underline }: Unit): Evidence | undefined {
  if (decision === 'heading') return { weight: Infinity, reason: 'the outline file says that it is a heading' }
  if (decision === 'text') return { weight: -Infinity, reason: 'the outline file says that it is text' }
  if (mark !== undefined) return { weight: Infinity, reason: 'marked with #' }
  return underline === undefined ? undefined : { weight: 6.5, reason: `underlined with ${underline}` }
}
