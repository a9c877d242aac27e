/** The pages before and after the text: cover, title page, colophon. */

import type { Book } from '../../book/book.ts'
import type { Words } from '../../theme/theme.ts'
import { dateInWords, fill, listNames } from '../../theme/words.ts'
import type { Cover } from '../cover.ts'
import { aroundLicence, authorNames, contributorLines, rightsLine, seriesLine } from '../credits.ts'
import { writePage } from './page.ts'
import type { Page } from './page.ts'
import { escapeText, tag } from './xml.ts'

/** The cover alone on its page: some reading systems give such a page the whole screen. */
export function coverPage(book: Book, cover: Cover, words: Words): Page {
  const title = fill(words, 'cover')
  const { description, width, height } = cover
  const image = tag('img', { src: 'cover.jpeg', alt: description, role: 'doc-cover', width, height })
  const body = tag('section', { class: 'cover', 'epub:type': 'cover', 'aria-label': title }, image)
  return page(book, { id: 'cover', title, division: 'frontmatter', className: 'cover-page', body })
}

export function titlePage(book: Book, words: Words): Page {
  const { title, subtitle, authors, publisher } = book.metadata
  const names = authorNames(book.metadata)
  const lines = [
    tag('h1', { id: 'title', 'epub:type': 'fulltitle' }, escapeText(title)),
    subtitle === undefined
      ? ''
      : tag('p', { class: 'subtitle', 'epub:type': 'subtitle', role: 'doc-subtitle' }, escapeText(subtitle)),
    authors.length === 0 ? '' : tag('p', { class: 'authors' }, escapeText(fill(words, 'by', { authors: names }))),
    ...contributorLines(book.metadata, words).map((line) => tag('p', { class: 'contributors' }, escapeText(line))),
    publisher === undefined ? '' : tag('p', { class: 'publisher' }, escapeText(publisher)),
  ]
  const attributes = { class: 'title-page', 'epub:type': 'titlepage', 'aria-labelledby': 'title' }
  const body = tag('section', attributes, `\n${lines.filter(Boolean).join('\n')}\n`)
  return page(book, { id: 'title-page', title: fill(words, 'title-page'), division: 'frontmatter', body })
}

/** Rights, licence, publisher, identifiers, date, and the fonts with their licence. */
export function colophonPage(book: Book, fonts: readonly string[], words: Words): Page {
  const { licence, publisher, date, identifier, isbn, url, language } = book.metadata
  const title = fill(words, 'colophon')
  const lines = [
    written(rightsLine(book.metadata, words)),
    licence && aroundLicence(words).map(escapeText).join(linked(licence.name, licence.url)),
    written(publisher && fill(words, 'published-by', { publisher })),
    written(date && dateInWords(date, language)),
    written(seriesLine(book.metadata, words)),
    url && linked(url, url),
    written(`${fill(words, 'identifier')}: ${identifier}`),
    written(isbn && `ISBN ${isbn}`),
    fonts.length > 0 &&
      written(`${fill(words, 'set-in', { fonts: listNames(fonts, language) })} (SIL Open Font License 1.1).`),
  ]
  const paragraphs = lines.flatMap((line) => (line ? [tag('p', {}, line)] : []))
  const attributes = {
    class: 'colophon',
    'epub:type': 'colophon',
    role: 'doc-colophon',
    'aria-labelledby': 'colophon.heading',
  }
  const heading = tag('h1', { id: 'colophon.heading' }, escapeText(title))
  const body = tag('section', attributes, `\n${[heading, ...paragraphs].join('\n')}\n`)
  return page(book, { id: 'colophon', title, division: 'backmatter', body })
}

function written(text: string | undefined): string | undefined {
  return text && escapeText(text)
}

function linked(text: string, href: string | undefined): string {
  return href === undefined ? escapeText(text) : tag('a', { href }, escapeText(text))
}

type Given = Pick<Parameters<typeof writePage>[0], 'title' | 'division' | 'className' | 'body'> & {
  readonly id: string
}

function page({ metadata: { language, direction } }: Book, { id, ...given }: Given): Page {
  const xhtml = writePage({ ...given, language, direction })
  return { id, href: `${id}.xhtml`, title: given.title, xhtml, properties: [] }
}
