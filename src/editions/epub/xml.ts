/** Writes XML: the trees of the book as XHTML, and the small documents around them. */

import type { Element, ElementContent, Properties } from 'hast'

export type Attributes = Readonly<Record<string, string | number | undefined>>

/** Text as XML character data; what XML 1.0 (section 2.2) has no place for is left out. */
export function escapeText(text: string): string {
  return legal(text).replace(/[&<>]/g, (character) => references[character] ?? '')
}

/** Text as the value of an attribute in double quotes. */
export function escapeAttribute(text: string): string {
  return legal(text).replace(/[&<>"\t\n]/g, (character) => references[character] ?? '')
}

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

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#x9;',
  '\n': '&#xA;',
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

function legal(text: string): string {
  return illegal.test(text) ? text.replace(new RegExp(illegal, 'gu'), '') : text
}

const illegal = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/u
