/** What speaks for and against a line being a heading. Weights are log odds; their sum becomes the confidence. */

import type { Shape } from './shape.ts'
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

/** Confidence from 0 to 1: the logistic function of the prior and all weights. */
export function confidenceOf(evidence: readonly Evidence[]): number {
  const score = evidence.reduce((sum, { weight }) => sum + weight, prior)
  return 1 / (1 + Math.exp(-score))
}

/** How seldom a short line is a heading when nothing else is known of it. */
const prior = -2.5
