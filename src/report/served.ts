/** Where a release is shown, and who can see it. */

import type { Served } from '../serve.ts'
import type { LineStyle } from './editions.ts'

/** The address, and how it is ended. */
export function servedLines({ release, url, others }: Served, { colours }: LineStyle): readonly string[] {
  return [
    `${release} is at ${colours.bold(url)}`,
    ...others.map((address) => `and in the network at ${colours.bold(address)}`),
    'Ctrl-C ends it.',
  ]
}

/** A warning, where others can reach it. */
export function servedTrouble({ isOpen }: Served, { colours }: LineStyle): readonly string[] {
  return isOpen
    ? [
        `${colours.yellow('warning')}  Everybody who shares a network with this machine can read the folder, until you end it.`,
      ]
    : []
}
