/** Which pages stand before and behind the text of a printed book, in which order, and on which side. */

import type { Element } from 'hast'
import {
  isLeaf,
  isMatter,
  divisionOf,
  ownPages,
  type Matter,
  type MatterPage,
  type MatterRole,
} from '../../book/matter.ts'
import type { Settings } from '../../settings.ts'
import { contentsPage, figuresPage, listedFigures } from './contents.ts'
import type { PrintDocument } from './document.ts'
import {
  colophonPage,
  halfTitle,
  imprint,
  imprintPage,
  remarkImprint,
  titlePage,
  type FlowProperties,
} from './front-matter.ts'
import { leafFlow } from './leaf.ts'

/**
 * What a design carries beside the text: what suits the book, or of that only the pages that are listed. Forewords, appendices and their
 * like are text and are in every design.
 */
export type CarriedPages = 'what-suits' | readonly MatterPage[]

export type MatterChoice = {
  readonly carried: CarriedPages
  /** What the writer asks for and switches off. */
  readonly switches: Settings['matter']
}

/** So many figures with captions are worth a list. */
const enoughFigures = 3

/**
 * The flows before the text. A book has a leaf for each part: half title, title, copyright, dedication with the epigraph on its back,
 * contents, figures; its pages have roman figures. A short essay, whose chapters run on, has no half title; its imprint stands at the foot
 * of the contents, unless a dedication parts the two.
 */
export function frontFlows(document: PrintDocument): readonly Element[] {
  const { book, openings } = document
  const isBook = openings !== 'run-on'
  const makes = maker(document)
  const numbering: FlowProperties = isBook ? { dataNumbering: 'roman' } : {}
  const own = (role: MatterRole): readonly Matter[] => (carries(document, role) ? ownPages(book, role) : [])
  const leaf = (role: MatterRole, properties: FlowProperties): readonly Element[] =>
    own(role).map((matter, index) =>
      leafFlow([matter], document, index === 0 ? { ...numbering, ...properties } : numbering),
    )
  const about = own('copyright').length === 0 ? aboutTheBook(document) : undefined
  const hasContents = book.outline.length > 0 && makes('contents', book.outline.length > 1)
  const sayings = [...own('dedication'), ...own('epigraph')]
  const isJoined = !isBook && hasContents && sayings.length === 0
  const hasFigures = makes('figures', isBook && listedFigures(book).length >= enoughFigures)

  return [
    ...(own('half-title').length > 0
      ? leaf('half-title', recto)
      : makes('half-title', isBook)
        ? [halfTitle(book, numbering)]
        : []),
    ...(own('title-page').length > 0
      ? leaf('title-page', recto)
      : makes('title-page', true)
        ? [titlePage(book, numbering)]
        : []),
    ...leaf('copyright', verso),
    ...(about && !isJoined ? [imprintPage(about, { ...numbering, ...verso })] : []),
    ...(isBook
      ? [...leaf('dedication', recto), ...leaf('epigraph', own('dedication').length > 0 ? {} : recto)]
      : sayings.length > 0
        ? [leafFlow(sayings, document, recto)]
        : []),
    ...(hasContents
      ? [contentsPage(document, isJoined ? about : undefined, isBook ? { ...numbering, ...recto } : {})]
      : []),
    ...(hasFigures && listedFigures(book).length > 0 ? [figuresPage(document, numbering)] : []),
  ]
}

/** Who switches the copyright page off has the remark alone; on a page of the writer's own it stands below. */
function aboutTheBook(document: PrintDocument): Element | undefined {
  if (maker(document)('copyright', true)) return imprint(document, hasColophon(document))
  return document.remark === undefined ? undefined : remarkImprint(document.remark)
}

/** The colophon ends the book, on the back of its last leaf: that never takes a leaf more, and no text faces it. */
export function lastFlows(document: PrintDocument): readonly Element[] {
  const own = carries(document, 'colophon') ? ownPages(document.book, 'colophon') : []
  if (own.length > 0) return [leafFlow(own, document, verso)]
  return hasColophon(document) ? [colophonPage(document, verso)] : []
}

/** One that is made from the metadata takes the fonts from the imprint; it is made only where it is asked for. */
function hasColophon(document: PrintDocument): boolean {
  return maker(document)('colophon', false) && ownPages(document.book, 'colophon').length === 0
}

/** The parts with headings: before the text and behind it. */
export function headedMatter({ book }: PrintDocument, division: 'front' | 'back'): readonly Matter[] {
  return book.chapters.filter(isMatter).filter(({ role }) => !isLeaf(role) && divisionOf(role) === division)
}

const recto: FlowProperties = { dataOpening: 'recto' }
const verso: FlowProperties = { dataOpening: 'verso' }

/** Whether a page that is made from the metadata is made: if the design carries it, as the writer says, else as it suits the book. */
function maker(document: PrintDocument): (page: MatterPage, suits: boolean) => boolean {
  return (page, suits) => carries(document, page) && (document.matter.switches[page] ?? suits)
}

function carries({ matter: { carried } }: PrintDocument, page: MatterPage): boolean {
  return carried === 'what-suits' || carried.includes(page)
}
