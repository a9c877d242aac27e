/** What an OPDS catalogue of a site holds, whichever of its two forms it is written in. */

import type { Metadata } from '../../book/book.ts'
import { slug } from '../../book/slug.ts'
import { fill } from '../../theme/words.ts'
import type { Words } from '../../theme/theme.ts'
import type { PublishedTitle, Site } from '../published.ts'
import { filesToTake, latest, newestOf, updatedOf, type WordsOf } from './facts.ts'
import { compareText } from './order.ts'

/** A feed that leads to others, or one that lists titles. */
export type CatalogueFeed = NavigationFeed | AcquisitionFeed

type CommonOfFeeds = {
  /** From the root of the site, without its ending: `opds/newest`. */
  readonly path: string
  readonly title: string
  readonly updated: string
  /** Path of the feed that leads here; absent for the root. */
  readonly up?: string
}

export type NavigationFeed = CommonOfFeeds & { readonly kind: 'navigation'; readonly ways: readonly Way[] }

export type Way = {
  readonly to: CommonOfFeeds & { readonly kind: CatalogueFeed['kind'] }
  /** What is found there, in a line. */
  readonly description: string
  readonly relation: string
  /** So many titles or ways. */
  readonly count: number
}

export type AcquisitionFeed = CommonOfFeeds & {
  readonly kind: 'acquisition'
  readonly titles: readonly PublishedTitle[]
  /** Of all pages of the feed. */
  readonly total: number
  readonly perPage: number
  /** Counts from 1. */
  readonly page: number
  /** Paths of all its pages, this one among them. */
  readonly pages: readonly string[]
}

/** Path of the root of the catalogue, without its ending. */
export const rootPath = 'opds'

const subsection = 'subsection'

/**
 * The feeds of the catalogue, the root first. One title is a feed by itself; a shelf has a root that leads to all titles, the newest,
 * and to authors, subjects and series where there are some. Only the newest edition of each title is offered.
 *
 * @param perPage so many titles stand in a feed; the others follow on further pages
 */
export function catalogue(site: Site, words: WordsOf, perPage = 100): readonly CatalogueFeed[] {
  const titles = site.titles.filter((title) => filesToTake(newestOf(title).manifest).length > 0)
  const inWords = words(site.language)
  if (!site.isShelf) return paged({ path: rootPath, title: site.title, titles, perPage })
  const byTitle = titles.toSorted((one, other) => compareText(sortKey(one), sortKey(other)))
  const all = { path: 'opds/all', title: fill(inWords, 'feeds-all'), titles: byTitle, up: rootPath, perPage }
  const newest = { path: 'opds/newest', title: fill(inWords, 'feeds-newest'), titles, up: rootPath, perPage }
  const branches = kindsOfGroups.flatMap((kind) => branch(kind, byTitle, inWords, perPage))
  const root: NavigationFeed = {
    kind: 'navigation',
    path: rootPath,
    title: site.title,
    updated: updatedOfAll(titles),
    ways: [
      wayTo(paged(newest), 'http://opds-spec.org/sort/new'),
      wayTo(paged(all), subsection),
      ...branches.map(({ lead }) => wayToGroups(lead)),
    ],
  }
  return [root, ...paged(newest), ...paged(all), ...branches.flatMap(({ lead, groups }) => [lead, ...groups])]
}

type Group = { readonly name: string; readonly sortAs: string; readonly position?: number }

type KindOfGroup = {
  /** Of one group, in the paths of the feeds. */
  readonly one: string
  readonly path: string
  readonly groupsOf: (work: Metadata) => readonly Group[]
}

const kindsOfGroups: readonly KindOfGroup[] = [
  {
    one: 'author',
    path: 'authors',
    groupsOf: ({ authors }) => authors.map(({ name, fileAs }) => ({ name, sortAs: fileAs })),
  },
  {
    one: 'subject',
    path: 'subjects',
    groupsOf: ({ subjects }) => subjects.map(({ name }) => ({ name, sortAs: name })),
  },
  {
    one: 'series',
    path: 'series',
    groupsOf: ({ series }) => (series === undefined ? [] : [{ ...series, sortAs: series.name }]),
  },
]

