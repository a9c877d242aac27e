/** Turns a formula in TeX into the MathML of the book. Temml reads TeX; what is taken over of its answer is decided here. */

import temml from 'temml'
import type { Element, ElementContent, Properties } from 'hast'
import { mathAttributes, mathClasses, mathElements } from '../../../book/mathml.ts'

/** The part of Temml's answer that is used. */
type MathNode = {
  readonly type?: string
  readonly text?: string
  readonly attributes?: Readonly<Record<string, unknown>>
  readonly classes?: readonly string[]
  readonly style?: Readonly<Record<string, string>>
  readonly children?: readonly MathNode[]
}

export type Converted =
  | { readonly kind: 'formula'; readonly math: Element }
  /** `offset`: where in the TeX, in characters, where that is known. */
  | { readonly kind: 'wrong'; readonly reason: string; readonly offset?: number }

/** Its types give this another name than it has. */
const { __renderToMathMLTree: makeTree } = temml as unknown as {
  readonly __renderToMathMLTree: (tex: string, options: object) => MathNode
}

/** Converts one formula; one that cannot be read is answered with the reason, never thrown. */
export function toMathml(tex: string, display: boolean): Converted {
  try {
    const tree = makeTree(tex, { displayMode: display, throwOnError: true, maxSize: [40, 40] })
    const children = (tree.children ?? []).flatMap((child) => converted(child, false))
    const properties = { display: display ? 'block' : 'inline', dataTex: tex }
    return { kind: 'formula', math: { type: 'element', tagName: 'math', properties, children } }
  } catch (error) {
    return wrong(error)
  }
}

function wrong(error: unknown): Converted {
  if (error instanceof RangeError) return { kind: 'wrong', reason: 'it is nested too deeply' }
  if (!(error instanceof Error)) throw error
  // Behind its reason Temml shows the place in a way of its own.
  const reason = error.message.replace(/ at (?:position \d+|end of input): [^]*$/, '').trim()
  const offset = 'position' in error && typeof error.position === 'number' ? { offset: error.position } : {}
  return { kind: 'wrong', reason, ...offset }
}

/** Elements that MathML Core has no more, and what stands for them. */
const successors: Readonly<Record<string, string>> = { menclose: 'mrow', none: 'mrow' }

/** Elements whose children behind the first are set smaller. */
const scripted: ReadonlySet<string> = new Set('msub msup msubsup munder mover munderover mroot'.split(' '))

/** `isScript`: whether the node stands in a raised or lowered place. */
function converted(node: MathNode, isScript: boolean): readonly ElementContent[] {
  const { type, text, children = [] } = node
  if (type === undefined) {
    if (text !== undefined && text !== '') return [{ type: 'text', value: text }]
    return children.flatMap((child) => converted(child, isScript))
  }
  if (type === 'a' || type === 'img') throw new Error('Links and pictures cannot stand in a formula')
  const tagName = tagNameOf(node)
  if (!mathElements.has(tagName)) return children.flatMap((child) => converted(child, isScript))
  // Lines through and around are drawn by the styles, from the class.
  const inside = type === 'menclose' ? children.filter((child) => !isDrawing(child)) : children
  const content = inside.flatMap((child, index) => converted(child, isScript || (scripted.has(type) && index > 0)))
  const properties = { ...propertiesOf(node), ...accentOf(node) }
  // TeX sets operators in raised and lowered places without room beside them, MathML Core does not.
  if (isScript && tagName === 'mo') Object.assign(properties, { lspace: '0em', rspace: '0em' })
  const placed = 'accent' in properties ? withAccent(content) : content
  return [withLevel({ type: 'element', tagName, properties, children: placed })]
}

/** A mark that is not to be set smaller is an accent. */
function accentOf({ type, children = [] }: MathNode): Properties {
  if (type !== 'mover' && type !== 'munder') return {}
  const style = children[1]?.style ?? {}
  const isAccent = style['mathDepth'] === '0' || Object.hasOwn(style, 'math-depth')
  return isAccent ? { [type === 'mover' ? 'accent' : 'accentunder']: 'true' } : {}
}

/** Marks that fonts for mathematics place over a letter, and those that they draw out over several, for Temml's. */
const marks: Readonly<Record<string, string>> = { '\u203E': '\u02C9', '~': '\u02DC' }
const wideMarks: Readonly<Record<string, string>> = {
  '\u02C6': '\u0302',
  '~': '\u0303',
  '\u02DC': '\u0303',
  '\u02C7': '\u030C',
}

