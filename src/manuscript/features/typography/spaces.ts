/** Dashes, ellipses and the spaces at which a line must not break. */

import type { Customs } from './customs.ts'
import type { Edit } from './line.ts'

const noBreak = '\u00A0'

/** `--`, `---` and `...` as the language sets them. Longer runs, and options such as `--strict`, stay. */
export function dashEdits(text: string, customsAt: (index: number) => Customs): Edit[] {
  const edits: Edit[] = []
  for (const { 0: dots, index } of text.matchAll(/\.{3,}/g)) {
    if (dots.length === 3) edits.push({ at: index, length: 3, text: '…' })
  }
  for (const { 0: hyphens, index } of text.matchAll(/-{2,}/g)) {
    const dash = dashFor(hyphens.length, text.charAt(index - 1), text.charAt(index + hyphens.length), customsAt(index))
    if (dash !== undefined) edits.push({ at: index, length: hyphens.length, text: dash })
  }
  return edits
}

function dashFor(length: number, before: string, after: string, { dashes }: Customs): string | undefined {
  if (length === 3) return dashes.tight.length > 1 ? dashes.tight : '—'
  if (length > 3) return undefined
  if (/\d/.test(before) && /\d/.test(after)) return '–'
  const spaceBefore = before === '' || /\s/.test(before)
  const spaceAfter = after === '' || /\s/.test(after)
  // `--strict` is an option of a command.
  if (spaceBefore && !spaceAfter && before !== '') return undefined
  return spaceBefore || spaceAfter ? dashes.spaced : dashes.tight
}

const unit = /^(?:km|cm|mm|kg|mg|ml|kHz|MHz|GHz|kB|MB|GB|TB|kW|°C|°F|%|‰|€|£|\$|[mgh])(?![\p{L}\p{N}])/u

/** Spaces before high punctuation and inside guillemets, between a number and its unit, behind `p.` and `Dr.`. */
export function spaceEdits(text: string, customsAt: (index: number) => Customs): Edit[] {
  const edits: Edit[] = []
  for (const { 0: found, index } of text.matchAll(/ ?[;:!?»]+|« ?/g)) {
    const edit = found.startsWith('«')
      ? behindGuillemet(found, index, text, customsAt)
      : beforeMark(found, index, text, customsAt)
    if (edit !== undefined) edits.push(edit)
  }
  for (const { index } of text.matchAll(/ (?=[\p{N}\p{Lu}])|(?<=\p{N}) (?=[%‰€£$°kcmgMGTh])/gu)) {
    if (staysTogether(text, index, customsAt(index))) edits.push({ at: index, length: 1, text: noBreak })
  }
  return edits
}

function beforeMark(
  found: string,
  index: number,
  text: string,
  customsAt: (index: number) => Customs,
): Edit | undefined {
  const hasSpace = found.startsWith(' ')
  const mark = found.charAt(hasSpace ? 1 : 0)
  const space = customsAt(index).before[mark]
  if (space === undefined) return undefined
  const after = text.charAt(index + found.length)
  if (hasSpace) return index === 0 ? undefined : { at: index, length: 1, text: space }
  // Where the writer typed no space, one is added behind a word only; `10:30` and `https:` stay.
  const isBehindWord = /[\p{L}\p{N}\p{M})\]’”»]/u.test(text.charAt(index - 1))
  const isBeforeGap = after === '' || /[\s)\]»”"'…,.]/.test(after)
  return isBehindWord && isBeforeGap ? { at: index, length: 0, text: space } : undefined
}

function behindGuillemet(
  found: string,
  index: number,
  text: string,
  customsAt: (index: number) => Customs,
): Edit | undefined {
  const space = customsAt(index).afterGuillemet
  if (space === '') return undefined
  if (found.endsWith(' ')) return { at: index + 1, length: 1, text: space }
  return /\s/.test(text.charAt(index + 1)) ? undefined : { at: index + 1, length: 0, text: space }
}

function staysTogether(text: string, index: number, { beforeNumber, beforeName }: Customs): boolean {
  const after = text.slice(index + 1, index + 8)
  const word = /[^\s(["“„«'‘]*$/.exec(text.slice(Math.max(0, index - 12), index))?.[0] ?? ''
  if (/^\p{N}/u.test(after)) return beforeNumber.includes(word)
  if (/\d$/.test(word)) return unit.test(after)
  return beforeName.includes(word) && /^\p{Lu}/u.test(after)
}
