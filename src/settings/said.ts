/** What the schemas say about a wrong value: what it is, and what to write instead. */

import type { BaseIssue } from 'valibot'

/** A schema's message is one text: the reason on its first line, the remedy on its second. */
export function said(reason: string, note: string): string {
  return `${reason}\n${note}`
}

/** Takes a schema's message apart again. */
export function reasonAndNote(message: string): { readonly reason: string; readonly note?: string } {
  const [reason = '', note] = message.split('\n')
  return note === undefined ? { reason } : { reason, note }
}

/** Makes the message of a schema from the wrong value, quoted: ``wrong((value) => `${value} is not a date`, '…')``. */
export function wrong(reason: (value: string) => string, note: string): (issue: BaseIssue<unknown>) => string {
  return (issue) => said(reason(quoted(issue.input)), note)
}

/** A value as a message shows it: on one line and not endlessly long. */
export function quoted(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'an empty value'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'a group of keys'
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return 'a piece of code'
  const text = String(value).replaceAll(/[\s\p{Cc}]+/gu, ' ')
  return `\`${text.length > 60 ? `${text.slice(0, 57)}…` : text}\``
}

/** Words in a row: `a, b or c`, each between backticks. */
export function choices(words: readonly string[]): string {
  const marked = words.map((word) => `\`${word}\``)
  return marked.length < 2 ? marked.join('') : `${marked.slice(0, -1).join(', ')} or ${marked.at(-1)}`
}
