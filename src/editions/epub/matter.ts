/** What stands before and behind the text: the writer's own pages and those made from the metadata, and which of them are made. */

import { isLeaf, isMatter, ownPages, type Matter, type MatterRole } from '../../book/matter.ts'
import type { Book } from '../../book/book.ts'
import type { Settings } from '../../settings.ts'
import type { Words } from '../../theme/theme.ts'
import { fill } from '../../theme/words.ts'
import type { Provenance } from '../provenance.ts'
import { colophonPage, copyrightPage, halfTitlePage, titlePage } from './front-matter.ts'
import type { Landmark, Page } from './page.ts'
import type { Attributes } from './xml.ts'

/**
 * Types of EPUB Structural Semantics Vocabulary 1.1 and roles of DPUB-ARIA 1.1. The vocabulary has no word for the page about the
 * author. The type of an epigraph stands at each quotation of its page.
 */
const semantics: Readonly<Record<MatterRole, { readonly type?: string; readonly role?: string }>> = {
  'half-title': { type: 'halftitlepage' },
  'title-page': { type: 'titlepage' },
  copyright: { type: 'copyright-page' },
  dedication: { type: 'dedication', role: 'doc-dedication' },
  epigraph: {},
  foreword: { type: 'foreword', role: 'doc-foreword' },
  preface: { type: 'preface', role: 'doc-preface' },
  introduction: { type: 'introduction', role: 'doc-introduction' },
  afterword: { type: 'afterword', role: 'doc-afterword' },
  appendix: { type: 'appendix', role: 'doc-appendix' },
  acknowledgements: { type: 'acknowledgments', role: 'doc-acknowledgments' },
  'about-the-author': {},
  colophon: { type: 'colophon', role: 'doc-colophon' },
}

/** Attributes of the section of a part, without its name. */
export function matterAttributes({ id, role }: Matter): Attributes {
  const { type, role: aria } = semantics[role]
  return { id, class: isLeaf(role) ? `leaf ${role}-page` : `chapter ${role}`, 'epub:type': type, role: aria }
}

/** What a part without a heading is called, for those who go by names. */
export function nameOfLeaf({ role }: Matter, words: Words): string {
  return fill(words, role === 'copyright' ? 'copyright-page' : role)
}

/** The landmark of a page that stands alone. */
export function landmarkOf(matter: Matter, words: Words): Landmark | undefined {
  if (!isLeaf(matter.role)) return undefined
  return { title: nameOfLeaf(matter, words), type: semantics[matter.role].type ?? matter.role }
}

export type PagesAround = {
  /** Before the contents, the cover not among them. */
  readonly before: readonly Page[]
  /** Forewords, text, what stands behind it. */
  readonly text: readonly Page[]
}

/** What stands on the copyright page or in the colophon beside the metadata. */
export type AboutTheFile = {
  readonly words: Words
  readonly families: readonly string[]
  readonly provenance: Provenance | undefined
}

/**
 * Puts the pages in order. A half title is made only where it is asked for, since no leaf has to be turned; a colophon too, and then the
 * fonts stand there, and what the book was made from.
 */
export function pagesAround(
  book: Book,
  chapters: readonly Page[],
  switches: Settings['matter'],
  about: AboutTheFile,
): PagesAround {
  const { words, families, provenance } = about
  const has = (role: MatterRole): boolean => ownPages(book, role).length > 0
  const roles = new Map(book.chapters.filter(isMatter).map(({ id, role }) => [id, role]))
  const of = (role: MatterRole): readonly Page[] => chapters.filter(({ id }) => roles.get(id) === role)
  const front: readonly MatterRole[] = ['half-title', 'title-page', 'copyright', 'dedication', 'epigraph']
  const hasColophon = switches.colophon === true && !has('colophon')
  const made: Partial<Record<MatterRole, Page>> = {
    ...(switches['half-title'] === true && !has('half-title') ? { 'half-title': halfTitlePage(book, words) } : {}),
    ...(switches['title-page'] !== false && !has('title-page') ? { 'title-page': titlePage(book, words) } : {}),
    ...(switches.copyright !== false && !has('copyright')
      ? { copyright: copyrightPage(book, hasColophon ? { words, families: [], provenance: undefined } : about) }
      : {}),
  }
  const isFront = ({ id }: Page): boolean => front.some((role) => roles.get(id) === role)
  return {
    before: front.flatMap((role) => made[role] ?? of(role)),
    text: [
      ...chapters.filter((page) => !isFront(page)),
      ...(hasColophon && (families.length > 0 || provenance) ? [colophonPage(book, about)] : []),
    ],
  }
}
