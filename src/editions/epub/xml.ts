/** Writes XML: the trees of the book as XHTML, and the small documents around them. */

import type { Element, ElementContent, Properties } from 'hast'
import { escapeAttribute, escapeText } from '../../book/xml-text.ts'

export type Attributes = Readonly<Record<string, string | number | undefined>>

/** One element of finished parts; without content it closes itself. Attributes that are undefined are left out. */
export function tag(name: string, attributes: Attributes = {}, ...content: readonly string[]): string {
  const list = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeAttribute(String(value))}"`)
    .join('')
  return content.length === 0 ? `<${name}${list}/>` : `<${name}${list}>${content.join('')}</${name}>`
}

/**
 * Writes a tree as XHTML.
 *
 * @param adapt says what stands for an element; its answer is written as it is, and its children are asked for in turn
 */
export function toXhtml(content: readonly ElementContent[], adapt: (element: Element) => Element): string {
  let written = ''
  for (const node of content) {
    if (node.type === 'text') written += escapeText(node.value)
    if (node.type === 'element') written += elementToXhtml(adapt(node), adapt)
  }
  return written
}

const empty = new Set(['area', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr'])

function elementToXhtml(element: Element, adapt: (element: Element) => Element): string {
  const { tagName, properties, children } = element
  // HTML trees leave the namespace out, XHTML knows mathematics only by it.
  const namespace = tagName === 'math' ? ' xmlns="http://www.w3.org/1998/Math/MathML"' : ''
  const list = `${namespace}${attributes(properties)}`
  if (empty.has(tagName)) return `<${tagName}${list}/>`
  return `<${tagName}${list}>${toXhtml(children, adapt)}</${tagName}>`
}

function attributes(properties: Properties): string {
  let written = ''
  for (const [property, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue
    const name = attributeName(property)
    const text = value === true ? name : Array.isArray(value) ? value.join(' ') : String(value)
    if (name === 'xmlns') continue
    written += ` ${name}="${escapeAttribute(text)}"`
    if (name === 'lang') written += ` xml:lang="${escapeAttribute(text)}"`
  }
  return written
}

/** hast writes `className`, `ariaLabel`, `dataNote`, `colSpan`; names with a colon or a hyphen are attributes already. */
function attributeName(property: string): string {
  if (/[:-]/.test(property)) return property
  if (property === 'className') return 'class'
  if (property === 'htmlFor') return 'for'
  if (/^aria[A-Z]/.test(property)) return `aria-${property.slice(4).toLowerCase()}`
  if (/^data[A-Z]/.test(property)) return property.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  return property.toLowerCase()
}
