/** How a reader hears of new editions. */

import type { Element } from 'hast'
import { element, onLines } from '../../editions/markup.ts'
import { link, section, type Page } from './page.ts'

export function feeds({ feeds: { atom, opds } = {}, say }: Page): Element | undefined {
  const ways = [
    atom === undefined ? undefined : element('li', {}, [link(atom, say('page-feed-atom'))]),
    opds === undefined ? undefined : element('li', {}, [link(opds, say('page-feed-opds'))]),
  ]
  return section('feeds', say('page-feeds'), [
    ways.every((way) => way === undefined)
      ? undefined
      : element('ul', { className: ['plain'], role: 'list' }, onLines(ways)),
  ])
}
