/** Colours of the terminal, when the writer's terminal and wishes allow them. */

import { styleText } from 'node:util'

export type Colours = {
  readonly bold: (text: string) => string
  readonly dim: (text: string) => string
  readonly red: (text: string) => string
  readonly yellow: (text: string) => string
  readonly green: (text: string) => string
}

/** Returns functions that colour a text, or leave it alone where colours are off. */
export function colours(enabled: boolean): Colours {
  const paint = (style: Parameters<typeof styleText>[0]) => (text: string) =>
    enabled && text !== '' ? styleText(style, text, { validateStream: false }) : text
  return { bold: paint('bold'), dim: paint('dim'), red: paint('red'), yellow: paint('yellow'), green: paint('green') }
}

export type ColourWish = {
  readonly isTerminal: boolean
  readonly environment: Readonly<Record<string, string | undefined>>
  /** `false` for `--no-color`. */
  readonly option?: boolean | undefined
}

/**
 * Decides whether to colour: `--no-color` first, then `NO_COLOR` (no-color.org: any value but the empty one),
 * then `FORCE_COLOR` (`0` and `false` mean no), then whether it is a terminal that can.
 */
export function wantsColour({ isTerminal, environment, option }: ColourWish): boolean {
  if (option === false || environment['NO_COLOR']) return false
  const forced = environment['FORCE_COLOR']
  if (forced !== undefined) return forced !== '0' && forced !== 'false'
  return isTerminal && environment['TERM'] !== 'dumb'
}
