/** Puts the layers of settings together: the first that says a thing is heard. */

import type { Contributor } from '../book/book.ts'
import type { MatterPage } from '../book/matter.ts'
import type { GivenMetadata } from '../manuscript/manuscript.ts'
import type { Settings } from '../settings.ts'
import { defaults } from './defaults.ts'
import type { FieldName, Values } from './fields.ts'
import { sameKey } from './keys.ts'

/** Merges checked layers, the strongest first, over the defaults. */
export function mergeSettings(layers: readonly Values[]): Settings {
  const { editions, theme, chapters, typography, files, browser } = firsts(layers, [
    'editions',
    'theme',
    'chapters',
    'typography',
    'files',
    'browser',
  ])
  return {
    editions: editions ?? defaults.editions,
    theme: theme ?? defaults.theme,
    chapters: chapters ?? defaults.chapters,
    typography: typography ?? defaults.typography,
    ...(files === undefined ? {} : { files }),
    ...(browser === undefined ? {} : { browser }),
    matter: switches(layers),
    epub: { ...defaults.epub, ...together(layers.map(({ epub }) => epub)) },
    print: { ...defaults.print, ...together(layers.map(({ print }) => print)) },
    handout: { ...defaults.handout, ...together(layers.map(({ handout }) => handout)) },
    largePrint: { ...defaults.largePrint, ...together(layers.map(({ largePrint }) => largePrint)) },
    booklet: { ...defaults.booklet, ...together(layers.map(({ booklet }) => booklet)) },
    nUp: { ...defaults.nUp, ...together(layers.map(({ nUp }) => nUp)) },
    plugins: { ...defaults.plugins, ...together(layers.map(({ plugins }) => plugins)) },
  }
}

/** Merges what checked layers, the strongest first, say about the book; the cover comes as a path that was settled before. */
export function mergeMetadata(layers: readonly Values[], coverPath: string | undefined): GivenMetadata {
  const cover = layers.find((layer) => layer.cover !== undefined)?.cover
  const publisher = layers.find((layer) => layer.publisher !== undefined)?.publisher
  const mining = layers.find((layer) => layer.mining !== undefined)?.mining
  const named = layers.map(({ authors = [], contributors = [] }) => [...authors, ...contributors])
  return {
    ...firsts(layers, [
      'title',
      'subtitle',
      'titleSort',
      'slug',
      'language',
      'identifier',
      'isbn',
      'date',
      'modified',
      'edition',
      'rights',
      'licence',
      'description',
      'series',
      'url',
    ]),
    ...(mining ? { mining } : {}),
    ...(publisher === undefined ? {} : { publisher: publisher.name }),
    ...(publisher?.place === undefined ? {} : { place: publisher.place }),
    authors: firstList(named.map((everybody) => everybody.filter(isAuthor))),
    contributors: firstList(named.map((everybody) => everybody.filter((person) => !isAuthor(person)))),
    subjects: layers.find(({ subjects }) => subjects !== undefined)?.subjects ?? [],
    accessibility: together(layers.map(({ accessibility }) => accessibility)),
    ...(coverPath === undefined ? {} : { coverPath }),
    ...(cover?.description === undefined ? {} : { coverDescription: cover.description }),
  }
}

/** Which pages are asked for or switched off; a text that is `false` switches its page off too. */
function switches(layers: readonly Values[]): Settings['matter'] {
  const given = Object.entries(together(layers.map(({ matter }) => matter)))
  const isOn = (said: unknown): boolean => said !== false
  const { dedication, epigraph, about, colophon } = firsts(layers, ['dedication', 'epigraph', 'about', 'colophon'])
  const texts = { dedication, epigraph, 'about-the-author': about, colophon }
  return Object.fromEntries([
    ...Object.entries(texts).flatMap(([page, said]) => (said === false ? [[page, false]] : [])),
    ...given.map(([key, said]) => [sameKey(key) as MatterPage, isOn(said)]),
  ]) as Settings['matter']
}

/** Of each field, the value of the first layer that has one. */
function firsts<Name extends FieldName>(layers: readonly Values[], names: readonly Name[]): Pick<Values, Name> {
  const found = names.flatMap((name) => {
    const layer = layers.find((other) => other[name] !== undefined)
    return layer === undefined ? [] : [[name, layer[name]]]
  })
  return Object.fromEntries(found) as Pick<Values, Name>
}

type Present<Group> = { readonly [Key in keyof Group]?: Exclude<Group[Key], undefined> }

/** One group out of several, key by key. */
function together<Group extends object>(groups: readonly (Group | undefined)[]): Present<Group> {
  const present = groups.toReversed().flatMap((group) => (group ? Object.entries(group) : []))
  return Object.fromEntries(present.filter(([, value]) => value !== undefined)) as Present<Group>
}

function firstList<Item>(lists: readonly (readonly Item[])[]): readonly Item[] {
  return lists.find((list) => list.length > 0) ?? []
}

function isAuthor({ role }: Contributor): boolean {
  return role === 'aut'
}
