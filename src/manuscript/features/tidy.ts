/** Brings the tree to the markup that ARCHITECTURE.md promises to editions. */

import type { Comment, Element, ElementContent, Root } from 'hast'
import type { Plugin } from 'unified'
import { isPhrasing } from '../../book/phrasing.ts'
import { directionOf } from '../language.ts'
import { walkHtml } from '../walk.ts'
import { markRowHeads } from './row-heads.ts'

/** Single spaces, blocks in blocks, classes for alignment and breaks, `dir` beside `lang`. `language` is the book's. */
export const tidy: Plugin<[string], Root> = (language) => (tree) => {
  setDirections(tree, language)
  const children = blocks(tree.children.filter(isContent), { isTop: true, wrap: true })
  return { ...tree, children }
}

type Setting = {
  /** Whether headings here are those of chapters and sections. */
  readonly isTop: boolean
  /** Whether loose text gets a paragraph of its own. */
  readonly wrap: boolean
}

const loosePhrasing: ReadonlySet<string> = new Set(['blockquote', 'div', 'aside'])

const divisions: ReadonlySet<string> = new Set(['verse', 'letter', 'dedication', 'centred', 'questions'])

function isContent(node: Root['children'][number]): node is Exclude<ElementContent, Comment> {
  return node.type === 'element' || node.type === 'text'
}

function isBlank(node: ElementContent): boolean {
  return node.type === 'text' && /^[\t\n\f\r ]*$/.test(node.value)
}

/** Content of an element that may hold blocks. */
function blocks(children: readonly ElementContent[], setting: Setting): ElementContent[] {
  const written: ElementContent[] = []
  let loose: ElementContent[] = []
  const endLine = (): void => {
    if (!loose.every(isBlank)) written.push(...(setting.wrap ? [paragraphOf(loose)] : line(loose)))
    loose = []
  }
  for (const child of children) {
    if (child.type === 'comment') continue
    if (isPhrasing(child)) {
      loose.push(child)
    } else if (child.type === 'element') {
      endLine()
      written.push(...block(child, setting))
    }
  }
  endLine()
  return written
}

/** One block, tidied; nothing where it is empty, its content where the book has no such element. */
function block(element: Element, setting: Setting): ElementContent[] {
  const inside = { ...setting, isTop: false, wrap: loosePhrasing.has(element.tagName) }
  switch (element.tagName) {
    case 'section':
      return blocks(element.children, setting)
    case 'div':
      if (isFormula(element)) return [element]
      if (isPlain(element)) return blocks(element.children, setting)
      break
    case 'p':
      element.children = line(element.children)
      return element.children.length === 0 ? [] : [pictureParagraph(element)]
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6':
      element.children = line(element.children)
      return [setting.isTop ? element : headingInside(element)]
    case 'pre':
      return [element]
    case 'hr':
      element.properties['className'] = ['section-break']
      return [element]
    case 'table':
      element.children = blocks(element.children, inside)
      markRowHeads(element)
      return [element]
    case 'th':
    case 'td':
      setCell(element)
      break
    case 'ul':
      delete element.properties['className']
      break
  }
  element.children = blocks(element.children, inside)
  return element.children.length === 0 && loosePhrasing.has(element.tagName) ? [] : [element]
}

/** Content of a block's line: no space at its ends. */
function line(children: readonly ElementContent[]): ElementContent[] {
  const written = phrasing(children, true)
  const last = written.at(-1)
  if (last?.type === 'text') last.value = last.value.replace(/ $/, '')
  return last?.type === 'text' && last.value === '' ? written.slice(0, -1) : written
}

/** Single spaces, none behind a break or at the start of a block. */
function phrasing(children: readonly ElementContent[], isStart: boolean): ElementContent[] {
  const written: ElementContent[] = []
  for (const child of children) {
    const last = written.at(-1)
    if (child.type === 'element') written.push(...lineElement(child))
    if (child.type !== 'text') continue
    const spaced = /[\t\n\f\r]| {2}/.test(child.value) ? child.value.replaceAll(/[\t\n\f\r ]+/g, ' ') : child.value
    const isAfterSpace =
      last === undefined ? isStart : isBreak(last) || (last.type === 'text' && last.value.endsWith(' '))
    const value = isAfterSpace ? spaced.replace(/^ /, '') : spaced
    if (last?.type === 'text') last.value += value
    else if (value !== '') written.push({ type: 'text', value })
  }
  return written
}

