/** Reads XML strictly, so that a document that is not well-formed fails. */

import { SaxesParser } from 'saxes'

export type XmlElement = {
  /** With its prefix. */
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (XmlElement | string)[]
}

/** The root element; throws at the first mistake, undeclared prefixes included. */
export function parseXml(text: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true })
  type Open = { name: string; attributes: Record<string, string>; children: (Open | string)[] }
  const root: Open = { name: '', attributes: {}, children: [] }
  const open: Open[] = [root]
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    const values = Object.fromEntries(Object.entries(attributes).map(([key, { value }]) => [key, value]))
    const element: Open = { name, attributes: values, children: [] }
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on('closetag', () => void open.pop())
  parser.on('text', (value) => void open.at(-1)?.children.push(value))
  parser.write(text).close()
  const element = root.children.find((child): child is Open => typeof child !== 'string')
  if (!element) throw new Error('The document is empty')
  return element
}

/** The element and everything inside it, in document order. */
export function all(element: XmlElement, name?: string): readonly XmlElement[] {
  const inner = element.children.flatMap((child) => (typeof child === 'string' ? [] : all(child, name)))
  return name === undefined || element.name === name ? [element, ...inner] : inner
}

export function textOf({ children }: XmlElement): string {
  return children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('')
}
