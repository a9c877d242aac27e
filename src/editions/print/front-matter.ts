/** The pages before the text that are made from the metadata: half title, title, imprint. */

import type { Element } from 'hast'
import type { Book } from '../../book/book.ts'
import { authorNames } from '../credits.ts'
import { imprintGroups, setLine, type ImprintGroup, type ImprintLine } from '../imprint.ts'
import { element } from '../markup.ts'
import { digitsElement, provenanceLine } from '../provenance.ts'
import type { PrintDocument } from './document.ts'

/** What the typesetter is told of a flow; `typeset/typeset.ts` says what each property means. */
export type FlowProperties = Readonly<Partial<Record<`data${string}`, string>>>

/** The title alone, on the first page of a book. */
export function halfTitle({ metadata: { title } }: Book, properties: FlowProperties): Element {
  return flow({ dataKind: 'half-title', dataOpening: 'recto', dataFurniture: 'none', ...properties }, [
    element('div', { className: ['half-title-leaf'], dataWhole: '' }, [line('half-title', title)]),
  ])
}

/** Title, subtitle, authors; the publisher at the foot. */
export function titlePage({ metadata }: Book, properties: FlowProperties): Element {
  const { title, subtitle, publisher, place } = metadata
  const names = authorNames(metadata)
  const block = element('div', { className: ['title-block'] }, [
    line('book-title', title),
    subtitle === undefined ? undefined : line('book-subtitle', subtitle),
    names === '' ? undefined : line('book-authors', names),
  ])
  const house = element('div', {}, [
    publisher === undefined ? undefined : line('book-publisher', publisher),
    publisher === undefined || place === undefined ? undefined : line('book-place', place),
  ])
  return flow({ dataKind: 'title-page', dataOpening: 'recto', dataFurniture: 'none', ...properties }, [
    element('div', { className: ['title-leaf'], dataWhole: '' }, [block, publisher === undefined ? undefined : house]),
  ])
}

/** The fonts and what the book was made from, on the last page. */
export function colophonPage(
  { book, words, families, provenance }: PrintDocument,
  properties: FlowProperties,
): Element {
  const text = setLine(families, book.metadata.language, words)
  return flow({ dataKind: 'colophon-page', dataFurniture: 'none', ...properties }, [
    element('section', { className: ['leaf', 'colophon-leaf'], dataWhole: '' }, [
      element('p', {}, [text]),
      provenance && imprintLine(provenanceLine(provenance, words)),
    ]),
  ])
}

/** What the law, the library and the curious want to know about the book, and what its readers should. */
export function imprint({ book, words, families, provenance, remark }: PrintDocument, hasColophon: boolean): Element {
  const made = hasColophon ? { families: [] } : { families, provenance }
  const groups = imprintGroups(book.metadata, { words, ...made })
  return imprintOf(remark === undefined ? groups : [...groups, [[remark]]])
}

/** The remark alone. */
export function remarkImprint(remark: string): Element {
  return imprintOf([[[remark]]])
}

function imprintOf(groups: readonly ImprintGroup[]): Element {
  return element(
    'div',
    { className: ['imprint'], dataWhole: '' },
    groups.map((group) => element('div', { className: ['imprint-group'] }, group.map(imprintLine))),
  )
}

function imprintLine(pieces: ImprintLine): Element {
  return element(
    'p',
    {},
    pieces.map((piece) => {
      if (typeof piece === 'string') return piece
      if ('digits' in piece) return digitsElement(piece.digits)
      return element('a', { href: piece.href }, [piece.text])
    }),
  )
}

/** The imprint on a page of its own. */
export function imprintPage(content: Element, properties: FlowProperties): Element {
  return flow({ dataKind: 'imprint-page', dataFurniture: 'none', ...properties }, [content])
}

/** A part of the document that begins a page; the typesetter says what its properties mean. */
export function flow(properties: FlowProperties, children: readonly (Element | undefined)[]): Element {
  return element('section', { className: ['flow'], ...properties }, children)
}

function line(className: string, text: string): Element {
  return element('p', { className: [className] }, [text])
}