function withAccent([base, mark]: readonly ElementContent[]): ElementContent[] {
  if (base === undefined || mark?.type !== 'element' || mark.children[0]?.type !== 'text')
    return [base, mark].flatMap((node) => node ?? [])
  const { value } = mark.children[0]
  const better = (mark.properties['stretchy'] === 'true' ? wideMarks : marks)[value] ?? value
  return [base, { ...mark, children: [{ type: 'text', value: better }] }]
}

/** Only `mstyle` may change the size in every version of MathML; the style of a table is its own. */
function withLevel(element: Element): Element {
  const { scriptlevel, displaystyle, ...others } = element.properties
  if (element.tagName === 'mstyle' || (scriptlevel === undefined && displaystyle === undefined)) return element
  if (element.tagName === 'mtable' && scriptlevel === undefined) return element
  const level = {
    ...(scriptlevel === undefined ? {} : { scriptlevel }),
    ...(displaystyle === undefined ? {} : { displaystyle }),
  }
  return { type: 'element', tagName: 'mstyle', properties: level, children: [{ ...element, properties: others }] }
}

/** A group whose size changes is an `mstyle`. */
function tagNameOf({ type = '', attributes = {} }: MathNode): string {
  const tagName = successors[type] ?? type
  return tagName === 'mrow' && ('displaystyle' in attributes || 'scriptlevel' in attributes) ? 'mstyle' : tagName
}

function isDrawing({ classes = [], children = [] }: MathNode): boolean {
  return children.length === 0 && classes.length > 0
}

function propertiesOf(node: MathNode): Properties {
  const { attributes = {}, children = [] } = node
  const properties: Properties = {}
  for (const [name, value] of Object.entries(attributes)) {
    if (mathAttributes.includes(name) && value !== '') properties[name] = String(value)
  }
  const drawn = node.type === 'menclose' ? children.filter(isDrawing).flatMap(({ classes = [] }) => classes) : []
  const className = classesOf([...(node.classes ?? []), ...drawn], node)
  const style = styleOf(node)
  if (className.length > 0) properties['className'] = className
  if (style !== '') properties['style'] = style
  return properties
}

/** Temml's names → ours. */
const classNames: Readonly<Record<string, string>> = {
  'tml-left': 'align-left',
  'tml-right': 'align-right',
  'tml-jot': 'math-lines',
  'tml-small': 'math-small',
  'tml-fbox': 'boxed',
  'tml-overline': 'overlined',
  'tml-underline': 'underlined',
  'tml-prime': 'prime',
  upstrike: 'struck-up',
  downstrike: 'struck-down',
  sout: 'struck-out',
  'tml-xcancel': 'struck-both',
}

function classesOf(names: readonly string[], { style = {} }: MathNode): string[] {
  const known = names.flatMap((name) => classNames[name] ?? [])
  const boxed = style['border'] === undefined ? [] : ['boxed']
  return [...new Set([...known, ...boxed])].filter((name) => mathClasses.has(name))
}

/** Room beside cells and rules between them, in parts of the type size. */
function styleOf({ type, style = {} }: MathNode): string {
  if (type !== 'mtd') return ''
  const declarations = Object.entries(style).flatMap(([name, value]) => {
    const property = name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    if (/^padding-(?:left|right|top|bottom)$/.test(property)) return [`${property}:${inEm(value)}`]
    if (/^border-(?:left|right|top|bottom)$/.test(property)) return [`${property}:${value}`]
    return []
  })
  return declarations.join(';')
}

/** Temml gives points of a type size of 12; a length of another kind is left as the zero that it mostly is. */
function inEm(length: string): string {
  const [, number = '0', unit = 'em'] = /^(-?\d*\.?\d+) ?([a-z]*)$/.exec(length) ?? []
  const value = Number(number) * (emOf[unit] ?? 1)
  return `${Number(value.toFixed(3))}em`
}

/** Units of CSS as parts of an em. */
const emOf: Readonly<Record<string, number>> = {
  pt: 1 / 11.955,
  ex: 0.45,
  em: 1,
  px: 1 / 16,
  mm: 0.237,
  cm: 2.37,
  in: 6.02,
}
