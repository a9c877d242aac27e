/** The head of the page: what it is, for browsers, search engines, reading apps and those who share it. */

import type { Element } from 'hast'
import { authorNames } from '../../editions/credits.ts'
import { element, onLines } from '../../editions/markup.ts'
import { locale, named, property } from '../../editions/web/head.ts'
import { wholeTitle } from '../../pdf/facts.ts'
import { atomType } from '../feeds/atom.ts'
import { dateOf, isbnDigits } from '../feeds/facts.ts'
import { linkedData } from './linked-data.ts'
import type { Page } from './page.ts'

/** Pictures of the release and what the file itself holds may be shown; nothing may run, nothing may be asked of anybody. */
const policy = [
  "default-src 'none'",
  "img-src 'self' data:",
  "style-src 'unsafe-inline'",
  'font-src data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

export type HeadParts = {
  readonly css: string
  /** Address of the small picture in the browser's tab. */
  readonly icon: string
}

export function head(page: Page, { css, icon }: HeadParts): Element {
  const { work, url, theme } = page
  const { licence, mining } = work
  return element(
    'head',
    {},
    onLines([
      element('meta', { charSet: 'utf-8' }),
      element('meta', { httpEquiv: ['Content-Security-Policy'], content: policy }),
      element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      element('title', {}, [[wholeTitle(work), authorNames(work)].filter((part) => part !== '').join(' – ')]),
      named('author', authorNames(work)),
      named('description', describe(work.description)),
      named('generator', 'Chapbook'),
      named('color-scheme', 'light dark'),
      element('meta', { name: 'theme-color', content: theme.paper.light, media: '(prefers-color-scheme: light)' }),
      element('meta', { name: 'theme-color', content: theme.paper.dark, media: '(prefers-color-scheme: dark)' }),
      // TDM Reservation Protocol, section 8.
      named('tdm-reservation', mining && '1'),
      named('tdm-policy', mining?.policy),
      element('link', { rel: ['icon'], href: icon }),
      url === undefined ? undefined : element('link', { rel: ['canonical'], href: url }),
      licence?.url === undefined ? undefined : element('link', { rel: ['license'], href: licence.url }),
      ...alternates(page),
      ...sharing(page),
      element('script', { type: 'application/ld+json' }, [linkedData(page)]),
      // A style of the writer's own theme must not end the element.
      element('style', {}, [css.replaceAll('</', '<\\/')]),
    ]),
  )
}

/** Feeds, what reading apps ask for, and the files themselves. */
function alternates({ feeds = {}, files, href, say, work }: Page): readonly (Element | undefined)[] {
  const alternate = (address: string | undefined, type: string, title: string): Element | undefined =>
    address === undefined ? undefined : element('link', { rel: ['alternate'], type, href: address, title })
  const [publication] = files('publication')
  return [
    alternate(feeds.atom, atomType, say('page-feed-atom')),
    alternate(feeds.opds, opdsType(feeds.opds), say('page-feed-opds')),
    publication && element('link', { rel: ['publication'], type: publication.mediaType, href: href(publication.path) }),
    ...[...files('epub'), ...files('print')].map((file) =>
      alternate(href(file.path), file.mediaType, `${work.title} (${say(`feeds-${file.role}`)})`),
    ),
  ]
}

/** By the ending: OPDS 2.0 is JSON, OPDS 1.2 is Atom. */
function opdsType(address = ''): string {
  return address.endsWith('.json') ? 'application/opds+json' : 'application/atom+xml;profile=opds-catalog'
}

/** https://ogp.me, and the cards that others make from it. A picture needs a whole address. */
function sharing({ manifest, work, url, files, wholeAddress }: Page): readonly (Element | undefined)[] {
  const { form } = manifest
  const [picture] = files('share-picture')
  const address = picture && wholeAddress(picture.path)
  const date = dateOf(manifest)
  const isDay = date?.length === 10
  return [
    property('og:type', form),
    property('og:title', wholeTitle(work)),
    property('og:description', describe(work.description)),
    property('og:url', url),
    property('og:locale', locale(work.language)),
    ...(picture === undefined || address === undefined
      ? [named('twitter:card', 'summary')]
      : [
          property('og:image', address),
          property('og:image:type', picture.mediaType),
          property('og:image:width', picture.width?.toString()),
          property('og:image:height', picture.height?.toString()),
          property('og:image:alt', manifest.coverDescription),
          named('twitter:card', 'summary_large_image'),
        ]),
    property('book:isbn', form === 'book' && work.isbn !== undefined ? isbnDigits(work.isbn) : undefined),
    property(form === 'book' ? 'book:release_date' : 'article:published_time', isDay ? date : undefined),
  ]
}

const longestDescription = 300

/** On one line and not longer than anybody shows, cut at the end of a word. */
function describe(description: string | undefined): string | undefined {
  if (description === undefined) return undefined
  const line = description.replaceAll(/\s+/g, ' ').trim()
  const letters = Array.from(line)
  if (letters.length <= longestDescription) return line
  return `${letters
    .slice(0, longestDescription)
    .join('')
    .replace(/\s\S*$/, '')}…`
}
