/** Straight quotes and apostrophes become the language's own; a mark that could be either stays as it is typed. */

import type { Customs } from './customs.ts'
import type { Edit } from './line.ts'

/** A character that stands for something in the line that is no prose, such as code: it counts as a letter. */
export const stranger = '\uFFFC'

const apostrophe = '’'

type Open = { readonly mark: '"' | "'"; readonly close: string }

/** Decides every straight mark in one line of text; `customsAt` tells the customs at an index. */
export function quoteEdits(text: string, customsAt: (index: number) => Customs): Edit[] {
  const edits: Edit[] = []
  const open: Open[] = []
  let lastOpened = -1
  const set = (at: number, replacement: string): void => void edits.push({ at, length: 1, text: replacement })
  for (const { 0: mark, index } of text.matchAll(/["']/g)) {
    const before = text.charAt(index - 1)
    const after = text.charAt(index + 1)
    const customs = customsAt(index)
    const opens = (lastOpened === index - 1 && index > 0) || before === '' || opensBehind.test(before)
    const canOpen = opens && after !== '' && !closesBefore.test(after)
    const isOpen = open.some((one) => one.mark === mark)
    if (mark === '"') {
      if (canOpen) {
        const [first, close, innerOpen, innerClose] = customs.quotes
        set(index, isOpen ? innerOpen : first)
        open.push({ mark: '"', close: isOpen ? innerClose : close })
        lastOpened = index
      } else if (isDigit(before) && !isOpen && !isWord(after)) {
        set(index, '″')
      } else if (before !== '' && !isSpace(before) && (!isWord(after) || !isWord(before))) {
        set(index, closing(open, '"') ?? customs.quotes[1])
      }
      continue
    }
    if (isWord(before) && isWord(after)) {
      set(index, isDigit(before) && isDigit(after) ? '′' : apostrophe)
    } else if (canOpen) {
      if (isElision(text, index, customs) || !hasCloser(text, index)) {
        set(index, apostrophe)
      } else {
        set(index, customs.quotes[2])
        open.push({ mark: "'", close: customs.quotes[3] })
        lastOpened = index
      }
    } else if (isDigit(before) && !isOpen) {
      set(index, '′')
    } else if (before !== '' && !isSpace(before)) {
      set(index, closing(open, "'") ?? apostrophe)
    }
  }
  return edits
}

/** What a quotation may open behind: space, brackets, dashes, other opening marks. */
const opensBehind = /[\s([{<\u2013\u2014\u2015\-/=“‘«„‚‹¿¡「『]/

/** What stands behind a closing mark, never behind an opening one. */
const closesBefore = /[\s.,;:!?)\]}…”’»]/

function isSpace(character: string): boolean {
  return /\s/.test(character)
}

function isDigit(character: string): boolean {
  return /\d/.test(character)
}

function isWord(character: string): boolean {
  return character === stranger || /[\p{L}\p{N}\p{M}]/u.test(character)
}

/** Closes the innermost open quotation of the mark, and those left open inside it. */
function closing(open: Open[], mark: '"' | "'"): string | undefined {
  const index = open.findLastIndex((one) => one.mark === mark)
  const [closed] = index === -1 ? [] : open.splice(index)
  return closed?.close
}

/** `’90s`, `’tis`, `rock ’n’ roll`. */
function isElision(text: string, index: number, { elisions }: Customs): boolean {
  const rest = text.slice(index + 1, index + 12)
  if (/^\d\d(?:s\b|(?![\d\p{L}]))/u.test(rest)) return true
  const word = /^\p{L}+/u.exec(rest)?.[0]
  return word !== undefined && elisions.includes(word.toLowerCase())
}

/** Tells whether a mark that could close a quotation follows in the line. */
function hasCloser(text: string, index: number): boolean {
  return /[^\s([{]'(?![\p{L}\p{N}])/u.test(text.slice(index + 1))
}
