/** What looks like a heading and is not: speech, lists, letters, captions, bylines, tables, the furniture of web pages. */

import { isDate, isDay } from './dates.ts'
import type { Evidence } from './evidence.ts'
import type { Shape } from './shape.ts'
import { wordsOf } from './shape.ts'
import type { Survey } from './survey.ts'
import { labelOf, repeatKey } from './repeats.ts'
import { fragments, opensSpeech } from './survey.ts'
import type { Unit } from './units.ts'
import { bulletItem } from './units.ts'
import { byline, caption, closing, introductions, nameParticles, salutation, webFurniture } from './words.ts'

export function trapEvidence(unit: Unit, shape: Shape, survey: Survey): readonly Evidence[] {
  return traps.flatMap((trap) => trap(unit, survey, shape) ?? [])
}

type Trap = (unit: Unit, survey: Survey, shape: Shape) => Evidence | undefined

const traps: readonly Trap[] = [
  speech,
  listItem,
  speaker,
  tableRow,
  furniture,
  captionLine,
  letterPart,
  dateLine,
  bylineLine,
  underTitle,
  attribution,
  epigraphSource,
  inBrackets,
  runningHead,
  pullQuote,
  contents,
  noLetters,
]

function speech({ text, index }: Unit, { units }: Survey): Evidence | undefined {
  if (/^(?:[–—―]|[-−]\s)/u.test(text)) return { weight: -6, reason: 'starts with a dash (speech or a list)' }
  if (!opensSpeech(text)) return undefined
  const isQuotedWhole =
    /^[^\p{L}\p{N}]+[^"“”„«»「」『』]+["”“»«」』]$/u.test(text) && !/[.,;。，]["”“»«」』]?$/u.test(text)
  const isAnswered = [units[index - 1], units[index + 1]].some((unit) => unit && opensSpeech(unit.text))
  return isQuotedWhole && !isAnswered
    ? { weight: index === 0 ? -0.5 : -1.6, reason: 'wholly in quotation marks' }
    : { weight: -3, reason: 'starts with a quotation mark (speech)' }
}

function listItem({ text }: Unit): Evidence | undefined {
  return bulletItem.test(text) || /^[+>✓✔→]\s/u.test(text) ? { weight: -6, reason: 'an item of a list' } : undefined
}

function speaker({ text, index }: Unit, { labels, numberings }: Survey): Evidence | undefined {
  const label = labelOf(text)
  if (label === undefined || ((labels.get(label) ?? 0) < 2 && label.length > 1)) return undefined
  const numbering = numberings.get(index)
  if (numbering?.inSequence || numbering?.rank) return undefined
  return { weight: -3.5, reason: `starts with \`${label}:\` (speakers, questions and answers)` }
}

function tableRow({ text, lines }: Unit): Evidence | undefined {
  const raw = lines[0]?.text ?? text
  if (/_{3,}/.test(raw)) return { weight: -5, reason: 'a space to fill in' }
  if (/\t| {3,}\S+.* {3,}| \| /.test(raw)) return { weight: -4.5, reason: 'columns of a table' }
  if (/(?:\.\s?){4,}\s*\d+$|\s{2,}\d+$/.test(raw))
    return { weight: -5, reason: 'ends with a page number (a list of contents)' }
  return undefined
}

function furniture({ text }: Unit): Evidence | undefined {
  if (
    /[.:]/.test(text) &&
    /https?:\/\/|www\.|\S@\S+\.\S|\b[\w-]+\.(?:com|org|net|edu|de|fr|es|it|ru|co\.uk)\b/i.test(text)
  ) {
    return { weight: -5, reason: 'holds an address of the web' }
  }
  if (/[©®]|\(c\)\s*\d{4}/i.test(text)) return { weight: -5, reason: 'a notice of rights' }
  return webFurniture.test(text) ? { weight: -4, reason: 'what web pages put around a text' } : undefined
}

function captionLine({ text }: Unit): Evidence | undefined {
  return caption.test(text) ? { weight: -4.5, reason: 'a caption or a credit' } : undefined
}

function letterPart(
  { index, text }: Unit,
  { units, endings, longWidth }: Survey,
  { words }: Shape,
): Evidence | undefined {
  const ending = endings[index]
  const maySalute = words <= 6 && (ending === 'pause' || ending === 'exclamation' || ending === 'colon')
  if (maySalute && salutation.test(text)) {
    return { weight: -3.5, reason: 'the salutation of a letter' }
  }
  const after = units[index + 1]
  const isSigned = after?.kind === 'text' && after.width < longWidth && endings[after.index] === 'none'
  if (words <= 7 && isSigned && closing.test(text)) return { weight: -2, reason: 'the end of a letter' }
  const before = units[index - 1]
  if (
    before &&
    before.width < longWidth &&
    endings[before.index] !== 'stop' &&
    wordsOf(before.text).length <= 7 &&
    closing.test(before.text)
  ) {
    return { weight: -3, reason: 'the signature of a letter' }
  }
  for (let at = index + 1; at <= index + 6; at += 1) {
    const after = units[at]
    if (after?.kind !== 'text' || after.width >= longWidth) return undefined
    if (endings[at] !== 'none' && endings[at] !== 'stop' && salutation.test(after.text)) {
      // A heading may stand above a letter, and then more space stands between them.
      return at === index + 1 && after.blanksBefore > 0 ? undefined : { weight: -2.5, reason: 'the head of a letter' }
    }
  }
  return undefined
}

function dateLine({ text }: Unit): Evidence | undefined {
  if (isDate(text)) return { weight: -2.5, reason: 'a date' }
  return isDay(text) ? { weight: -1, reason: 'a day without a year' } : undefined
}

function bylineLine({ index, text }: Unit, { firstLong, numberings }: Survey): Evidence | undefined {
  const isNearTop = index <= 5 && index <= firstLong
  const [prefix] = byline.exec(text) ?? []
  if (prefix !== undefined && looksLikeName(text.slice(prefix.length))) {
    return { weight: isNearTop ? -4.5 : -2, reason: 'names an author' }
  }
  // Under a number stands a title and not an author.
  if (!isNearTop || index === 0 || numberings.get(0)?.rank || !looksLikeName(text)) return undefined
  return { weight: -3.2, reason: 'looks like a name under the title' }
}

/** Two to four words (two Chinese or Japanese names), all capitalised but for particles. */
function looksLikeName(text: string): boolean {
  if (/^[\p{Script=Han}\p{Script=Katakana}·・]{2,8}$/u.test(text)) return true
  const words = text.split(/\s+/)
  if (words.length < 2 || words.length > 8 || (words.length > 3 && !/\p{Ll}/u.test(text))) return false
  const names = words.filter((word) => !nameParticles.test(word))
  return names.length >= 1 && names.length <= 6 && names.every((word) => /^\p{Lu}[\p{L}\p{M}’'.-]*$/u.test(word))
}

/** The line under a title that opens the text is more often a subtitle than a heading. */
function underTitle({ index, text }: Unit, { units, firstLong, numberings, endings }: Survey): Evidence | undefined {
  if (index === 0 || index > 3 || index > firstLong || (isDay(text) && !isDate(text))) return undefined
  const isNumbered = [index, 0].some((at) => numberings.get(at)?.inSequence || numberings.get(at)?.rank)
  if (isNumbered) return undefined
  const isUnderTitle = units.slice(0, index).every(({ kind, index }) => kind === 'text' && endings[index] === 'none')
  return isUnderTitle ? { weight: -0.9, reason: 'under the first line, where a subtitle stands' } : undefined
}

function attribution({ index }: Unit, { units, longWidth }: Survey): Evidence | undefined {
  const after = units[index + 1]
  if (
    after &&
    after.width < longWidth &&
    /^[–—―-]{1,2}\s*\p{Lu}/u.test(after.text) &&
    looksLikeName(firstPart(after.text))
  ) {
    return { weight: -2.5, reason: 'a name with a dash follows (an epigraph)' }
  }
  return undefined
}

/** Before the first paragraph, a line under a quotation says where it comes from. */
function epigraphSource({ index }: Unit, { units, firstLong }: Survey): Evidence | undefined {
  const before = units[index - 1]
  if (!before || index > firstLong || !opensSpeech(before.text)) return undefined
  return /["”“»«」』]$/u.test(before.text) ? { weight: -2.5, reason: 'the source of a quotation' } : undefined
}

function inBrackets({ text }: Unit): Evidence | undefined {
  return /^[[(（【][^\])）】]*[\])）】]$/u.test(text) ? { weight: -4, reason: 'wholly in brackets' } : undefined
}

function firstPart(text: string): string {
  return (
    text
      .replace(/^[–—―-]+\s*/u, '')
      .split(/[,(]/)[0]
      ?.trim() ?? ''
  )
}

function runningHead(
  { index, text }: Unit,
  { units, runningHeads, numberings, endings, longWidth }: Survey,
): Evidence | undefined {
  // The first line may be the title that the heads of the pages repeat.
  if (index === 0 || !runningHeads.has(repeatKey(text)) || isDay(text)) return undefined
  const numbering = numberings.get(index)
  const isCounted = numbering !== undefined && (numbering.inSequence || numbering.rank !== undefined)
  const before = units[index - 1]
  const breaksParagraph = before && before.width >= longWidth && fragments.has(endings[index - 1] ?? 'none')
  if (isCounted && !breaksParagraph) return undefined
  return { weight: -4, reason: 'returns like the head of a page' }
}

/** A sentence of the text that the page shows a second time. */
function pullQuote({ index, text, lines }: Unit, { units }: Survey, { words, ending }: Shape): Evidence | undefined {
  if (words < 5) return undefined
  // The first letter may be a capital only here.
  const quoted = text.replace(/^["“„«]|["”“»]$|[.!?…]$/gu, '').slice(1)
  const near = units.slice(Math.max(0, index - 12), index + 13)
  const isRepeated = near.some(
    (unit) => unit.lines[0] !== lines[0] && unit.text.length > 1.5 * text.length && unit.text.includes(quoted),
  )
  return isRepeated
    ? { weight: ending === 'none' ? -2.2 : -3, reason: 'repeats words of the text nearby (a pull quote)' }
    : undefined
}

/** Lines that return as headings further down are a list of contents; what stands above it is its name. */
function contents({ index, text }: Unit, { units, repeats, longWidth, numberings }: Survey): Evidence | undefined {
  const [first, second] = [units[index + 1], units[index + 2]]
  const returns = (unit: Unit | undefined): boolean => {
    if (unit?.kind !== 'text' || unit.width >= longWidth) return false
    const same = repeats.get(repeatKey(unit.text)) ?? []
    return same.length > 1 && same[0] === unit
  }
  if (!returns(first) || !returns(second) || numberings.get(index)?.inSequence) return undefined
  return { weight: index === 0 && !introductions.test(text) ? 0 : -3, reason: 'a list of contents follows' }
}

function noLetters({ text, index }: Unit, { numberings }: Survey): Evidence | undefined {
  if (/\p{L}/u.test(text) || numberings.has(index)) return undefined
  return { weight: -3, reason: 'no letter in it' }
}
