/** What the work holds, by the titles of its chapters. */

import type { Element } from 'hast'
import { element, onLines } from '../../editions/markup.ts'
import { section, type Page } from './page.ts'

/** A single chapter is the work itself and needs no list. A long list stands in two columns where there is room. */
export function contents({ manifest, say }: Page): Element | undefined {
  const titles = manifest.contents.flatMap(({ title }) => (title.trim() === '' ? [] : [title]))
  if (titles.length < 2) return undefined
  return section('contents', say('contents'), [
    element(
      'ol',
      { className: titles.length > 14 ? ['plain', 'long'] : ['plain'], role: 'list' },
      onLines(titles.map((title) => element('li', {}, [title]))),
    ),
  ])
}
