/** Weighs what speaks for and against a line being a heading. Weights are log odds; their sum becomes the confidence. */

import { lineEvidence } from './line-evidence.ts'
import { placeEvidence } from './place-evidence.ts'
import type { Shape } from './shape.ts'
import { shapeOf } from './shape.ts'
import type { Survey } from './survey.ts'
import { opensSpeech, widestHeading } from './survey.ts'
import { trapEvidence } from './trap-evidence.ts'
import type { Unit } from './units.ts'

export type Evidence = {
  readonly weight: number
  readonly reason: string
}

export type Candidate = {
  readonly unit: Unit
  readonly shape: Shape
  readonly evidence: readonly Evidence[]
}

/** How seldom a short line is a heading when nothing else is known of it. */
const prior = -2.5

/** Weighs every unit that is short enough for a heading by its own form and its surroundings. */
export function weighUnits(survey: Survey): readonly Candidate[] {
  return survey.units.filter((unit) => mayBeHeading(unit, survey)).map((unit) => {
    const shape = shapeOf(unit.text, survey.capitalRate)
    const given = settled(unit)
    if (given) return { unit, shape, evidence: [given] }
    const evidence = [...lineEvidence(unit, shape, survey), ...placeEvidence(unit, survey)]
    if (isHopeless(evidence)) return { unit, shape, evidence }
    return { unit, shape, evidence: [...evidence, ...trapEvidence(unit, shape, survey)] }
  })
}

/** Confidence from 0 to 1: the logistic function of the prior and all weights. */
export function confidenceOf(evidence: readonly Evidence[]): number {
  const score = evidence.reduce((sum, { weight }) => sum + weight, prior)
  return 1 / (1 + Math.exp(-score))
}

/** More short lines than this one upon the other are a poem or a list, and none of them is looked at. */
const longestStack = 8

/** So far from a heading that looking for traps would be a waste of time. */
function isHopeless(evidence: readonly Evidence[]): boolean {
  return evidence.reduce((sum, { weight }) => sum + weight, prior) < -5
}

function mayBeHeading(unit: Unit, survey: Survey): boolean {
  const { bodyWidth, numberings, endings, usualBlanks, tightRuns, looseRuns } = survey
  if (unit.kind === 'break') return false
  if (settled(unit)) return true
  if (unit.width > widestHeading || unit.lines.length > 3) return false
  const ending = endings[unit.index]
  if (ending === 'pause' || (ending === 'stop' && opensSpeech(unit.text))) return false
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
