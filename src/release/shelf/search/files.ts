/** The files of the search without a server: the index, the words and the texts, each a script that hands over what it holds. */

import MiniSearch from 'minisearch'
import { engineOptions } from '../../../search-page/find.ts'
import { pack } from '../../../search-page/pack.ts'
import { fieldNames, type SearchIndex, type SearchShard, type SearchTitle } from '../../../search-page/types.ts'
import { authorNames } from '../../../editions/credits.ts'
import type { FileToRelease } from '../../manifest.ts'
import type { PublishedTitle, Site } from '../../published.ts'
import { coverOf, linkTo, manifestOf, pageOf, readingPageOf } from '../shown.ts'
import type { SearchedText } from './book-text.ts'

/** Letters of text in one file of words: about a megabyte as it is sent, which a phone loads in a second or two. */
const lettersOfShard = 8_000_000

/**
 * Makes the files of the folder `search/`. The same titles give the same bytes, whatever the engine.
 *
 * @param texts of the titles, in any order; a title without one is found by what is said of it
 * @param client the script of the page, `build/search.js`
 */
export function searchFiles(site: Site, texts: readonly SearchedText[], client: Uint8Array): readonly FileToRelease[] {
  const textOf = new Map(texts.map((text) => [text.slug, text]))
  const titles = site.titles.map((title) => ({ title, text: textOf.get(title.slug) }))
  const shards = inShards(titles).map(shardOf)
  const index: SearchIndex = { titles: titles.map(describe), shards: shards.length }
  return [
    { path: 'search/search.js', bytes: client, mediaType: 'text/javascript' },
    script('index', index),
    ...shards.map((shard, number) => script(`words-${number + 1}`, shard)),
    ...titles.flatMap(({ title, text }) =>
      text
        ? [
            script(
              `text/${title.slug}`,
              text.chapters.map((chapter) => oneLine(chapter.text)),
            ),
          ]
        : [],
    ),
  ]
}

type Entry = { readonly title: PublishedTitle; readonly text: SearchedText | undefined }

function script(name: string, content: SearchIndex | SearchShard | readonly string[]): FileToRelease {
  // Two separators of lines that older engines take for ends of a line in a string.
  const json = JSON.stringify(content).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')
  const text = `chapbookSearch(${JSON.stringify(name)},${json})\n`
  return { path: `search/${name}.js`, bytes: new TextEncoder().encode(text), mediaType: 'text/javascript' }
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}

function describe({ title, text }: Entry): SearchTitle {
  const { work } = manifestOf(title)
  const cover = coverOf(title)
  const read = readingPageOf(title)
  const ids = text?.chapters.map(({ id }) => id ?? '') ?? []
  return {
    title: work.title,
    authors: authorNames(work),
    language: work.language,
    direction: work.direction,
    href: linkTo(pageOf(title), ''),
    chapters: text?.chapters.map((chapter) => chapter.title) ?? [],
    ...(cover === undefined ? {} : { cover: linkTo(cover.path, '') }),
    ...(read === undefined ? {} : { read: linkTo(read, '') }),
    ...(ids.some((id) => id !== '') ? { ids } : {}),
    ...(text === undefined ? {} : { text: `text/${title.slug}` }),
  }
}

type Numbered = Entry & { readonly number: number }

/** Titles in their order, cut into groups of about as much text. */
function inShards(titles: readonly Entry[]): readonly (readonly Numbered[])[] {
  const shards: Numbered[][] = []
  let room = 0
  for (const [number, entry] of titles.entries()) {
    const letters = entry.text?.chapters.reduce((sum, { text }) => sum + text.length, 0) ?? 0
    if (shards.length === 0 || letters > room) {
      shards.push([])
      room = lettersOfShard
    }
    shards.at(-1)?.push({ ...entry, number })
    room -= letters
  }
  return shards
}

function shardOf(titles: readonly Numbered[]): SearchShard {
  const search = new MiniSearch<{ readonly id: number }>(engineOptions)
  const documents: number[] = []
  const add = (title: number, chapter: number, fields: Partial<Record<(typeof fieldNames)[number], string>>): void => {
    const nothing = Object.fromEntries(fieldNames.map((name) => [name, '']))
    search.add({ ...nothing, ...fields, id: documents.length / 2 })
    documents.push(title, chapter)
  }
  for (const { title, text, number } of titles) {
    const { work } = manifestOf(title)
    add(number, -1, {
      title: [work.title, work.subtitle].filter(Boolean).join(' '),
      authors: [...work.authors, ...work.contributors].map(({ name }) => name).join(' '),
      series: work.series?.name ?? '',
      subjects: work.subjects.map(({ name }) => name).join(' '),
      description: work.description ?? '',
    })
    for (const [chapter, said] of (text?.chapters ?? []).entries()) {
      add(number, chapter, { chapter: said.title, text: said.text })
    }
  }
  return pack(search.toJSON(), documents)
}