function lineElement(element: Element): ElementContent[] {
  const { tagName, properties } = element
  if (tagName === 'a' && properties['href'] === undefined && properties['dataNote'] === undefined) {
    if (properties['id'] === undefined) return phrasing(element.children, false)
    element.tagName = 'span'
  }
  // Pictures, links and calls are spoken about later.
  if (tagName !== 'a' && tagName !== 'img') delete element.position
  if (tagName === 'code' || tagName === 'br' || tagName === 'math') return [element]
  if (tagName === 'span' && Object.keys(properties).length === 0) return phrasing(element.children, false)
  element.children = phrasing(element.children, false)
  return [element]
}

/** Gives `dir` beside every `lang` of a text in which some of the writing runs from the right. */
function setDirections(tree: Root, book: string): void {
  const named: Element[] = []
  walkHtml(tree, (element) => {
    if (typeof element.properties['lang'] === 'string' && element.properties['lang'] !== '') named.push(element)
  })
  const languages = [book, ...named.map(({ properties }) => String(properties['lang']))]
  if (languages.every((language) => directionOf(language) === 'ltr')) return
  for (const { properties } of named) properties['dir'] ??= directionOf(String(properties['lang']))
}

/** A picture alone in a paragraph of HTML is a figure, as it is in Markdown. */
function pictureParagraph(paragraph: Element): Element {
  const [only, ...others] = paragraph.children
  if (others.length > 0 || only?.type !== 'element' || only.tagName !== 'img') return paragraph
  const { title, ...properties } = only.properties
  const picture: Element = { ...only, properties }
  const caption: Element[] =
    typeof title === 'string' && title !== ''
      ? [{ type: 'element', tagName: 'figcaption', properties: {}, children: [{ type: 'text', value: title }] }]
      : []
  return { ...paragraph, tagName: 'figure', properties: {}, children: [picture, ...caption] }
}

/** A heading inside a quotation or a list is no chapter's; it stays as a strong line. */
function headingInside(heading: Element): Element {
  const strong: Element = { type: 'element', tagName: 'strong', properties: {}, children: heading.children }
  return { ...heading, tagName: 'p', children: [strong] }
}

function setCell(cell: Element): void {
  const { align, ...properties } = cell.properties
  const known = align === 'left' || align === 'center' || align === 'right'
  const others = Array.isArray(properties['className']) ? properties['className'] : []
  cell.properties = {
    ...(cell.tagName === 'th' ? { scope: 'col' } : {}),
    ...properties,
    ...(known ? { className: [`align-${align}`, ...others] } : {}),
  }
}

function paragraphOf(loose: readonly ElementContent[]): Element {
  const [first] = loose
  const position = first?.type === 'element' ? first.position : undefined
  return { type: 'element', tagName: 'p', properties: {}, children: line(loose), ...(position ? { position } : {}) }
}

/** A formula on lines of its own is no paragraph. */
function isFormula({ properties: { className }, children }: Element): boolean {
  const [only, ...others] = children
  const isMath = only?.type === 'element' && only.tagName === 'math' && others.length === 0
  return isMath && Array.isArray(className) && className.includes('formula')
}

/** Tells whether a division says nothing that the book knows. */
function isPlain({ properties }: Element): boolean {
  const { className, lang, dir, id, dataNoteText } = properties
  if (lang !== undefined || dir !== undefined || id !== undefined || dataNoteText !== undefined) return false
  return !(Array.isArray(className) && className.some((name) => divisions.has(String(name))))
}

function isBreak(node: ElementContent | undefined): boolean {
  return node?.type === 'element' && node.tagName === 'br'
}
