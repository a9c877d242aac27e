/** Builds elements of XML and writes them as a file. */

import type { Element, ElementContent } from 'xast'
import { toXml } from 'xast-util-to-xml'
import { x } from 'xastscript'
import { legal } from '../../book/xml-text.ts'
import type { FileToRelease } from '../manifest.ts'

export type Attributes = Readonly<Record<string, string | number | undefined>>

/** What an element holds: elements, one above the other, or a text. What is `undefined` is left out. */
export type Content = string | number | readonly (Element | undefined)[]

/** An element; characters that XML has no place for are left out of its texts, whoever wrote them. */
export function element(name: string, attributes: Attributes = {}, content: Content = []): Element {
  const given = Object.entries(attributes).filter(([, value]) => value !== undefined)
  const legalAttributes = Object.fromEntries(given.map(([key, value]) => [key, legal(String(value))]))
  const children = typeof content === 'object' ? content.filter((child) => child !== undefined) : legal(String(content))
  return typeof children === 'string' ? x(name, legalAttributes, children) : x(name, legalAttributes, [...children])
}

/** An element with a text, or nothing where there is none. */
export function textElement(
  name: string,
  text: string | number | undefined,
  attributes: Attributes = {},
): Element | undefined {
  return text === undefined || String(text).trim() === '' ? undefined : element(name, attributes, text)
}

/** The file, in UTF-8, with an element on each line. */
export function xmlFile(path: string, mediaType: string, root: Element): FileToRelease {
  const written = toXml(onLines(root, 0), { closeEmptyElements: true, tightClose: true })
  // The writer leaves `>` as it is, but here it would end a section that nobody began (XML 1.0, section 2.4).
  const text = written.replaceAll(']]>', ']]&gt;')
  return { path, mediaType, bytes: Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n${text}\n`, 'utf8') }
}

function onLines(parent: Element, depth: number): Element {
  const elements = parent.children.filter((child) => child.type === 'element')
  if (elements.length === 0 || elements.length < parent.children.length) return parent
  const children = elements.flatMap((child): ElementContent[] => [indent(depth + 1), onLines(child, depth + 1)])
  return { ...parent, children: [...children, indent(depth)] }
}

function indent(depth: number): ElementContent {
  return { type: 'text', value: `\n${'  '.repeat(depth)}` }
}
