/** Addresses of mail as people type them. */

import { ChapbookError } from '../errors.ts'
import type { Sender } from './compose.ts'

/** Nothing that could end a line or a command of SMTP, and no list. */
const plain =
  /^[^\s@<>(),;:"\\\u0000-\u001f\u007f]+@[^\s@<>(),;:"\\[\]\u0000-\u001f\u007f]+\.[^\s@<>(),;:"\\[\].\u0000-\u001f\u007f]+$/u

/**
 * The readers, each once, as typed: separate words, or one with commas.
 *
 * @throws ChapbookError (usage) where nobody is named or a word is no address
 */
export function readersOf(given: readonly string[]): readonly string[] {
  const words = given.flatMap((word) => word.split(/[,;]/)).map((word) => word.trim())
  const found = new Map<string, string>()
  for (const word of words.filter((word) => word !== '')) {
    const { address } = readSender(word) ?? {}
    if (address === undefined) {
      throw new ChapbookError(`\`${word}\` is no address of mail`, {
        kind: 'usage',
        hint: 'Write it like `reader@example.org`.',
      })
    }
    // Names before the `@` may differ by case; in practice they never do.
    const key = address.toLowerCase()
    if (!found.has(key)) found.set(key, address)
  }
  if (found.size === 0) {
    throw new ChapbookError('Nobody is named to send to', {
      kind: 'usage',
      hint: 'Name a reader: `--to reader@example.org`.',
    })
  }
  return [...found.values()]
}

/** `ann@example.org` or `Ann Lee <ann@example.org>`; `undefined` for anything else. */
export function readSender(given: string): Sender | undefined {
  const [, name, inBrackets] = /^\s*"?([^"<>\r\n]*?)"?\s*<([^<>]+)>\s*$/.exec(given) ?? []
  const address = (inBrackets ?? given).trim()
  if (!plain.test(address) || address.length > 254) return undefined
  return name === undefined || name === '' ? { address } : { name, address }
}
