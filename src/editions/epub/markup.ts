/** Turns the markup of the book into that of EPUB: semantics, roles, files. */

import type { Element, Properties } from 'hast'
import type { Words } from '../../theme/theme.ts'
import { spokenFormula } from '../formulas/spoken.ts'
import { hasClass } from '../markup.ts'
import { titledQuestions } from '../questions.ts'
import { headWithWords } from '../table-heads.ts'

export type MarkupContext = {
  /** The file that is written. */
  readonly file: string
  /** Id in the book → file that holds it. */
  readonly places: ReadonlyMap<string, string>
  /** Id of an asset → its file inside the package. */
  readonly pictures: ReadonlyMap<string, string>
  readonly words: Words
}

/**
 * What stands for one element of the book (ARCHITECTURE.md lists them). Every `epub:type` goes with the ARIA role that
 * belongs to it (EPUB Structural Semantics Vocabulary 1.1; EPUB Type to ARIA Role Authoring Guide 1.1).
 */
export function adaptElement(element: Element, context: MarkupContext): Element {
  switch (element.tagName) {
    case 'a':
      return link(element, context)
    case 'img':
      return picture(element, context)
    case 'blockquote':
      return hasClass(element, 'epigraph') ? add(element, { 'epub:type': 'epigraph', role: 'doc-epigraph' }) : element
    case 'div':
      return division(element, context)
    case 'pre':
      return add(element, { dir: 'ltr' })
    case 'th':
      return headWithWords(element, context.words)
    case 'aside':
      return box(element)
    case 'math':
      return formula(element, context)
    case 'span':
      return span(element, context)
    default:
      return element
  }
}

function link(element: Element, context: MarkupContext): Element {
  const { href, dataNote: _, ...properties } = element.properties
  const inside =
    typeof href === 'string' && href.startsWith('#') ? addressOf(decodeURIComponent(href.slice(1)), context) : href
  const place: Properties = inside === undefined ? {} : { href: inside }
  if (!hasClass(element, 'note-call')) return { ...element, properties: { ...properties, ...place } }
  return { ...element, properties: { ...properties, 'epub:type': 'noteref', role: 'doc-noteref', ...place } }
}

/** An address in the book, as seen from the file that is written; `undefined` where nothing has that id. */
function addressOf(id: string, { file, places }: Pick<MarkupContext, 'file' | 'places'>): string | undefined {
  const place = places.get(id)
  if (place === undefined) return undefined
  return place === file ? `#${id}` : `${place}#${id}`
}

function picture(element: Element, { pictures }: MarkupContext): Element {
  const { src, alt = '', ...properties } = element.properties
  const file =
    typeof src === 'string' && src.startsWith('asset:') ? pictures.get(src.slice('asset:'.length)) : undefined
  if (file !== undefined) return { ...element, properties: { src: file, alt, ...properties } }
  // Without a file, the words that describe it are all that can be shown.
  return { ...element, tagName: 'span', properties: {}, children: [{ type: 'text', value: String(alt) }] }
}

function division(element: Element, { words }: MarkupContext): Element {
  if (hasClass(element, 'questions')) return titledQuestions(element, words)
  if (hasClass(element, 'verse')) return add(element, { 'epub:type': 'z3998:verse' })
  if (hasClass(element, 'letter')) return add(element, { 'epub:type': 'z3998:letter' })
  if (hasClass(element, 'dedication')) return add(element, { 'epub:type': 'dedication', role: 'doc-dedication' })
  return element
}

function box(element: Element): Element {
  if (hasClass(element, 'tip')) return add(element, { 'epub:type': 'tip', role: 'doc-tip' })
  // An `aside` must not have this role.
  if (hasClass(element, 'warning'))
    return add({ ...element, tagName: 'section' }, { 'epub:type': 'notice', role: 'doc-notice' })
  return add(element, { role: 'note' })
}

/** The words are for reading systems that show no MathML. */
function formula(element: Element, { words }: MarkupContext): Element {
  const { dataTex: _, ...properties } = element.properties
  return { ...element, properties: { ...properties, dir: 'ltr', alttext: spokenFormula(element, words) } }
}

function span(element: Element, { words }: MarkupContext): Element {
  const { dataDone, dataIndent, className, ...properties } = element.properties
  if (dataDone !== undefined) {
    const isDone = String(dataDone) === 'true'
    const label = words[isDone ? 'done' : 'to-do'] ?? ''
    const box = { ...properties, className: ['task-box'], role: 'img', ariaLabel: label }
    return { ...element, properties: box, children: [{ type: 'text', value: isDone ? '\u2611' : '\u2610' }] }
  }
  if (dataIndent === undefined) return element
  // Old reading systems choose by class, not by attribute.
  const names = [...(Array.isArray(className) ? className : []), `indent-${String(dataIndent)}`]
  return { ...element, properties: { ...properties, className: names } }
}

function add(element: Element, properties: Properties): Element {
  return { ...element, properties: { ...element.properties, ...properties } }
}
