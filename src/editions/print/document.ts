/** The document that the typesetter turns into pages: a galley of flows, and the notes. */

import type { Element } from 'hast'
import { toHtml } from 'hast-util-to-html'
import type { Book, Chapter } from '../../book/book.ts'
import type { Words } from '../../theme/theme.ts'
import type { PrintSettings } from '../../settings.ts'
import type { Geometry } from './geometry.ts'
import { textOf } from '../../book/matter.ts'
import type { NoteLabels } from './note-labels.ts'
import { bookNotes, chapterNotes, noteAsides } from './notes.ts'
import { directionOf } from '../../manuscript/language.ts'
import { element } from '../markup.ts'
import { flow } from './front-matter.ts'
import { frontFlows, headedMatter, lastFlows, type MatterChoice } from './matter.ts'
import type { Provenance } from '../provenance.ts'
import type { Frame } from './design.ts'
import type { Openings } from './openings.ts'
import { positionName, positionNames } from './position-names.ts'
import { printed, type PictureAddresses } from './text.ts'

export type PrintDocument = {
  /** Name of the design; a class of the body. */
  readonly design: string
  readonly book: Book
  readonly words: Words
  readonly geometry: Geometry
  readonly openings: Openings
  /** Which pages stand before and behind the text. */
  readonly matter: MatterChoice
  readonly pictures: PictureAddresses
  /** The `@font-face` rules. */
  readonly faces: string
  /** The theme's print style. */
  readonly style: string
  /** CSS `font-family` lists by role. */
  readonly stacks: Readonly<Record<'text' | 'smallCapitals' | 'heading' | 'code' | 'math', string>>
  /** What stands between two sections. */
  readonly ornament: string
  readonly families: readonly string[]
  readonly justify: boolean
  readonly notes: PrintSettings['notes']
  readonly noteLabels: NoteLabels
  /** What readers should know of this edition, a sentence on the copyright page. */
  readonly remark: string | undefined
  /** What the book was made from, for the colophon. */
  readonly provenance: Provenance | undefined
  /** Stands round the text in place of the pages made from the metadata. */
  readonly frame: Frame | undefined
}

const policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; font-src data:"

/** The whole document as HTML: styles, fonts and pictures inside, nothing that leads out of it. */
export function printDocument(document: PrintDocument): string {
  const { design, book, geometry, openings, faces, style, justify, frame } = document
  const { language, direction, title } = book.metadata
  const head = element('head', {}, [
    element('meta', { charSet: 'utf-8' }),
    element('meta', { httpEquiv: ['Content-Security-Policy'], content: policy }),
    element('title', {}, [title]),
    // Apart from the others: fonts stay when styles are read anew (`typeset/pages/show-batch.ts`).
    element('style', {}, [faces]),
    element('style', {}, [`${variables(document)}\n${style}`]),
  ])
  const body = element(
    'body',
    {
      className: [
        design,
        `openings-${openings}`,
        justify ? 'justified' : 'ragged',
        `notes-${geometry.side ? 'margin' : document.notes}`,
        'unread',
      ],
    },
    [
      geometry.columns && frame ? element('div', { id: 'spanning' }, [frame.head]) : undefined,
      element('div', { id: 'galley' }, flows(document)),
      element('div', { id: 'notes' }, areBehind(document) ? [] : noteAsides(document)),
    ],
  )
  return `<!doctype html>${toHtml(element('html', { lang: language, dir: direction }, [head, body]))}`
}

function variables({ geometry, stacks, ornament }: PrintDocument): string {
  const { page, text, margin, side, fontSize, leading, columns = { count: 1, step: 0 } } = geometry
  const values = {
    'page-width': `${page.width}px`,
    'page-height': `${page.height}px`,
    'text-width': `${text.width}px`,
    'full-width': `${text.width + (columns.count - 1) * columns.step}px`,
    'text-height': `${text.height}px`,
    'margin-top': `${margin.top}px`,
    'margin-bottom': `${margin.bottom}px`,
    'margin-inside': `${margin.inside}px`,
    'margin-outside': `${margin.outside}px`,
    ...(side && { 'side-width': `${side.width}px`, 'side-gap': `${side.gap}px` }),
    'font-size': `${fontSize}px`,
    leading: `${leading}px`,
    text: stacks.text,
    'small-capitals': stacks.smallCapitals,
    heading: stacks.heading,
    code: stacks.code,
    math: stacks.math,
    ornament: `"${ornament}"`,
  }
  const lines = Object.entries(values).map(([name, value]) => `--${name}: ${value};`)
  return `:root { ${lines.join(' ')} }\n@page { size: ${page.width}px ${page.height}px; margin: 0; }`
}

/** What stands before the text, the text, what stands behind it; in a short essay forewords and their like run on with the chapters. */
function flows(document: PrintDocument): readonly Element[] {
  const { book, openings, frame } = document
  const [front, back] = [headedMatter(document, 'front'), headedMatter(document, 'back')]
  const section = (chapter: Chapter): Element => chapterSection(chapter, document)
  const notes = document.notes === 'book' ? bookNotes(document) : []
  if (openings === 'run-on') {
    const sections = [...[...front, ...textOf(book), ...back].map(section), ...notes]
    // Above columns the head stands across all of them.
    const head = document.geometry.columns ? undefined : frame?.head
    if (frame) return [flow({ dataKind: 'text' }, [head, ...sections, frame.foot])]
    return [...frontFlows(document), flow({ dataKind: 'text', dataOpening: 'recto' }, sections), ...lastFlows(document)]
  }
  return [
    ...frontFlows(document),
    ...front.map((chapter) =>
      flow({ dataKind: 'text', dataOpening: 'recto', dataNumbering: 'roman' }, [section(chapter)]),
    ),
    ...[...[...textOf(book), ...back].map(section), ...notes].map((part, index) =>
      flow({ dataKind: 'text', dataOpening: index === 0 ? 'recto' : openings }, [part]),
    ),
    ...lastFlows(document),
  ]
}

/** Whether notes are a part of the text, and not of the page. */
function areBehind({ notes }: PrintDocument): boolean {
  return notes === 'chapter' || notes === 'book'
}

function chapterSection(chapter: Chapter, document: PrintDocument): Element {
  const { book, pictures, words, notes } = document
  const { kind, id, role, title, heading, body, language } = chapter
  const positions = positionNames(chapter)
  return element(
    'section',
    {
      id,
      className: role === undefined ? [kind] : ['chapter', kind, role],
      dataRunningHead: title || book.metadata.title,
      ...(language === undefined ? {} : { lang: language, dir: directionOf(language) }),
    },
    [
      heading.length > 0
        ? element('h1', { dataAt: positionName(chapter, 0) }, printed(heading, { pictures, words }))
        : undefined,
      ...printed(body, { pictures, words }, positions),
      notes === 'chapter' ? chapterNotes(chapter, document) : undefined,
    ],
  )
}
