/** Says a formula in words, for those who hear it: what a reader of the PDF says, and what stands in for MathML. */

import type { Element, ElementContent } from 'hast'
import type { Words } from '../../theme/theme.ts'
import { fill } from '../../theme/words.ts'

/**
 * What the layout says (over, root, power, row) becomes words of the language; letters and signs stay, since every screen reader has
 * names for them in its own language. Parts of more than one sign are said with their beginning and end, so that `a + b` over `c`
 * is not heard as `a` plus `b` over `c`.
 */
export function spokenFormula(math: Element, words: Words): string {
  return said(math.children, words).replaceAll(/\s+/g, ' ').trim()
}

type Say = (key: string, values?: Readonly<Record<string, string>>) => string

function said(nodes: readonly ElementContent[], words: Words): string {
  const say: Say = (key, values) => fill(words, `math-${key}`, values)
  return partsOf(nodes, say).join(' ')
}

function partsOf(nodes: readonly ElementContent[], say: Say): string[] {
  const parts: string[] = []
  for (const node of nodes) {
    if (node.type === 'text') parts.push(plain(node.value))
    if (node.type === 'element') parts.push(element(node, say))
  }
  return parts.filter((part) => part !== '')
}

function element(node: Element, say: Say): string {
  const [first, second, third] = node.children.filter((child) => child.type === 'element')
  const all = (): string => partsOf(node.children, say).join(' ')
  switch (node.tagName) {
    case 'mspace':
    case 'mphantom':
      return ''
    case 'mi':
    case 'mn':
    case 'mo':
    case 'mtext':
      return tokenOf(node, say)
    case 'mfrac':
      return say(node.properties['linethickness'] === undefined ? 'over' : 'choose', {
        top: part(first, say),
        bottom: part(second, say),
      })
    case 'msqrt':
      return say('root', { base: group(all(), node.children.every(isSimple) ? node.children.length : 2, say) })
    case 'mroot':
      return say('nth-root', { order: part(second, say), base: part(first, say) })
    case 'msup':
      return raised(part(first, say), second, say)
    case 'msub':
      return isOperator(first)
        ? say('for', { operator: part(first, say), range: part(second, say) })
        : say('sub', { base: part(first, say), index: part(second, say) })
    case 'munder':
      return isOperator(first)
        ? say('for', { operator: part(first, say), range: part(second, say) })
        : say('below', { base: part(first, say), sign: part(second, say) })
    case 'mover':
      return above(first, second, say)
    case 'msubsup':
    case 'munderover':
      if (isOperator(first))
        return say('from-to', { operator: part(first, say), from: part(second, say), to: part(third, say) })
      return raised(say('sub', { base: part(first, say), index: part(second, say) }), third, say)
    case 'mtable':
      return rows(node, 'lines', say)
    default:
      return fenced(node, say) ?? all()
  }
}

/** Signs with a name that the layout needs; all others are left to the screen reader. */
const operators: Readonly<Record<string, string>> = {
  '\u2211': 'sum',
  '\u220F': 'product',
  '\u222B': 'integral',
  lim: 'limit',
}

function tokenOf(node: Element, say: Say): string {
  const text = plain(textOf(node))
  const key = Object.hasOwn(operators, text) ? operators[text] : undefined
  return key === undefined ? text : say(key)
}

