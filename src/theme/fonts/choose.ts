/** Chooses the font files that a text needs. */

import type { Host } from '../../host/host.ts'
import type { FontFamily, FontStyle, ThemeFonts } from '../theme.ts'
import { coverageOf, covers } from './coverage.ts'
import type { Coverage } from './coverage.ts'
import { asksFor, drawsPunctuation, nextFamily, provideFamily, punctuationFrom } from './on-demand.ts'
import type { OnDemandFamily, UnavailableFamily } from './on-demand.ts'
import type { FontRole, FontUse, MarkedCharacters } from './use.ts'

/** One file of a package and what the book wants of it. */
export type ChosenFile = {
  readonly family: FontFamily
  readonly subset: string
  readonly face: FontStyle
  /** Code points, ascending. */
  readonly characters: readonly number[]
  /** How many different letters of the text it alone draws. */
  readonly letters: number
}

export type Choice = {
  readonly files: readonly ChosenFile[]
  /** CSS names in the order in which they are asked. */
  readonly names: readonly string[]
  readonly missing: readonly number[]
  /** Families that would have more of the characters and cannot be had. */
  readonly unavailable: readonly UnavailableFamily[]
}

/**
 * The files for one role: of its own family those whose subsets hold characters of the text, then, for what is left, of the
 * fallbacks in their order, and at last of the families that are fetched when they are needed. Spaces and characters that
 * leave no mark are never missing.
 */
export async function chooseFiles(fonts: ThemeFonts, role: FontRole, use: FontUse, host: Host): Promise<Choice> {
  const wanted = codePoints(use[role])
  if (wanted.length === 0) return { files: [], names: [], missing: [], unavailable: [] }
  const drawn = wanted.filter((codePoint) => !leavesNoMark(codePoint))
  const own = await pickFrom([fonts[role]], drawn, host)
  const others = await pickFrom(fonts.fallbacks, own.rest, host)
  const fetched = await chooseOnDemand(
    { wanted, lacking: own.rest, missing: others.rest, role, language: use.language ?? '' },
    host,
  )
  // What a family of the book's language draws is not asked of the fallbacks, whose signs are made for other texts.
  const taken = new Set(fetched.before.flatMap(({ subsets }) => subsets.flatMap(({ fresh }) => fresh)))
  const fallbacks =
    taken.size === 0
      ? others
      : await pickFrom(
          fonts.fallbacks,
          own.rest.filter((codePoint) => !taken.has(codePoint)),
          host,
        )

  const styled = withThemeStyles(role, use)
  const marked = role === 'math' ? unmarked : use.marked?.[role]
  const ownFiles = await filesOf(own.picks, wanted, styled, host)
  // The letters and the spaces are those of the text's own family, where it has any part in the text.
  const foreign =
    ownFiles.length === 0 ? wanted : wanted.filter((codePoint) => codePoint > 0xff || own.rest.includes(codePoint))
  const files = [
    ...ownFiles,
    ...(await filesOf(fallbacks.picks, wanted, marked, host)),
    ...(await filesOf([...fetched.before, ...fetched.after], foreign, styled, host)),
  ]
  const picks = [...fetched.before, ...own.picks, ...fallbacks.picks, ...fetched.after]
  const names = picks.flatMap(({ family, subsets }) => subsets.map(({ subset }) => cssName(family, subset)))
  return { files, names, missing: fetched.missing, unavailable: fetched.unavailable }
}

const unmarked: MarkedCharacters = { bold: '', italic: '', boldItalic: '' }

/** A family and what it is chosen for. */
type Picked = { readonly family: FontFamily; readonly subsets: readonly ChosenSubset[] }

type Picks = { readonly picks: readonly Picked[]; readonly rest: readonly number[] }

async function pickFrom(families: readonly FontFamily[], wanted: readonly number[], host: Host): Promise<Picks> {
  const picks: Picked[] = []
  let rest = wanted
  for (const family of families) {
    if (rest.length === 0) break
    const chosen = chooseSubsets(await coverageOf(family, 'normal', host), rest)
    rest = chosen.rest
    if (chosen.subsets.length > 0) picks.push({ family, subsets: chosen.subsets })
  }
  return { picks, rest }
}

type Lack = {
  readonly wanted: readonly number[]
  /** What the family of the role lacks. */
  readonly lacking: readonly number[]
  /** What the fallbacks lack too. */
  readonly missing: readonly number[]
  readonly role: FontRole
  readonly language: string
}

type OnDemandChoice = Omit<Choice, 'files' | 'names'> & {
  /** Asked first: in its languages, such a family draws punctuation that the family of the text has too, in other forms. */
  readonly before: readonly Picked[]
  readonly after: readonly Picked[]
}

async function chooseOnDemand({ wanted, lacking, missing, role, language }: Lack, host: Host): Promise<OnDemandChoice> {
  const before: Picked[] = []
  const after: Picked[] = []
  const unavailable: UnavailableFamily[] = []
  const tried: OnDemandFamily[] = []
  const { providePackage } = host
  if (!providePackage) return { before, after, missing, unavailable }
  const open = new Set(missing)
  const lost: number[] = []
  for (let next = nextFamily([...open], language, tried); next; next = nextFamily([...open], language, tried)) {
    const asked = next
    tried.push(asked)
    const provided = await provideFamily(asked, providePackage)
    if ('unavailable' in provided) {
      unavailable.push(provided.unavailable)
      // What cannot be had of one family is not asked of another, which would be as far away.
      for (const codePoint of open) if (asksFor(asked, codePoint) && open.delete(codePoint)) lost.push(codePoint)
      continue
    }
    const isFirst = role !== 'code' && drawsPunctuation(asked, language)
    const punctuation = isFirst ? punctuationFrom(asked, wanted) : []
    const asking = isFirst ? new Set([...lacking, ...punctuation]) : open
    const { picks } = await pickFrom([provided.family], [...asking], host)
    ;(isFirst ? before : after).push(...picks)
    for (const { fresh } of picks.flatMap(({ subsets }) => subsets))
      for (const codePoint of fresh) open.delete(codePoint)
  }
  return { before, after, missing: [...lost, ...open], unavailable }
}

