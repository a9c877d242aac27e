/** The book's markup as the printed page wants it. */

import type { Element, ElementContent, Properties } from 'hast'
import { isPhrasing } from '../../book/phrasing.ts'
import { blocksAndRuns, holdsBlocks } from '../../book/positions.ts'
import type { Words } from '../../theme/theme.ts'
import { element, hasClass } from '../markup.ts'
import { titledQuestions, titleOf } from '../questions.ts'

/** Addresses of the pictures, by the id of their assets. */
export type PictureAddresses = ReadonlyMap<string, string>

/** What goes into the text beside what the book holds. */
export type PrintedParts = { readonly pictures: PictureAddresses; readonly words: Words }

/** What the page calls the position where a leaf block begins, by the block's element or the first node of its run. */
export type PositionNames = ReadonlyMap<ElementContent, string>

/**
 * Prepares blocks for the typesetter and for the tags of the PDF: pictures hold their own bytes, calls of notes are
 * raised, ornaments and decorations are not read aloud, text beside blocks becomes a paragraph. Leaf blocks whose positions have
 * names bear them as `data-at`.
 */
export function printed(
  nodes: readonly ElementContent[],
  parts: PrintedParts,
  positions?: PositionNames,
): ElementContent[] {
  return nodes.map((node) => {
    if (node.type !== 'element') return node
    return named(printedElement(node, parts, positions), positions?.get(node))
  })
}

function named(node: Element, position: string | undefined): Element {
  return position === undefined ? node : { ...node, properties: { ...node.properties, dataAt: position } }
}

function printedElement(node: Element, parts: PrintedParts, positions: PositionNames | undefined): Element {
  if (node.tagName === 'math') return printedFormula(node)
  const children = holdsBlocks(node.children)
    ? blocksAndRuns(node.children).flatMap((part) => printedPart(part, parts, positions))
    : printed(node.children, parts, positions)
  const { properties, tagName } = node
  if (tagName === 'img') return { ...node, properties: pictureProperties(properties, parts) }
  if (hasClass(node, 'questions')) return printedQuestions({ ...node, children }, parts)
  if (hasClass(node, 'formula')) return { ...node, children, properties: { ...properties, dataWhole: '' } }
  // Chromium leaves an empty cell out of the tags, and its row would be too short.
  if ((tagName === 'td' || tagName === 'th') && children.length === 0)
    return { ...node, children: [{ type: 'text', value: '\u00a0' }] }
  if (tagName === 'hr') return { ...node, properties: { ...properties, ariaHidden: 'true' } }
  if (hasClass(node, 'note-call')) {
    const call: Element = { ...node, children, properties: { ...properties, dataUndivided: '' } }
    return { type: 'element', tagName: 'sup', properties: {}, children: [call] }
  }
  return { ...node, children }
}

/**
 * A block stays what it is; text beside blocks becomes a paragraph, so that its lines are fitted and pages can end between it and the
 * blocks. White space between blocks would be set as a line of its own, because the page keeps the spaces of its text.
 */
function printedPart(
  part: readonly ElementContent[],
  parts: PrintedParts,
  positions: PositionNames | undefined,
): readonly ElementContent[] {
  const [first] = part
  const isAlone = part.length === 1 && first?.type === 'element' && (!isPhrasing(first) || first.tagName === 'img')
  if (!first || isAlone) return printed(part, parts, positions)
  return [named(element('p', {}, printed(part, parts)), positions?.get(first))]
}

/** The heading stays with the first question. */
function printedQuestions(node: Element, { words }: PrintedParts): Element {
  const titled = titledQuestions(node, words)
  const title = titleOf(titled)
  const kept = title && { ...title, properties: { ...title.properties, dataKeep: 'next' } }
  return { ...titled, children: titled.children.map((child) => (kept && child === title ? kept : child)) }
}

/** The source in TeX is of no use on paper. */
function printedFormula(math: Element): Element {
  const { dataTex: _, ...properties } = math.properties
  return { ...math, properties }
}

function pictureProperties(properties: Properties, { pictures }: PrintedParts): Properties {
  const source = pictures.get(String(properties['src']).replace(/^asset:/, '')) ?? ''
  const isDecoration = properties['alt'] === ''
  return { ...properties, src: source, ...(isDecoration ? { ariaHidden: 'true' } : {}) }
}