/** Letters of the mathematical alphabets are those that they are made of; what is not drawn is not said. */
function plain(text: string): string {
  return text
    .replaceAll(/[\u{1D400}-\u{1D7FF}]/gu, (letter) => letter.normalize('NFKC'))
    .replaceAll(/[\u2061-\u2064]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

function textOf(node: ElementContent | undefined): string {
  if (node?.type === 'text') return node.value
  return node?.type === 'element' ? node.children.map(textOf).join('') : ''
}

/** A sign that takes bounds: a large operator, or a word such as `lim` or `max`. */
function isOperator(node: ElementContent | undefined): boolean {
  const text = plain(textOf(node))
  return /^[\u2211\u220F\u2210\u222B-\u2233\u22C0-\u22C3\u2A00-\u2A1C]$/u.test(text) || /^[\p{L} ]{2,}$/u.test(text)
}

/** What stands in one place of the layout, with its bounds where it is more than one sign. */
function part(node: ElementContent | undefined, say: Say): string {
  if (node === undefined) return ''
  const spoken = partsOf([node], say).join(' ')
  return group(spoken, isSimple(node) ? 1 : 2, say)
}

function group(spoken: string, count: number, say: Say): string {
  return count > 1 && spoken.includes(' ') ? say('group', { part: spoken }) : spoken
}

/** One sign, or something with a name of its own that says where it ends. */
function isSimple(node: ElementContent): boolean {
  if (node.type !== 'element') return true
  if (/^(?:mi|mn|mo|mtext|mtable)$/.test(node.tagName)) return true
  const [only, ...others] = node.children.filter((child) => child.type !== 'element' || child.tagName !== 'mspace')
  // Brackets are said by themselves.
  if (isFence(node.children[0]) && isFence(node.children.at(-1))) return true
  if (/^(?:mrow|mstyle|mpadded)$/.test(node.tagName))
    return others.length === 0 && (only === undefined || isSimple(only))
  return false
}

function raised(base: string, power: ElementContent | undefined, say: Say): string {
  const text = plain(textOf(power))
  if (text === '2') return say('squared', { base })
  if (/^[\u2032-\u2034\u2057]$/.test(text)) return say('prime', { base })
  return say('power', { base, power: part(power, say) })
}

/** Marks over a letter that have a name. */
const accents: Readonly<Record<string, string>> = {
  '\u02C6': 'hat',
  '\u0302': 'hat',
  '\u203E': 'bar',
  '\u00AF': 'bar',
  '\u02C9': 'bar',
  '\u2192': 'vector',
  '\u20D7': 'vector',
}

function above(base: ElementContent | undefined, over: ElementContent | undefined, say: Say): string {
  const text = plain(textOf(over))
  const key = Object.hasOwn(accents, text) ? accents[text] : undefined
  return say(key ?? 'above', { base: part(base, say), ...(key === undefined ? { sign: part(over, say) } : {}) })
}

/** Something between brackets: a matrix, cases, or a part that is said with its bounds. */
function fenced(node: Element, say: Say): string | undefined {
  const [first, ...others] = node.children
  const last = others.at(-1)
  if (!isFence(first) || !isFence(last)) return undefined
  const inside = others.slice(0, -1)
  const [only, ...more] = inside
  if (only?.type === 'element' && only.tagName === 'mtable' && more.length === 0)
    return rows(only, textOf(last) === '' ? 'cases' : 'matrix', say)
  const content = partsOf(inside, say).join(' ')
  if (only?.type === 'element' && only.tagName === 'mfrac' && only.properties['linethickness'] !== undefined)
    return content
  if (!/^[([{]$/.test(textOf(first)) || !content.includes(' ')) return undefined
  return say('group', { part: content })
}

function isFence(node: ElementContent | undefined): boolean {
  return node?.type === 'element' && node.tagName === 'mo' && node.properties['fence'] === 'true'
}

function rows(table: Element, kind: 'lines' | 'cases' | 'matrix', say: Say): string {
  const lines = table.children.filter((row): row is Element => row.type === 'element' && row.tagName === 'mtr')
  const cells = lines.map((row) =>
    row.children.map((cell) => partsOf([cell], say).join(' ')).filter((cell) => cell !== ''),
  )
  const separator = kind === 'lines' ? ' ' : ', '
  const [first, ...others] = cells
  // One line is no table.
  if (first !== undefined && others.length === 0 && kind === 'lines') return first.join(separator)
  const content = cells
    .map((row, index) => say('row', { number: String(index + 1), row: row.join(separator) }))
    .join('; ')
  const columns = Math.max(0, ...lines.map(({ children }) => children.length))
  return say(kind, { rows: String(lines.length), content, ...(kind === 'matrix' ? { columns: String(columns) } : {}) })
}
