/** Makes the output name of a title: ASCII, readable, safe on every disk. */

import { createHash } from 'node:crypto'
import { transliterations } from './transliterations.ts'

const longest = 80

/** Names that Windows keeps for devices. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/

/**
 * `The Angel in the Desert` → `the-angel-in-the-desert`: lower case letters, digits and hyphens, at most 80 characters,
 * cut between words. Latin letters lose their marks; Greek and Cyrillic are transliterated. A title in a script without
 * a transliteration becomes `book-` and eight digits of its hash.
 */
export function slug(title: string): string {
  const words = transliterate(title)
    .replaceAll(/['’ʼʹʺ]/g, '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
  const joined = cutBetweenWords(words)
  if (joined === '') return `book-${createHash('sha256').update(title.normalize('NFC')).digest('hex').slice(0, 8)}`
  return reserved.test(joined) ? `book-${joined}` : joined
}

function transliterate(title: string): string {
  const lower = title.normalize('NFC').toLowerCase()
  const replaced = Array.from(
    lower,
    (letter) => transliterations[letter] ?? transliterations[bare(letter)] ?? letter,
  ).join('')
  return bare(replaced)
}

/** The letter without its marks. */
function bare(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '')
}

function cutBetweenWords(words: readonly string[]): string {
  const [first = '', ...others] = words
  let joined = first.slice(0, longest)
  for (const word of others) {
    if (joined.length + 1 + word.length > longest) break
    joined += `-${word}`
  }
  return joined
}
