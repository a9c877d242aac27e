/** Orders the titles of a shelf by author, subject and series. */

import { slug } from '../../book/slug.ts'
import { compareText } from '../feeds/order.ts'
import type { PublishedTitle, Site } from '../published.ts'
import { manifestOf } from './shown.ts'

export type GroupKind = 'authors' | 'subjects' | 'series'

export type Group = {
  readonly kind: GroupKind
  readonly name: string
  /** As it is filed: `Lee, Ann`. */
  readonly filed: string
  /** From the root of the site: `authors/ann-lee.html`. */
  readonly path: string
  /** The newest first; of a series in the order of their positions. */
  readonly titles: readonly PublishedTitle[]
  /** Language of the name, where all its titles are in one other than the site's. */
  readonly language?: string
}

export type Catalogue = {
  /** Each in alphabetical order of the site's language. */
  readonly groups: Readonly<Record<GroupKind, readonly Group[]>>
  /** Folder of each kind, which no title has. */
  readonly folders: Readonly<Record<GroupKind, string>>
}

const kinds = ['authors', 'subjects', 'series'] as const

/** Finds who has written, what it is about and what belongs together. */
export function catalogueOf(site: Site): Catalogue {
  const taken = new Set(site.titles.map(({ slug: own }) => own))
  const folders = Object.fromEntries(kinds.map((kind) => [kind, free(kind, taken)])) as Catalogue['folders']
  const groups = Object.fromEntries(
    kinds.map((kind) => [kind, groupsOf(kind, folders[kind], site)]),
  ) as Catalogue['groups']
  return { groups, folders }
}

type Named = { readonly name: string; readonly filed: string }

function namesOf(kind: GroupKind, title: PublishedTitle): readonly Named[] {
  const { authors, subjects, series } = manifestOf(title).work
  if (kind === 'authors') return authors.map(({ name, fileAs }) => ({ name, filed: fileAs }))
  if (kind === 'subjects') return subjects.map(({ name }) => ({ name, filed: name }))
  return series === undefined ? [] : [{ name: series.name, filed: series.name }]
}

function groupsOf(kind: GroupKind, folder: string, site: Site): readonly Group[] {
  const found = new Map<string, Named & { readonly titles: PublishedTitle[] }>()
  for (const title of site.titles) {
    for (const named of namesOf(kind, title)) {
      const key = named.name.normalize('NFC')
      const group = found.get(key) ?? { ...named, titles: [] }
      if (!group.titles.includes(title)) group.titles.push(title)
      found.set(key, group)
    }
  }
  // The locale is that of the site, not of the machine; equal names go by code point.
  const collator = new Intl.Collator(site.language, { numeric: true })
  const sorted = [...found.values()].toSorted(
    (a, b) => collator.compare(a.filed, b.filed) || compareText(a.name, b.name),
  )
  const taken = new Set(['index'])
  return sorted.map(({ name, filed, titles }) => {
    const own = free(slug(name).replace(/^book-(?=[\da-f]{8}$)/, ''), taken)
    const languages = new Set(titles.map((title) => manifestOf(title).work.language))
    const [language] = languages
    return {
      kind,
      name,
      filed,
      path: `${folder}/${own}.html`,
      titles: kind === 'series' ? titles.toSorted(byPosition) : titles,
      ...(languages.size === 1 && language !== undefined && language !== site.language ? { language } : {}),
    }
  })
}

/** Those without a position come last, in the order of the shelf, which sorting keeps. */
function byPosition(a: PublishedTitle, b: PublishedTitle): number {
  const position = (title: PublishedTitle): number => manifestOf(title).work.series?.position ?? Infinity
  return position(a) === position(b) ? 0 : position(a) - position(b)
}

function free(wanted: string, taken: Set<string>): string {
  let name = wanted
  for (let count = 2; taken.has(name); count += 1) name = `${wanted}-${count}`
  taken.add(name)
  return name
}
