/** Shows what is found, as elements: nothing of a title or a text is ever read as HTML. */

import { excerptOf } from './excerpt.ts'
import type { Found } from './find.ts'
import type { SearchText, SearchTitle } from './types.ts'

/** What the page says, in its language; `{places}` are filled. */
export type SearchWords = {
  readonly loading: string
  /** `{count}` */
  readonly found: string
  /** `{question}` */
  readonly nothing: string
  readonly failed: string
  /** `{chapter}` */
  readonly chapter: string
}

export type ShowOptions = {
  /** Way to the root of the site: `''`, `../`. */
  readonly root: string
  readonly words: SearchWords
  readonly textOf: (name: string) => Promise<unknown>
}

/** An entry of the list. The excerpt comes when the text of the title is loaded. */
export function entryOf(found: Found, title: SearchTitle, { root, words, textOf }: ShowOptions): HTMLLIElement {
  const entry = document.createElement('li')
  const link = make('a', 'search-title')
  link.href = root + title.href
  if (title.cover !== undefined) {
    const cover = document.createElement('img')
    Object.assign(cover, { src: root + title.cover, alt: '', loading: 'lazy', width: 40, height: 60 })
    link.append(cover)
  }
  const name = inLanguage(make('span', 'search-name'), title)
  name.textContent = title.title
  link.append(name)
  if (title.authors !== '') {
    const authors = make('span', 'search-authors')
    authors.textContent = title.authors
    link.append(' ', authors)
  }
  entry.append(link)
  if (found.chapter !== undefined) entry.append(...placeOf(found, found.chapter, title, { root, words, textOf }))
  return entry
}

function placeOf(found: Found, chapter: number, title: SearchTitle, { root, words, textOf }: ShowOptions): Node[] {
  const nodes: Node[] = []
  const heading = title.chapters[chapter] ?? ''
  const id = title.ids?.[chapter]
  if (heading !== '' && heading !== title.title) {
    const place = make('p', 'search-place')
    const named = inLanguage(document.createElement(title.read !== undefined && id ? 'a' : 'span'), title)
    if (named instanceof HTMLAnchorElement) named.href = `${root}${title.read}#${id}`
    named.textContent = heading
    const [before = '', after = ''] = words.chapter.split('{chapter}')
    place.append(before, named, after)
    nodes.push(place)
  }
  if (title.text !== undefined) {
    const excerpt = inLanguage(make('p', 'search-excerpt'), title)
    excerpt.hidden = true
    nodes.push(excerpt)
    void textOf(title.text).then(
      (texts) => fillExcerpt(excerpt, (texts as SearchText)[chapter] ?? '', found.words),
      // The entry stands without it.
      () => undefined,
    )
  }
  return nodes
}

function fillExcerpt(excerpt: HTMLElement, text: string, words: readonly string[]): void {
  for (const { text: said, isFound } of excerptOf(text, words)) {
    if (!isFound) excerpt.append(said)
    else {
      const mark = document.createElement('mark')
      mark.textContent = said
      excerpt.append(mark)
    }
  }
  excerpt.hidden = excerpt.childNodes.length === 0
}

function make<Name extends keyof HTMLElementTagNameMap>(name: Name, className: string): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name)
  element.className = className
  return element
}

function inLanguage<Kind extends HTMLElement>(element: Kind, { language, direction }: SearchTitle): Kind {
  element.lang = language
  element.dir = direction
  return element
}