type Branch = { readonly lead: NavigationFeed; readonly groups: readonly AcquisitionFeed[] }

/** A feed that leads to groups, and the feeds of the groups; nothing where there are no groups. */
function branch(
  { one, path, groupsOf }: KindOfGroup,
  titles: readonly PublishedTitle[],
  words: Words,
  perPage: number,
): readonly Branch[] {
  const members = titles.flatMap((title) =>
    groupsOf(newestOf(title).manifest.work).map((group) => ({ ...group, title })),
  )
  const names = [...new Map(members.map(({ name, sortAs }) => [name, sortAs]))]
    .toSorted((a, b) => compareText(a[1], b[1]) || compareText(a[0], b[0]))
    .map(([name]) => name)
  if (names.length === 0) return []
  const up = `${rootPath}/${path}`
  const paths = unlikePaths(names.map((name) => `${rootPath}/${one}-${slug(name)}`))
  const groups = names.map((name, index) => {
    const inGroup = members
      .filter((member) => member.name === name)
      .toSorted((a, b) => (a.position ?? Number.MAX_VALUE) - (b.position ?? Number.MAX_VALUE))
    const listed = [...new Set(inGroup.map(({ title }) => title))]
    return paged({ path: paths[index] ?? up, title: name, titles: listed, up, perPage })
  })
  const lead: NavigationFeed = {
    kind: 'navigation',
    path: up,
    title: fill(words, `feeds-${path}`),
    updated: updatedOfAll(members.map(({ title }) => title)),
    up: rootPath,
    ways: groups.map((group) => wayTo(group, subsection)),
  }
  return [{ lead, groups: groups.flat() }]
}

/** Names that differ may have the same slug: the second one becomes `…_2`. */
function unlikePaths(paths: readonly string[]): readonly string[] {
  return paths.map((path, index) => {
    const before = paths.slice(0, index).filter((other) => other === path).length
    return before === 0 ? path : `${path}_${before + 1}`
  })
}

type Listed = {
  readonly path: string
  readonly title: string
  readonly titles: readonly PublishedTitle[]
  readonly up?: string
  readonly perPage: number
}

/** The pages of a feed; a feed without titles has one, which is empty. */
function paged({ path, title, titles, up, perPage }: Listed): readonly AcquisitionFeed[] {
  const count = Math.max(1, Math.ceil(titles.length / perPage))
  const pages = Array.from({ length: count }, (_, index) => (index === 0 ? path : `${path}.${index + 1}`))
  return pages.map((own, index) => ({
    kind: 'acquisition',
    path: own,
    title,
    updated: updatedOfAll(titles),
    ...(up === undefined ? {} : { up }),
    titles: titles.slice(index * perPage, (index + 1) * perPage),
    total: titles.length,
    perPage,
    page: index + 1,
    pages,
  }))
}

function wayTo(pages: readonly AcquisitionFeed[], relation: string): Way {
  const [first] = pages
  if (first === undefined) throw new Error('A feed has no pages')
  const names = first.titles.map((title) => newestOf(title).manifest.work.title)
  return { to: first, description: named(names), relation, count: first.total }
}

function wayToGroups(lead: NavigationFeed): Way {
  const names = lead.ways.map(({ to }) => to.title)
  return { to: lead, description: named(names), relation: subsection, count: names.length }
}

/** The first few of some names. */
function named(names: readonly string[]): string {
  return `${names.slice(0, 5).join(' · ')}${names.length > 5 ? ' …' : ''}`
}

function sortKey(title: PublishedTitle): string {
  return `${newestOf(title).manifest.work.titleSort}\u0000${title.slug}`
}

function updatedOfAll(titles: readonly PublishedTitle[]): string {
  return latest(titles.map((title) => updatedOf(newestOf(title).manifest))) || '1980-01-01T00:00:00Z'
}
