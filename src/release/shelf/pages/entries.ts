/** A title as the lists of a shelf show it. */

import type { Element, ElementContent } from 'hast'
import type { Metadata } from '../../../book/book.ts'
import { element } from '../../../editions/markup.ts'
import { dateInWords } from '../../../theme/words.ts'
import { dateOf, filesToTake } from '../../feeds/facts.ts'
import type { FileRole, ReleasedFile } from '../../manifest.ts'
import type { PublishedTitle } from '../../published.ts'
import { coverOf, linkTo, manifestOf, pageOf, pathOf } from '../shown.ts'
import type { ShelfFrame } from './frame.ts'

export type EntryOptions = {
  /** Of the page, from the root of the site. */
  readonly path: string
  readonly frame: ShelfFrame
  /** Rank of the headings. @default 3 */
  readonly rank?: 2 | 3
  /** Shows the place of each title in its series. */
  readonly isNumbered?: boolean
}

/** A list of titles with covers. */
export function entryList(titles: readonly PublishedTitle[], options: EntryOptions): Element {
  return element(
    'ul',
    { className: ['entries'], role: 'list' },
    titles.map((title) => entry(title, options)),
  )
}

/** Language and direction, where they are not those of the page. */
export function tongue({ language, direction }: Pick<Metadata, 'language' | 'direction'>, { site }: ShelfFrame) {
  return language === site.language ? {} : { lang: language, dir: direction }
}

function entry(title: PublishedTitle, { path, frame, rank = 3, isNumbered = false }: EntryOptions): Element {
  const manifest = manifestOf(title)
  const { work } = manifest
  const id = `title-${title.slug}`
  const own = tongue(work, frame)
  const position = isNumbered ? work.series?.position : undefined
  const description = work.description === undefined ? undefined : oneLineOf(work.description)
  return element('li', { className: ['entry'] }, [
    cover(title, path),
    element('div', { className: ['entry-text'] }, [
      ...(position === undefined ? [] : [element('p', { className: ['entry-number'] }, [String(position)])]),
      element(`h${rank}`, { id, className: ['entry-title'] }, [
        element('a', { href: linkTo(pageOf(title), path), ...own }, [work.title]),
      ]),
      ...(work.subtitle === undefined
        ? []
        : [element('p', { className: ['entry-subtitle'] }, [element('bdi', own, [work.subtitle])])]),
      ...(work.authors.length === 0 ? [] : [authors(title, path, frame)]),
      ...(description === undefined
        ? []
        : [element('p', { className: ['entry-description'] }, [element('bdi', own, [description])])]),
      facts(title, id, path, frame),
    ]),
  ])
}

/** The cover says nothing that the title does not, and does not say it twice to those who listen. */
function cover(title: PublishedTitle, path: string): Element {
  const found = coverOf(title)
  if (found === undefined) return element('div', { className: ['entry-cover', 'is-missing'], ariaHidden: 'true' })
  const { width, height } = found
  return element('img', {
    className: ['entry-cover'],
    src: linkTo(found.path, path),
    alt: '',
    loading: 'lazy',
    ...(width === undefined ? {} : { width }),
    ...(height === undefined ? {} : { height }),
  })
}

/** A book by many has all their names on its own page. */
const mostAuthors = 4

function authors(title: PublishedTitle, path: string, { catalogue }: ShelfFrame): Element {
  const { authors: names } = manifestOf(title).work
  const links = names.slice(0, mostAuthors).map(({ name }): ElementContent | string => {
    const group = catalogue.groups.authors.find((one) => one.name === name)
    return group === undefined || group.path === path ? name : element('a', { href: linkTo(group.path, path) }, [name])
  })
  return element('p', { className: ['entry-authors'] }, [
    ...links.flatMap((link, index) => [...(index === 0 ? [] : [', ']), element('bdi', {}, [link])]),
    ...(names.length > mostAuthors ? [' …'] : []),
  ])
}

/** What most readers look for; its own page offers the rest. */
const shownFormats: ReadonlySet<FileRole> = new Set(['epub', 'print', 'large-print'])

/** When it appeared, and what can be read and taken. */
function facts(title: PublishedTitle, id: string, path: string, { site, say }: ShelfFrame): Element {
  const manifest = manifestOf(title)
  const date = dateOf(manifest)
  const web = manifest.files.find(({ role }) => role === 'web')
  const offered = [...(web ? [web] : []), ...filesToTake(manifest).filter(({ role }) => shownFormats.has(role))]
  const link = (file: ReleasedFile): Element =>
    element('li', {}, [
      element('a', { href: linkTo(pathOf(title, file), path), type: file.mediaType, ariaDescribedBy: [id] }, [
        say(`feeds-${file.role}`),
      ]),
    ])
  return element('ul', { className: ['facts'], role: 'list' }, [
    ...(date === undefined
      ? []
      : [element('li', {}, [element('time', { dateTime: date }, [dateInWords(date, site.language)])])]),
    ...offered.map(link),
  ])
}

/** So many letters fill about two lines. */
const longestLine = 180

/** The first sentence, or as many as find room; else words up to there. */
export function oneLineOf(description: string): string {
  const [first = ''] = description.split('\n\n')
  if (first.length <= longestLine) return first
  const cut = first.slice(0, longestLine)
  const sentences = /^.*(?:[.!?؟…](?=\s)|[。！？])/su.exec(cut)?.[0]
  if (sentences !== undefined && sentences.length > 40) return sentences
  const words = cut.replace(/\s+\S*$/u, '')
  return `${words.replace(/[\p{P}\p{Cs}]+$/u, '')}…`
}
