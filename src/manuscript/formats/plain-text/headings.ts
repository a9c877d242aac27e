/** Finds the headings of a plain text: short lines that nothing marks, and the evidence for each. */

import type { OutlineSidecar } from '../../manuscript.ts'
import type { RankedHeading } from './depth.ts'
import { depthsOf } from './depth.ts'
import type { Candidate } from './evidence.ts'
import { confidenceOf } from './evidence.ts'
import { weighRecurrence } from './recurrence.ts'
import type { Survey } from './survey.ts'
import { survey } from './survey.ts'
import type { Unit } from './units.ts'
import { weighUnits } from './weigh.ts'

export type HeadingCandidate = {
  /** Counts from 1 at the top of the file. */
  readonly line: number
  readonly depth: number
  readonly title: string
  /** 0 to 1; from 0.5 on the line is a heading. */
  readonly confidence: number
  readonly reasons: readonly string[]
}

export type FindHeadingsOptions = {
  /** Index in the text where the writing begins. @default 0 */
  readonly start?: number | undefined
  /** What the writer decided. */
  readonly sidecar?: OutlineSidecar | undefined
  /** BCP 47; helps to tell sentences from headings. */
  readonly language?: string | undefined
}

/**
 * Finds the headings of a plain text, in any language, from its layout and the form of its lines. `rejected` holds the
 * lines that were considered and fell short, in order; the reasons of both are listed from the strongest down.
 */
export function findHeadings(
  text: string,
  options: FindHeadingsOptions = {},
): { readonly headings: readonly HeadingCandidate[]; readonly rejected: readonly HeadingCandidate[] } {
  const { headings, rejected } = readOutline(text, options)
  return { headings: headings.map(({ candidate }) => candidate), rejected }
}

export type FoundHeading = {
  readonly candidate: HeadingCandidate
  /** The units that it stands on: one, or a number and the title under it. */
  readonly units: readonly Unit[]
}

export type Outline = {
  readonly survey: Survey
  readonly headings: readonly FoundHeading[]
  readonly rejected: readonly HeadingCandidate[]
}

/** The headings together with the units that they stand on, and the survey of the text that they stand in. */
export function readOutline(text: string, options: FindHeadingsOptions): Outline {
  const found = survey(text, options)
  const candidates = weighRecurrence(weighUnits(found), found)
  const accepted = candidates.filter(({ evidence }) => confidenceOf(evidence) >= accepting)
  const groups = withTitleBelow(accepted, candidates, found)
  const ranked = groups.map((group) => rankable(group, found))
  const depths = depthsOf(ranked)
  const taken = new Set(groups.flat())
  return {
    survey: found,
    headings: groups.map((group, index) => ({
      candidate: describe(group, depths[index] ?? 1),
      units: group.map(({ unit }) => unit),
    })),
    rejected: candidates
      .filter((candidate) => !taken.has(candidate) && isSerious(candidate))
      .map((candidate) => describe([candidate], 1)),
  }
}

const accepting = 0.5

/** Least confidence of a line that is worth telling the writer that it was not taken. */
function isSerious({ unit, evidence }: Candidate): boolean {
  return confidenceOf(evidence) >= 0.05 || unit.decision === 'text'
}

type Group = readonly [Candidate, ...Candidate[]]

/** Joins a number that stands alone (`Chapter 3`, `IV`) with the title on the next line, where most numbers have one. */
function withTitleBelow(
  accepted: readonly Candidate[],
  candidates: readonly Candidate[],
  { units, numberings, longWidth }: Survey,
): readonly Group[] {
  const byIndex = new Map(candidates.map((candidate) => [candidate.unit.index, candidate]))
  const places = new Map(accepted.map((candidate, place) => [candidate, place]))
  const numbers = accepted.filter(({ unit }) => numberings.get(unit.index)?.title === '' && unit.decision === undefined)
  const pairs = new Map(
    numbers.flatMap((number) => {
      const below = byIndex.get(number.unit.index + 1)
      return below && isTitleBelow(below) && !isChapterOf(number, below) ? [[number, below] as const] : []
    }),
  )
  if (pairs.size < 2 || pairs.size < 0.6 * numbers.length) return accepted.map((candidate) => [candidate])
  const below = new Set(pairs.values())
  return accepted
    .filter((candidate) => !below.has(candidate))
    .map((candidate) => {
      const title = pairs.get(candidate)
      return title ? [candidate, title] : [candidate]
    })

  /** The first chapter of a part looks like the chapters that follow it in the part. */
  function isChapterOf(part: Candidate, { unit, shape }: Candidate): boolean {
    if (numberings.get(part.unit.index)?.rank !== 'part') return false
    const at = places.get(part) ?? 0
    const next = accepted[accepted[at + 1]?.unit === unit ? at + 2 : at + 1]
    return next !== undefined && !numberings.has(next.unit.index) && next.shape.capitals === shape.capitals
  }

  function isTitleBelow({ unit, shape, evidence }: Candidate): boolean {
    if (numberings.get(unit.index)?.inSequence || unit.mark !== undefined || unit.decision !== undefined) return false
    if (unit.blanksBefore > 1 || shape.ending === 'pause' || shape.capitals === 'lower') return false
    if (shape.ending === 'stop' && shape.capitals !== 'caps' && shape.capitals !== 'title') return false
    const after = units[unit.index + 1]
    return (
      confidenceOf(evidence) >= 0.1 &&
      after !== undefined &&
      (after.width >= longWidth || confidenceOf(evidence) >= 0.5)
    )
  }
}

function rankable([first, ...more]: Group, { numberings }: Survey): RankedHeading {
  const numbering = numberings.get(first.unit.index)
  return {
    unit: first.unit,
    shape: first.shape,
    ...(numbering ? { numbering } : {}),
    title: titleOf([first, ...more]),
  }
}

function titleOf(group: Group): string {
  return group.map(({ unit }) => unit.decidedTitle ?? unit.text).join(' ')
}

function describe(group: Group, depth: number): HeadingCandidate {
  const [{ unit, evidence }] = group
  const isHeading = confidenceOf(evidence) >= accepting
  const reasons = evidence
    .filter(({ weight }) => weight !== 0)
    .toSorted((a, b) => (isHeading ? b.weight - a.weight : a.weight - b.weight))
    .map(({ reason }) => reason)
  return {
    line: unit.lines[0]?.number ?? 1,
    depth,
    title: titleOf(group),
    confidence: Math.round(confidenceOf(evidence) * 100) / 100,
    reasons: group.length > 1 ? [...reasons, 'its title stands on the next line'] : reasons,
  }
}
