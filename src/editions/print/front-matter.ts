/** The pages before the text that are made from the metadata. */

import type { Element } from 'hast'
import type { Book, OutlineEntry } from '../../book/book.ts'
import type { Words } from '../../theme/theme.ts'
import { fill, listNames } from '../../theme/words.ts'
import { authorNames, contributorLines, rightsLine, seriesLine } from '../credits.ts'
import { element } from '../markup.ts'

/** Title, subtitle, authors; the publisher at the foot. */
export function titlePage({ metadata }: Book): Element {
  const { title, subtitle, publisher } = metadata
  const names = authorNames(metadata)
  const block = element('div', { className: ['title-block'] }, [
    line('book-title', title),
    subtitle === undefined ? undefined : line('book-subtitle', subtitle),
    names === '' ? undefined : line('book-authors', names),
  ])
  return flow({ dataKind: 'title-page', dataOpening: 'recto', dataFurniture: 'none', dataNumbering: 'roman' }, [
    element('div', { className: ['title-leaf'], dataWhole: '' }, [
      block,
      publisher === undefined ? undefined : line('book-publisher', publisher),
    ]),
  ])
}

/** Every chapter with its page; sections too where the chapters are few. */
export function contentsPage({ outline, metadata }: Book, words: Words, foot: Element | undefined): Element {
  const depth = outline.length <= 12 ? 1 : 0
  const { language } = metadata
  return flow({ dataKind: 'contents', dataFurniture: 'none', dataNumbering: 'roman' }, [
    element('nav', { className: ['contents'], ariaLabelledBy: ['contents'] }, [
      element('h1', { id: 'contents' }, [fill(words, 'contents')]),
      element(
        'ol',
        { lang: `${language}-x-TOC` },
        outline.map((entry) => contentsEntry(entry, depth, language)),
      ),
    ]),
    foot,
  ])
}

function contentsEntry({ id, title, children }: OutlineEntry, depth: number, language: string): Element {
  const inner = depth > 0 && children.length > 0
  return element('li', { lang: `${language}-x-TOCI` }, [
    element('p', { className: ['entry'] }, [
      element('a', { href: `#${id}` }, [
        element('span', { className: ['entry-title'] }, [title]),
        element('span', { className: ['leader'], ariaHidden: 'true' }),
        ' ',
        element('span', { className: ['entry-page'], dataPageOf: id }),
      ]),
    ]),
    inner
      ? element(
          'ol',
          { lang: `${language}-x-TOC` },
          children.map((child) => contentsEntry(child, depth - 1, language)),
        )
      : undefined,
  ])
}

/** What the law, the library and the curious want to know about the book. */
export function imprint({ metadata }: Book, words: Words, families: readonly string[]): Element {
  const { licence, publisher, isbn, language } = metadata
  const lines = [
    rightsLine(metadata, words),
    ...contributorLines(metadata, words),
    seriesLine(metadata, words),
    licence && fill(words, 'licence', { licence: licence.name }),
    publisher && fill(words, 'published-by', { publisher }),
    isbn && `ISBN ${isbn}`,
    fill(words, 'set-in', { fonts: listNames(families, language) }),
  ]
  return element(
    'div',
    { className: ['imprint'], dataWhole: '' },
    lines.map((text) => text && element('p', {}, [text])),
  )
}

/** The imprint on a page of its own. */
export function imprintPage(content: Element): Element {
  return flow({ dataKind: 'imprint-page', dataFurniture: 'none', dataNumbering: 'roman' }, [content])
}

/** A part of the document that begins a page; the typesetter says what its properties mean. */
export function flow(
  properties: Readonly<Record<`data${string}`, string>>,
  children: readonly (Element | undefined)[],
): Element {
  return element('section', { className: ['flow'], ...properties }, children)
}

function line(className: string, text: string): Element {
  return element('p', { className: [className] }, [text])
}
