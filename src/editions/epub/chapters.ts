/** The chapters as XHTML, one file each, with the notes that they call first. */

import type { Element, ElementContent } from 'hast'
import type { Chapter, Note } from '../../book/book.ts'
import { divisionOf, isLeaf, isMatter, type Matter } from '../../book/matter.ts'
import type { Words } from '../../theme/theme.ts'
import { directionOf } from '../../manuscript/language.ts'
import { fill } from '../../theme/words.ts'
import { text } from '../markup.ts'
import type { MarkedBook } from '../page-marks.ts'
import { adaptElement } from './markup.ts'
import type { MarkupContext } from './markup.ts'
import { landmarkOf, matterAttributes, nameOfLeaf } from './matter.ts'
import { writePage } from './page.ts'
import type { Page } from './page.ts'
import { fileOf } from './survey.ts'
import type { Survey } from './survey.ts'
import { escapeText } from '../../book/xml-text.ts'
import { tag, toXhtml } from './xml.ts'

export type ChaptersContext = Omit<MarkupContext, 'file'> & Pick<Survey, 'properties'>

export function chapterPages({ book, openings }: MarkedBook, shared: ChaptersContext): readonly Page[] {
  const notes = new Map<string, Note[]>()
  for (const note of book.notes) notes.set(note.chapter, [...(notes.get(note.chapter) ?? []), note])
  return book.chapters.map((chapter) => {
    const file = fileOf(chapter.id)
    const context = { ...shared, file }
    const title = chapter.title === '' ? nameOf(chapter, shared.words) : chapter.title
    const language = chapter.language ?? book.metadata.language
    const direction = chapter.language === undefined ? book.metadata.direction : directionOf(chapter.language)
    const before = written(openings.get(chapter.id) ?? [], context)
    const body = chapterSection(chapter, { title, before, notes: notes.get(chapter.id) ?? [] }, context)
    const division = isMatter(chapter) ? (`${divisionOf(chapter.role)}matter` as const) : 'bodymatter'
    const xhtml = writePage({ title, language, direction, division, body })
    const landmark = isMatter(chapter) ? landmarkOf(chapter, shared.words) : undefined
    const properties = [...(shared.properties.get(file) ?? [])]
    return { id: chapter.id, href: file, title, xhtml, properties, ...(landmark ? { landmark } : {}) }
  })
}

/** What stands without a heading is called something all the same. */
function nameOf(chapter: Chapter, words: Words): string {
  return isMatter(chapter) ? nameOfLeaf(chapter, words) : fill(words, 'opening')
}

type ChapterParts = {
  readonly title: string
  /** What stands before the heading, written. */
  readonly before: string
  readonly notes: readonly Note[]
}

function chapterSection(chapter: Chapter, { title, before, notes }: ChapterParts, context: MarkupContext): string {
  const { kind, id, heading, body } = chapter
  const content = [written(body, context), notesSection(notes, context)].filter(Boolean).join('\n')
  // An opening has no heading in the text; its name is for those who go by landmarks.
  if (kind === 'opening') return tag('section', { id, class: 'opening', 'aria-label': title }, `\n${content}\n`)
  if (isMatter(chapter)) return matterSection(chapter, { title, before, content }, context)
  const attributes = { id, class: kind, 'epub:type': kind, role: `doc-${kind}`, 'aria-labelledby': `${id}.heading` }
  const h1 = tag('h1', { id: `${id}.heading` }, written(heading, context) || escapeText(title))
  return tag('section', attributes, `\n${before}${h1}\n${content}\n`)
}

type MatterParts = Omit<ChapterParts, 'notes'> & { readonly content: string }

function matterSection(matter: Matter, { title, before, content }: MatterParts, context: MarkupContext): string {
  const attributes = matterAttributes(matter)
  if (matter.heading.length === 0 && isLeaf(matter.role))
    return tag('section', { ...attributes, 'aria-label': title }, `\n${before}${content}\n`)
  const id = `${matter.id}.heading`
  const h1 = tag('h1', { id }, written(matter.heading, context) || escapeText(title))
  return tag('section', { ...attributes, 'aria-labelledby': id }, `\n${before}${h1}\n${content}\n`)
}

function notesSection(notes: readonly Note[], context: MarkupContext): string {
  if (notes.length === 0) return ''
  const asides = notes.map((note) => {
    const content = written(withWayBack(note, context), context)
    return tag('aside', { id: note.id, class: 'footnote', 'epub:type': 'footnote', role: 'doc-footnote' }, content)
  })
  return tag('section', { class: 'notes' }, `\n${asides.join('\n')}\n`)
}

/** The number leads back to the first call; a letter after it to each further one. */
function withWayBack(note: Note, context: MarkupContext): readonly ElementContent[] {
  const [first, ...rest] = note.content
  const ways = note.calls.flatMap((call, index) => {
    const label = index === 0 ? `${note.number}` : String.fromCodePoint(0x61 + index)
    return [wayBack(call, label, context), text(' ')]
  })
  const isParagraph = first?.type === 'element' && first.tagName === 'p'
  const children = isParagraph ? first.children : []
  const paragraph: Element = {
    type: 'element',
    tagName: 'p',
    properties: isParagraph ? first.properties : {},
    children: [...ways, ...children],
  }
  return isParagraph ? [paragraph, ...rest] : [paragraph, ...note.content]
}

function wayBack(call: string, label: string, context: MarkupContext): Element {
  const properties = {
    href: `#${call}`,
    className: ['way-back'],
    'epub:type': 'backlink',
    role: 'doc-backlink',
    ariaLabel: `${label}. ${fill(context.words, 'back-to-text')}`,
  }
  return { type: 'element', tagName: 'a', properties, children: [text(label)] }
}

function written(content: readonly ElementContent[], context: MarkupContext): string {
  return toXhtml(content, (element) => adaptElement(element, context))
}
