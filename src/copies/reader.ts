/** The reader of a copy, and what may be said of one on a bookplate. */

/** Someone who gets a copy. */
export type Reader = {
  /** As it stands on the bookplate. */
  readonly name: string
  /** Of the copy, from 1. */
  readonly number: number
  readonly note?: string
  /** For names of files and for sending; never inside a copy. */
  readonly email?: string
}

/** What is wrong with a text, and what to do about it. */
export type Fault = { readonly reason: string; readonly note: string }

/** Characters; more would not stand on a bookplate. */
export const longestName = 120
export const longestNote = 400
export const largestNumber = 9_999_999

/** The name as it is printed, or what is wrong with it. */
export function readName(given: string): { readonly name: string } | { readonly fault: Fault } {
  const fault = faultOf(given, 'name', longestName)
  if (fault) return { fault }
  const name = tidy(given)
  if (!/[\p{L}\p{N}\p{S}\p{P}]/u.test(name))
    return { fault: { reason: 'The name is empty', note: 'Write who gets the copy.' } }
  return { name }
}

/** The note as it is printed, absent where it is empty, or what is wrong with it. */
export function readNote(given: string): { readonly note?: string } | { readonly fault: Fault } {
  const fault = faultOf(given, 'note', longestNote)
  if (fault) return { fault }
  const note = tidy(given)
  return note === '' ? {} : { note }
}

/** A number of a copy, or what is wrong with it. */
export function readNumber(given: string): { readonly number: number } | { readonly fault: Fault } {
  const written = given.trim()
  const number = /^\d{1,7}$/.test(written) ? Number(written) : 0
  if (number >= 1) return { number }
  return {
    fault: {
      reason: `\`${shortened(written)}\` is no number of a copy`,
      note: `Write a whole number from 1 to ${largestNumber}, without signs.`,
    },
  }
}

/** At most 40 characters of what was given, fit to be shown in a message. */
export function shortened(text: string): string {
  const characters = Array.from(text.replaceAll(unseen, '\uFFFD'))
  return characters.length <= 40 ? characters.join('') : `${characters.slice(0, 39).join('')}…`
}

/**
 * Controls, marks of direction, separators of lines, private and broken characters: nobody sees them, so they could hide something
 * in a page on which everything is to be seen. The two joiners stay, without which Persian and Indian names are misspelt.
 */
const unseen = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0\ufffe\uffff]/gu

function faultOf(given: string, what: 'name' | 'note', longest: number): Fault | undefined {
  const trimmed = given.trim()
  const [hidden] = trimmed.match(unseen) ?? []
  if (hidden !== undefined) {
    const code = (hidden.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
    const isLineEnd = /[\n\r\u2028\u2029]/.test(hidden)
    return {
      reason: isLineEnd ? `The ${what} goes over a line` : `The ${what} has a character that nobody sees, U+${code}`,
      note: isLineEnd ? 'Write it in one line.' : 'Take it out; typing the words anew does it.',
    }
  }
  const { length } = Array.from(trimmed)
  if (length <= longest) return undefined
  return {
    reason: `The ${what} has ${length} characters, and ${longest} have room on a bookplate`,
    note: 'Make it shorter.',
  }
}

/** Composed, so that one name has one spelling; single spaces. */
function tidy(text: string): string {
  return text.normalize('NFC').replaceAll(/\s+/g, ' ').trim()
}
