/** What a mail with a book says, in the language of the book. */

import type { EditionManifest } from '../release/manifest.ts'
import { authorNames, rightsLine } from '../editions/credits.ts'
import type { Words } from '../theme/theme.ts'
import { fill } from '../theme/words.ts'

/** A subject longer than this is cut by every mail program. */
const longestSubject = 180

/** `The Hours – Ida Maren`. */
export function mailSubject({ work }: EditionManifest): string {
  const whole = [oneLine(work.title), oneLine(authorNames(work))].filter((part) => part !== '').join(' – ')
  const letters = [...whole]
  return letters.length > longestSubject
    ? `${letters
        .slice(0, longestSubject - 1)
        .join('')
        .trimEnd()}…`
    : whole
}

/**
 * Title, authors, what is attached, how to open it, where it is online, and what may be done with it.
 *
 * @param words of the theme, those of releases among them
 */
export function mailText({ work }: EditionManifest, kind: 'epub' | 'pdf', words: Words): string {
  const title = oneLine(work.title)
  const names = oneLine(authorNames(work))
  const { licence, url } = work
  const head = [title, oneLine(work.subtitle ?? ''), names === '' ? '' : fill(words, 'by', { authors: names })]
  const rights = [
    oneLine(rightsLine(work, words) ?? ''),
    licence === undefined ? '' : fill(words, 'licence', { licence: oneLine(licence.name) }),
    oneLine(licence?.url ?? ''),
  ]
  const blocks = [
    head,
    [fill(words, `send-${kind}`, { title })],
    [fill(words, `send-open-${kind}`)],
    [url === undefined ? '' : fill(words, 'send-online', { address: oneLine(url) })],
    rights,
  ]
  const filled = blocks.map((lines) => lines.filter((line) => line !== '')).filter((lines) => lines.length > 0)
  return `${filled.map((lines) => lines.join('\n')).join('\n\n')}\n`
}

/** Nothing of a title may begin a line of its own, or turn the direction of what follows. */
function oneLine(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .replaceAll(/ {2,}/g, ' ')
    .trim()
}
