/** Contents and list of figures: every entry with its page. */

import type { Element } from 'hast'
import type { Book, OutlineEntry } from '../../book/book.ts'
import { oneLine } from '../../book/one-line.ts'
import { eachElement } from '../../book/trees.ts'
import { fill } from '../../theme/words.ts'
import { element } from '../markup.ts'
import type { PrintDocument } from './document.ts'
import { printedOutline } from './outline.ts'
import { flow, type FlowProperties } from './front-matter.ts'

/** Every chapter with its page; sections too where the chapters are few. `foot` stands below, at the foot of the page. */
export function contentsPage(
  { book, words, notes }: PrintDocument,
  foot: Element | undefined,
  properties: FlowProperties,
): Element {
  // Notes of a chapter are found with it.
  const outline = notes === 'book' ? printedOutline({ book, words, notes }) : book.outline
  const depth = outline.length <= 12 ? 1 : 0
  const { language } = book.metadata
  return listPage('contents', fill(words, 'contents'), properties, [
    list(
      outline.map((entry) => contentsEntry(entry, depth, language)),
      language,
    ),
    foot,
  ])
}

/** Every figure with a caption. */
export function figuresPage({ book, words }: PrintDocument, properties: FlowProperties): Element {
  const { language } = book.metadata
  const entries = listedFigures(book).map(({ id, caption }) => entry(id, shortened(caption), language))
  return listPage('list-of-figures', fill(words, 'figures'), properties, [list(entries, language)])
}

export type ListedFigure = { readonly id: string; readonly caption: string }

/** The figures that have a caption, in the order of the book. */
export function listedFigures({ chapters }: Book): readonly ListedFigure[] {
  const found: ListedFigure[] = []
  for (const { body } of chapters) {
    eachElement(body, ({ tagName, properties: { id }, children }) => {
      if (tagName !== 'figure' || typeof id !== 'string') return
      const caption = children.find((child) => child.type === 'element' && child.tagName === 'figcaption')
      const text = caption?.type === 'element' ? oneLine(caption.children) : ''
      if (text !== '') found.push({ id, caption: text })
    })
  }
  return found
}

function listPage(
  id: string,
  title: string,
  properties: FlowProperties,
  [entries, foot]: readonly (Element | undefined)[],
): Element {
  return flow({ dataKind: 'contents', dataFurniture: properties.dataNumbering ? 'folio' : 'none', ...properties }, [
    element('nav', { className: ['contents'], ariaLabelledBy: [id] }, [element('h1', { id }, [title]), entries]),
    foot,
  ])
}

function list(entries: readonly Element[], language: string): Element {
  return element('ol', { lang: `${language}-x-TOC` }, entries)
}

function contentsEntry({ id, title, children }: OutlineEntry, depth: number, language: string): Element {
  const inner = depth > 0 ? children.map((child) => contentsEntry(child, depth - 1, language)) : []
  return entry(id, title, language, inner.length > 0 ? list(inner, language) : undefined)
}

function entry(id: string, title: string, language: string, inner?: Element): Element {
  return element('li', { lang: `${language}-x-TOCI` }, [
    element('p', { className: ['entry'] }, [
      element('a', { href: `#${id}` }, [
        element('span', { className: ['entry-title'] }, [title]),
        element('span', { className: ['leader'], ariaHidden: 'true' }),
        ' ',
        element('span', { className: ['entry-page'], dataPageOf: id }),
      ]),
    ]),
    inner,
  ])
}

/** Longest caption in a list, in characters: about two lines. */
const longestCaption = 110

/** A caption that says much is cut behind its first sentence, or else behind a word. */
function shortened(caption: string): string {
  if (caption.length <= longestCaption) return caption
  const sentence = /^.{20,}?[.!?…](?=\s)/su.exec(caption.slice(0, longestCaption))?.[0]
  if (sentence !== undefined) return sentence
  const head = caption.slice(0, longestCaption)
  return `${head.slice(0, Math.max(head.lastIndexOf(' '), 60)).replace(/[\s,;:–—-]+$/u, '')} …`
}
