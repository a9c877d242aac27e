/** The first page of a shelf: all its titles, the newest first. */

import type { Element } from 'hast'
import { element } from '../../../editions/markup.ts'
import { dateOf } from '../../feeds/facts.ts'
import { addressOf } from '../../feeds/address.ts'
import type { PublishedTitle, Site } from '../../published.ts'
import { manifestOf, pageOf } from '../shown.ts'
import { entryList } from './entries.ts'
import type { ShelfFrame, ShelfPage } from './frame.ts'

/** From so many titles on they are grouped by year, with a list of years to jump to. */
const many = 24

export function indexPage(frame: ShelfFrame): ShelfPage {
  const { site, say } = frame
  const path = 'index.html'
  const years = yearsOf(site.titles)
  const isGrouped = site.titles.length > many && years.length > 1
  return {
    path,
    title: site.title,
    description: site.description,
    linkedData: {
      ...collection(site, site.title, path, site.titles),
      ...(site.description === undefined ? {} : { description: site.description }),
      ...(site.publisher === undefined ? {} : { publisher: { '@type': 'Organization', name: site.publisher } }),
    },
    head: [
      element('h1', {}, [site.title]),
      ...(site.description ?? '')
        .split('\n\n')
        .flatMap((said) => (said === '' ? [] : [element('p', { className: ['shelf-about'] }, [said])])),
    ],
    content: [
      isGrouped ? jumpList(years, say('shelf-years')) : undefined,
      ...(isGrouped
        ? years.map(({ year, titles }) =>
            element('section', { className: ['shelf-group'] }, [
              element('h2', { id: idOf(year) }, [year ?? say('shelf-undated')]),
              entryList(titles, { path, frame }),
            ]),
          )
        : [entryList(site.titles, { path, frame, rank: 2 })]),
    ],
  }
}

/** What a page of titles says to programs. */
export function collection(
  site: Site,
  name: string,
  path: string,
  titles: readonly PublishedTitle[],
): Readonly<Record<string, unknown>> {
  return {
    '@type': 'CollectionPage',
    name,
    inLanguage: site.language,
    ...(site.url === undefined ? {} : { url: addressOf(site, path === 'index.html' ? '' : path) }),
    mainEntity: {
      '@type': 'ItemList',
      numberOfItems: titles.length,
      itemListElement: titles.map((title, index) => ({
        '@type': 'ListItem',
        position: index + 1,
        name: manifestOf(title).work.title,
        url: addressOf(site, pageOf(title), path),
      })),
    },
  }
}

type Year = { readonly year: string | undefined; readonly titles: readonly PublishedTitle[] }

function yearsOf(titles: readonly PublishedTitle[]): readonly Year[] {
  const years = new Map<string | undefined, PublishedTitle[]>()
  for (const title of titles) {
    const year = dateOf(manifestOf(title))?.slice(0, 4)
    years.set(year, [...(years.get(year) ?? []), title])
  }
  return [...years].map(([year, found]) => ({ year, titles: found }))
}

function idOf(year: string | undefined): string {
  return year === undefined ? 'undated' : `year-${year}`
}

function jumpList(years: readonly Year[], name: string): Element {
  const known = years.flatMap(({ year }) => (year === undefined ? [] : [year]))
  return element('nav', { className: ['jump'], ariaLabel: name }, [
    element(
      'ul',
      { role: 'list' },
      known.map((year) => element('li', {}, [element('a', { href: `#${idOf(year)}` }, [year])])),
    ),
  ])
}
