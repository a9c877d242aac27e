/** Headings of one text resemble each other: weighs a line by how many others have its form. */

import type { Candidate, Evidence } from './evidence.ts'
import { confidenceOf } from './evidence.ts'
import type { Survey } from './survey.ts'
import { isDay } from './dates.ts'

type Family = {
  readonly key: string
  readonly members: readonly { readonly candidate: Candidate; readonly confidence: number }[]
  /** Sum of the confidences of its members. */
  readonly mass: number
}

/** Adds to each candidate what the other lines of the same form say about it. */
export function weighRecurrence(candidates: readonly Candidate[], survey: Survey): readonly Candidate[] {
  const keys = familyKeys(candidates, survey)
  const families = gather(candidates, keys)
  const strongest = [...families.values()].toSorted((a, b) => b.mass - a.mass)[0]
  const densities = new Map([...families.values()].map((family) => [family, density(family, survey)]))
  return candidates.map((candidate, index) => {
    const family = families.get(keys[index] ?? '')
    if (!family || Math.abs(confidenceLogit(candidate)) === Infinity) return candidate
    const more = [
      ...support(candidate, family),
      ...(densities.get(family) ?? []),
      ...outsider(candidate, family, strongest),
    ]
    return { ...candidate, evidence: [...candidate.evidence, ...more] }
  })
}

function confidenceLogit({ evidence }: Candidate): number {
  return evidence.reduce((sum, { weight }) => sum + weight, 0)
}

/** What lines of one form have in common. A single capitalised word goes with the form that is strongest in the text. */
function familyKeys(candidates: readonly Candidate[], survey: Survey): readonly string[] {
  const titles = candidates.filter(({ shape }) => shape.capitals === 'title').reduce(addConfidence, 0)
  const sentences = candidates.filter(({ shape }) => shape.capitals === 'sentence').reduce(addConfidence, 0)
  const questions = candidates.filter(
    ({ shape, evidence }) => shape.ending === 'question' && confidenceOf(evidence) >= leastMember,
  ).length
  return candidates.map(({ unit, shape }) => {
    if (unit.mark !== undefined) return 'mark'
    if (unit.underline !== undefined) return `underline:${unit.underline}`
    const number = survey.numberings.get(unit.index)
    if (number && (number.inSequence || number.rank)) return `number:${number.kind}${number.isList ? ':list' : ''}`
    if (isDay(unit.text)) return 'date'
    const capitals = shape.capitals === 'word' ? (titles >= sentences ? 'title' : 'sentence') : shape.capitals
    return `${capitals}:${shape.ending === 'question' && questions >= 3 ? 'question' : 'plain'}`
  })
}

function addConfidence(sum: number, { evidence }: Candidate): number {
  return sum + confidenceOf(evidence)
}

/** Confidence from which on a line counts as an example of its form. */
const leastMember = 0.35

function gather(candidates: readonly Candidate[], keys: readonly string[]): ReadonlyMap<string, Family> {
  const families = new Map<string, { key: string; members: Family['members'][number][]; mass: number }>()
  candidates.forEach((candidate, index) => {
    const confidence = confidenceOf(candidate.evidence)
    if (confidence < leastMember) return
    const key = keys[index] ?? ''
    const family = families.get(key) ?? { key, members: [], mass: 0 }
    family.members.push({ candidate, confidence })
    family.mass += confidence
    families.set(key, family)
  })
  return families
}

function support(candidate: Candidate, { key, members, mass }: Family): readonly Evidence[] {
  const own = confidenceOf(candidate.evidence)
  const isMember = own >= leastMember
  const others = mass - (isMember ? own : 0)
  const count = members.length - (isMember ? 1 : 0)
  // A line that looks like any sentence needs the others more than one that is set off by capitals or a number.
  const weight =
    key === 'date'
      ? Math.min(2, 1.2 * others - 0.5)
      : isPlain(key)
        ? Math.min(1.4, Math.max(-1.1, 1.7 * others - 2.2))
        : Math.min(1.4, 0.6 * others - 0.3)
  // The title of a text often has a form of its own.
  if (candidate.unit.index === 0 && weight <= 0) return []
  if (count === 0) return [{ weight, reason: 'no other line has its form' }]
  return [{ weight, reason: count === 1 ? '1 other line has its form' : `${count} other lines have its form` }]
}

function isPlain(key: string): boolean {
  return /^(?:sentence|none|lower):plain$/.test(key)
}

/** Questions before nearly every paragraph are an interview. */
function density({ key, members }: Family, { units, longWidth }: Survey): readonly Evidence[] {
  if (members.length < 3 || !key.endsWith(':question')) return []
  const from = members[0]?.candidate.unit.index ?? 0
  const paragraphs = units.slice(from).filter(({ kind, width }) => kind === 'text' && width >= longWidth).length
  if (paragraphs / members.length >= 1.15) return []
  const words = members.reduce((sum, { candidate }) => sum + candidate.shape.words, 0) / members.length
  return words < 4
    ? []
    : [{ weight: words < 7 ? -1 : -2.5, reason: 'questions like it stand before every paragraph (an interview)' }]
}

/** A plain sentence among headings that are set off by capitals or numbers is no heading of theirs. */
function outsider({ unit, shape }: Candidate, family: Family, strongest: Family | undefined): readonly Evidence[] {
  if (unit.index === 0) return []
  if (!strongest || strongest.key === family.key || strongest.mass < 2.4) return []
  // Beside numbered chapters a preface or an afterword often has no number.
  if (isPlain(strongest.key) || strongest.key.startsWith('number:') || family.mass >= 2) return []
  if (shape.capitals !== 'sentence' && shape.capitals !== 'lower') return []
  return [{ weight: -0.9, reason: 'the headings of this text have another form' }]
}
