/** The book's markup as the printed page wants it. */

import type { Element, ElementContent, Properties } from 'hast'
import { isPhrasing } from '../../book/phrasing.ts'
import { hasClass } from '../markup.ts'

/** Addresses of the pictures, by the id of their assets. */
export type PictureAddresses = ReadonlyMap<string, string>

/**
 * Prepares blocks for the typesetter and for the tags of the PDF: pictures hold their own bytes, calls of notes are
 * raised, ornaments and decorations are not read aloud.
 */
export function printed(nodes: readonly ElementContent[], pictures: PictureAddresses): ElementContent[] {
  return nodes.map((node) => (node.type === 'element' ? printedElement(node, pictures) : node))
}

function printedElement(node: Element, pictures: PictureAddresses): Element {
  const children = printed(withoutGaps(node.children), pictures)
  const { properties, tagName } = node
  if (tagName === 'img') return { ...node, properties: pictureProperties(properties, pictures) }
  if (tagName === 'hr') return { ...node, properties: { ...properties, ariaHidden: 'true' } }
  if (hasClass(node, 'note-call')) {
    const call: Element = { ...node, children, properties: { ...properties, dataUndivided: '' } }
    return { type: 'element', tagName: 'sup', properties: {}, children: [call] }
  }
  return { ...node, children }
}

/** White space between blocks would be set as a line of its own, because the page keeps the spaces of its text. */
function withoutGaps(nodes: readonly ElementContent[]): readonly ElementContent[] {
  const holdsBlocks = nodes.some((node) => node.type === 'element' && !isPhrasing(node))
  return holdsBlocks ? nodes.filter((node) => node.type !== 'text' || node.value.trim() !== '') : nodes
}

function pictureProperties(properties: Properties, pictures: PictureAddresses): Properties {
  const source = pictures.get(String(properties['src']).replace(/^asset:/, '')) ?? ''
  const isDecoration = properties['alt'] === ''
  return { ...properties, src: source, ...(isDecoration ? { ariaHidden: 'true' } : {}) }
}
