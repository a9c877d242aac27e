/** How the work is cited, to copy from, and as files for programs that keep references. */

import type { Element } from 'hast'
import { element, onLines } from '../../editions/markup.ts'
import type { Citation } from '../citations/citations.ts'
import { link, section, withElements, type Page } from './page.ts'

export function citations({ citations: given = [], files, href, say }: Page): Element | undefined {
  const [bibtex] = files('bibtex')
  const [ris] = files('ris')
  const forPrograms = [bibtex && link(href(bibtex.path), 'BibTeX'), ris && link(href(ris.path), 'RIS')].filter(
    (file) => file !== undefined,
  )
  const list = element(
    'span',
    {},
    forPrograms.flatMap((file, index) => (index === 0 ? [file] : [', ', file])),
  )
  return section('cite', say('page-cite'), [
    given.length === 0 ? undefined : element('dl', { className: ['pairs'] }, onLines(given.flatMap(pair))),
    forPrograms.length === 0 ? undefined : element('p', {}, withElements(say, 'page-cite-files', { files: list })),
  ])
}

/** The styles are English, whatever the language of the page. */
function pair({ name, pieces }: Citation): readonly Element[] {
  return [
    element('dt', { lang: 'en', dir: 'ltr' }, [name]),
    element(
      'dd',
      { lang: 'en', dir: 'auto' },
      pieces.map(({ text, isItalic }) => (isItalic ? element('i', {}, [text]) : text)),
    ),
  ]
}
