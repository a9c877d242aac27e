/** Weighs what speaks for and against a line being a heading. Weights are log odds; their sum becomes the confidence. */

import { lineEvidence } from './line-evidence.ts'
import { placeEvidence } from './place-evidence.ts'
import type { Shape } from './shape.ts'
import { shapeOf } from './shape.ts'
import type { Survey } from './survey.ts'
import { widestHeading } from './survey.ts'
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
    const evidence = given
      ? [given]
      : [...lineEvidence(unit, shape, survey), ...placeEvidence(unit, survey), ...trapEvidence(unit, shape, survey)]
    return { unit, shape, evidence }
  })
}

/** Confidence from 0 to 1: the logistic function of the prior and all weights. */
export function confidenceOf(evidence: readonly Evidence[]): number {
  const score = evidence.reduce((sum, { weight }) => sum + weight, prior)
  return 1 / (1 + Math.exp(-score))
}

function mayBeHeading(unit: Unit, { bodyWidth, numberings }: Survey): boolean {
  if (unit.kind === 'break') return false
  if (settled(unit)) return true
  if (unit.width > widestHeading || unit.lines.length > 3) return false
  return unit.width < 0.75 * bodyWidth || numberings.has(unit.index)
}

function settled({ decision, mark, underline }: Unit): Evidence | undefined {
  if (decision === 'heading') return { weight: Infinity, reason: 'the outline file says that it is a heading' }
  if (decision === 'text') return { weight: -Infinity, reason: 'the outline file says that it is text' }
  if (mark !== undefined) return { weight: Infinity, reason: 'marked with #' }
  return underline === undefined ? undefined : { weight: 6.5, reason: `underlined with ${underline}` }
}
