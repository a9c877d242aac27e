/** What is new in this edition. */

import type { Element } from 'hast'
import { element, onLines } from '../../editions/markup.ts'
import { link, section, type Page } from './page.ts'

/** The sentences, and the way to the page that shows each place; nothing for a first edition. */
export function changes({ changes: sentences = [], files, href, say }: Page): Element | undefined {
  const [all] = files('changes')
  return section('changes', say('page-new'), [
    sentences.length === 0
      ? undefined
      : element(
          'ul',
          { className: ['plain'], role: 'list' },
          onLines(sentences.map((sentence) => element('li', {}, [sentence]))),
        ),
    all && element('p', {}, [link(href(all.path), say('page-new-all'))]),
  ])
}
