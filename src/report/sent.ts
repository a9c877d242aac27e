/** Who has got a book by mail, and who has not. */

import type { SendResult } from '../send.ts'
import type { LineStyle } from './editions.ts'
import { count, size } from './quantities.ts'
import { visible } from './visible.ts'
import { wrap } from './width.ts'

/** One line a mail, and what the sender should know. */
export function sentLines(
  { file, bytes, sent, written, remarks }: SendResult,
  { width }: LineStyle,
): readonly string[] {
  return [
    ...sent.map((reader) => `sent to ${reader}`),
    ...written.map((path) => `written to ${path}`),
    `${visible(file)}, ${size(bytes)}: ${count(sent.length + written.length, 'mail')}`,
    ...remarks.flatMap((remark) => wrap(remark, width)),
  ]
}

/** Those whose mail was not taken, with the next step. */
export function sentTrouble({ refused }: SendResult, { colours, width }: LineStyle): readonly string[] {
  return refused.flatMap(({ to, message, hint }) => [
    `${colours.red('error')}  ${to}: ${message}`,
    ...wrap(hint, width - 4).map((line) => `    ${line}`),
  ])
}
