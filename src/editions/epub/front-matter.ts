/** The pages before and after the text: cover, title page, colophon. */

import type { Book } from '../../book/book.ts'
import type { Words } from '../../theme/theme.ts'
import { dateInWords, fill, listNames } from '../../theme/words.ts'
import type { Cover } from '../cover.ts'
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
  const { title, subtitle, authors, contributors, publisher, language } = book.metadata
  const names = listNames(
    authors.map(({ name }) => name),
    language,
  )
  const lines = [
    tag('h1', { id: 'title', 'epub:type': 'fulltitle' }, escapeText(title)),
    subtitle === undefined
      ? ''
      : tag('p', { class: 'subtitle', 'epub:type': 'subtitle', role: 'doc-subtitle' }, escapeText(subtitle)),
    authors.length === 0 ? '' : tag('p', { class: 'authors' }, escapeText(fill(words, 'by', { authors: names }))),
    ...byRole(contributors, words, language).map((line) => tag('p', { class: 'contributors' }, escapeText(line))),
    publisher === undefined ? '' : tag('p', { class: 'publisher' }, escapeText(publisher)),
  ]
  const attributes = { class: 'title-page', 'epub:type': 'titlepage', 'aria-labelledby': 'title' }
  const body = tag('section', attributes, `\n${lines.filter(Boolean).join('\n')}\n`)
  return page(book, { id: 'title-page', title: fill(words, 'title-page'), division: 'frontmatter', body })
}

/** Rights, licence, publisher, identifiers, date, and the fonts with their licence. */
export function colophonPage(book: Book, fonts: readonly string[], words: Words): Page {
  const { authors, rights, licence, publisher, date, series, identifier, isbn, url, language } = book.metadata
  const title = fill(words, 'colophon')
  const holder = listNames(
    authors.map(({ name }) => name),
    language,
  )
  const copyright =
    date && authors.length > 0 ? fill(words, 'copyright', { year: date.slice(0, 4), holder }) : undefined
  const position = series?.position === undefined ? undefined : String(series.position)
  const seriesLine =
    series && (position === undefined ? series.name : fill(words, 'series', { series: series.name, position }))
  const lines = [
    rights ?? copyright,
    licence && { before: 'licence', place: 'licence', text: licence.name, href: licence.url },
    publisher && fill(words, 'published-by', { publisher }),
    date && dateInWords(date, language),
    seriesLine,
    url === undefined ? undefined : { before: undefined, place: undefined, text: url, href: url },
    `${fill(words, 'identifier')}: ${identifier}`,
    isbn && `ISBN ${isbn}`,
    fonts.length === 0
      ? undefined
      : `${fill(words, 'set-in', { fonts: listNames(fonts, language) })} (SIL Open Font License 1.1).`,
  ]
  const paragraphs = lines.flatMap((line) => {
    if (line === undefined || line === '') return []
    return [tag('p', {}, typeof line === 'string' ? escapeText(line) : linked(line, words))]
  })
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

type Linked = {
  /** Key of the words around the link, and the place in them. */
  readonly before: string | undefined
  readonly place: string | undefined
  readonly text: string
  readonly href: string | undefined
}

/** A line in which one place is a link. */
function linked({ before, place, text, href }: Linked, words: Words): string {
  const link = href === undefined ? escapeText(text) : tag('a', { href }, escapeText(text))
  if (before === undefined || place === undefined) return link
  const mark = '\u0000'
  return fill(words, before, { [place]: mark })
    .split(mark)
    .map(escapeText)
    .join(link)
}

function byRole(contributors: Book['metadata']['contributors'], words: Words, language: string): readonly string[] {
  const roles = [...new Set(contributors.map(({ role }) => role))]
  return roles.map((role) => {
    const names = listNames(
      contributors.filter((person) => person.role === role).map(({ name }) => name),
      language,
    )
    return words[`role-${role}`] === undefined ? names : fill(words, `role-${role}`, { names })
  })
}

type Given = Pick<Parameters<typeof writePage>[0], 'title' | 'division' | 'className' | 'body'> & {
  readonly id: string
}

function page({ metadata: { language, direction } }: Book, { id, ...given }: Given): Page {
  const xhtml = writePage({ ...given, language, direction })
  return { id, href: `${id}.xhtml`, title: given.title, xhtml, properties: [] }
}