/** `Alegreya` for the Latin file, `Alegreya greek` for the others. */
export function cssName({ family }: FontFamily, subset: string): string {
  return subset === 'latin' ? family : `${family} ${subset}`
}

/** A subset of a family and the characters for which it is chosen. */
type ChosenSubset = { readonly subset: string; readonly fresh: readonly number[] }

/** Greedy set cover: again and again the subset that has most of what is still wanted. */
function chooseSubsets(
  coverage: ReadonlyMap<string, Coverage>,
  wanted: readonly number[],
): { readonly subsets: readonly ChosenSubset[]; readonly rest: readonly number[] } {
  const [first] = coverage
  // Nothing can cover more, and the other subsets need not even be read.
  if (first && wanted.length > 0 && wanted.every((codePoint) => covers(first[1], codePoint))) {
    return { subsets: [{ subset: first[0], fresh: wanted }], rest: [] }
  }
  const subsets: ChosenSubset[] = []
  const rest = new Set(wanted)
  let offers = [...coverage].map(([subset, ranges]) => ({
    subset,
    fresh: wanted.filter((codePoint) => covers(ranges, codePoint)),
  }))
  for (;;) {
    offers = offers
      .map(({ subset, fresh }) => ({ subset, fresh: fresh.filter((codePoint) => rest.has(codePoint)) }))
      .filter(({ fresh }) => fresh.length > 0)
    const [first, ...others] = offers
    if (!first) return { subsets, rest: [...rest] }
    const best = others.reduce((best, next) => (next.fresh.length > best.fresh.length ? next : best), first)
    subsets.push(best)
    for (const codePoint of best.fresh) rest.delete(codePoint)
  }
}

/** Styles of a theme make titles bold and captions italic without a mark in the text, so a family of its own is taken wider. */
function withThemeStyles(role: FontRole, use: FontUse): MarkedCharacters | undefined {
  const marked = role === 'math' ? unmarked : use.marked?.[role]
  if (!marked) return undefined
  if (role === 'text') return { ...marked, italic: use.text }
  if (role === 'heading') return { ...marked, bold: use.heading, boldItalic: marked.boldItalic + marked.italic }
  return marked
}

async function filesOf(
  picks: readonly Picked[],
  wanted: readonly number[],
  marked: MarkedCharacters | undefined,
  host: Host,
): Promise<readonly ChosenFile[]> {
  const files = await Promise.all(picks.map(({ family, subsets }) => facesOf(family, subsets, wanted, marked, host)))
  return files.flat()
}

async function facesOf(
  family: FontFamily,
  subsets: readonly ChosenSubset[],
  wanted: readonly number[],
  marked: MarkedCharacters | undefined,
  host: Host,
): Promise<readonly ChosenFile[]> {
  const coverages = {
    normal: await coverageOf(family, 'normal', host),
    italic: await coverageOf(family, 'italic', host),
  }
  return subsets.flatMap(({ subset, fresh }) => {
    const own = new Set(fresh)
    // A mark is drawn with its letter in one font, so a file that is asked for marks keeps every letter that it has.
    const keepsAll = fresh.some(isMark)
    const letters = fresh.filter(isLetter).length
    return family.faces.flatMap((face) => {
      const coverage = coverages[face.style].get(subset) ?? none
      const characters = wanted.filter((codePoint) => {
        return (
          covers(coverage, codePoint) &&
          (keepsAll || own.has(codePoint) || leavesNoMark(codePoint) || isMark(codePoint))
        )
      })
      const asked = askedOf(face, family, marked)
      const isNeeded = asked === undefined || characters.some((codePoint) => own.has(codePoint) && asked.has(codePoint))
      return isNeeded ? [{ family, subset, face, characters, letters }] : []
    })
  })
}

const none: Coverage = () => []

/** The characters that ask for a face; `undefined`: it is needed in any case. */
function askedOf(face: FontStyle, family: FontFamily, marked: MarkedCharacters | undefined): Set<number> | undefined {
  const lightest = Math.min(...family.faces.filter(({ style }) => style === face.style).map(({ weight }) => weight))
  const isBold = face.weight >= 600 && face.weight > lightest
  if (!marked || (!isBold && face.style === 'normal')) return undefined
  if (!isBold) return new Set(codePoints(marked.italic))
  return new Set(codePoints(face.style === 'normal' ? marked.bold : marked.boldItalic))
}

function codePoints(text: string): readonly number[] {
  return [...new Set(Array.from(text, (character) => character.codePointAt(0) ?? 0))].toSorted((a, b) => a - b)
}

function isLetter(codePoint: number): boolean {
  return /\p{L}/u.test(String.fromCodePoint(codePoint))
}

function isMark(codePoint: number): boolean {
  return /\p{M}/u.test(String.fromCodePoint(codePoint))
}

/** U+2011 is drawn with the glyph of the ordinary hyphen where a font lacks it. */
function leavesNoMark(codePoint: number): boolean {
  return (
    codePoint === 0x2011 ||
    /[\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}]/u.test(String.fromCodePoint(codePoint))
  )
}
