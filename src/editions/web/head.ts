/** The head of the document: what the page is, for browsers, search engines and those who share it. */

import type { Element } from 'hast'
import { authorNames } from '../credits.ts'
import { dataAddress } from '../data-address.ts'
import { element, onLines } from '../markup.ts'
import { kindOfWork, linkedData } from './linked-data.ts'
import type { KindOfWork } from './linked-data.ts'
import type { Page } from './page.ts'

/** Nothing but what the file itself holds may be shown; nothing may run. */
const policy = [
  "default-src 'none'",
  'img-src data:',
  "style-src 'unsafe-inline'",
  'font-src data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

/** Title, description, policy, icon, sharing, linked data and the style. */
export function head({ book, icon, paper }: Page, css: string): Element {
  const { metadata } = book
  const kind = kindOfWork(book)
  return element(
    'head',
    {},
    onLines([
      element('meta', { charSet: 'utf-8' }),
      element('meta', { httpEquiv: ['Content-Security-Policy'], content: policy }),
      element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      element('title', {}, [metadata.title]),
      named('author', authorNames(metadata)),
      named('description', metadata.description),
      named('generator', 'Chapbook'),
      named('color-scheme', 'light dark'),
      element('meta', { name: 'theme-color', content: paper.light, media: '(prefers-color-scheme: light)' }),
      element('meta', { name: 'theme-color', content: paper.dark, media: '(prefers-color-scheme: dark)' }),
      element('link', { rel: ['icon'], href: dataAddress('image/svg+xml', new TextEncoder().encode(icon.trim())) }),
      metadata.url === undefined ? undefined : element('link', { rel: ['canonical'], href: metadata.url }),
      metadata.licence?.url === undefined
        ? undefined
        : element('link', { rel: ['license'], href: metadata.licence.url }),
      named('tdm-reservation', metadata.mining && '1'),
      named('tdm-policy', metadata.mining?.policy),
      ...openGraph(book, kind),
      element('script', { type: 'application/ld+json' }, [linkedData(book, kind)]),
      // A style of the writer's own theme must not end the element.
      element('style', {}, [css.replaceAll('</', '<\\/')]),
    ]),
  )
}

/** https://ogp.me */
function openGraph(book: Page['book'], kind: KindOfWork): readonly (Element | undefined)[] {
  const { title, description, url, language, date, isbn } = book.metadata
  const isDay = date !== undefined && date.length === 10
  return [
    property('og:type', kind),
    property('og:title', title),
    property('og:description', description),
    property('og:url', url),
    property('og:locale', locale(language)),
    property('book:isbn', kind === 'book' ? isbn?.replaceAll('-', '') : undefined),
    property(kind === 'book' ? 'book:release_date' : 'article:published_time', isDay ? date : undefined),
  ]
}

/** Open Graph wants a territory: the one where most readers of the language are, when the tag names none. */
export function locale(language: string): string | undefined {
  const { language: code, region } = new Intl.Locale(language).maximize()
  return region === undefined ? undefined : `${code}_${region}`
}

/** A `meta` with a name; nothing where there is nothing to say. */
export function named(name: string, content: string | undefined): Element | undefined {
  return content ? element('meta', { name, content }) : undefined
}

/** A `meta` of Open Graph. */
export function property(name: string, content: string | undefined): Element | undefined {
  return content === undefined ? undefined : element('meta', { property: name, content })
}
