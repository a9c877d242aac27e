/** Pages of authors, subjects and series: a list of each, and a page for each name. */

import type { Element } from 'hast'
import { element } from '../../../editions/markup.ts'
import { directionOf } from '../../../manuscript/language.ts'
import type { Group, GroupKind } from '../catalogue.ts'
import { linkTo } from '../shown.ts'
import { entryList } from './entries.ts'
import type { ShelfFrame, ShelfPage } from './frame.ts'
import { collection } from './index-page.ts'

/** The page that lists all names of a kind, and a page for each; nothing where there are none. */
export function groupPages(kind: GroupKind, frame: ShelfFrame): readonly ShelfPage[] {
  const groups = frame.catalogue.groups[kind]
  return groups.length === 0 ? [] : [listPage(kind, groups, frame), ...groups.map((group) => groupPage(group, frame))]
}

function listPage(kind: GroupKind, groups: readonly Group[], frame: ShelfFrame): ShelfPage {
  const { site, catalogue, say } = frame
  const path = `${catalogue.folders[kind]}/index.html`
  const name = say(`shelf-${kind}`)
  return {
    path,
    title: name,
    linkedData: {
      '@type': 'CollectionPage',
      name,
      inLanguage: site.language,
      mainEntity: {
        '@type': 'ItemList',
        itemListElement: groups.map((group, index) => ({ '@type': 'ListItem', position: index + 1, name: group.name })),
      },
    },
    content: [
      element('div', { className: ['list-head'] }, [element('h1', {}, [name])]),
      element(
        'ul',
        { className: ['names'], role: 'list' },
        groups.map((group) =>
          element('li', {}, [
            element('a', { href: linkTo(group.path, path) }, [element('bdi', tongueOf(group), [filedAs(group)])]),
            ' ',
            element('span', { className: ['quiet-line'] }, [`(${group.titles.length})`]),
          ]),
        ),
      ),
    ],
  }
}

/**
 * Names of people stand as they are filed, so that the eye finds them in their order. A reading in other letters, by which Japanese names are
 * filed, is not the name.
 */
function filedAs({ kind, name, filed }: Group): string {
  const letters = (text: string): string => [...text.normalize('NFC').replaceAll(/[\s,]/g, '')].toSorted().join('')
  return kind === 'authors' && letters(filed) === letters(name) ? filed : name
}

function tongueOf({ language }: Group): { lang?: string; dir?: 'ltr' | 'rtl' } {
  return language === undefined ? {} : { lang: language, dir: directionOf(language) }
}

function groupPage(group: Group, frame: ShelfFrame): ShelfPage {
  const { site, say, catalogue } = frame
  const { kind, name, path, titles } = group
  const back: Element = element('p', { className: ['quiet-line'] }, [
    element('a', { href: linkTo(`${catalogue.folders[kind]}/index.html`, path) }, [say(`shelf-${kind}`)]),
  ])
  return {
    path,
    title: name,
    linkedData: { ...collection(site, name, path, titles), about: { '@type': aboutKinds[kind], name } },
    content: [
      element('div', { className: ['list-head'] }, [back, element('h1', tongueOf(group), [name])]),
      entryList(titles, { path, frame, rank: 2, isNumbered: kind === 'series' }),
    ],
  }
}

const aboutKinds: Readonly<Record<GroupKind, string>> = {
  authors: 'Person',
  subjects: 'DefinedTerm',
  series: 'CreativeWorkSeries',
}
