/** A formula as one line of plain text, for contents, bookmarks and addresses: `E = mc²`. */

import type { Element, ElementContent } from 'hast'

/** Writes `math` in Unicode: raised and lowered digits where there are such, else `^` and `_`; fractions with a slash. */
export function formulaLine(math: Element): string {
  return lineOf(math.children).replaceAll(/\s+/g, ' ').trim()
}

function lineOf(nodes: readonly ElementContent[]): string {
  return nodes
    .map((node) => (node.type === 'element' ? element(node) : node.type === 'text' ? node.value : ''))
    .join('')
}

function element(node: Element): string {
  const [first, second, third] = node.children.map((child) => lineOf([child]))
  switch (node.tagName) {
    case 'mi':
    case 'mn':
    case 'mtext':
      return lineOf(node.children).normalize('NFKC')
    case 'mspace':
      return ' '
    case 'mphantom':
      return ''
    case 'mo':
      return node.properties['form'] === 'prefix' ? lineOf(node.children) : operator(lineOf(node.children))
    case 'mfrac':
      return `${grouped(first)}/${grouped(second)}`
    case 'msqrt':
      return `√${grouped(lineOf(node.children))}`
    case 'mroot':
      return `${raised(second)}√${grouped(first)}`
    case 'msup':
    case 'mover':
      return `${first ?? ''}${raised(second)}`
    case 'msub':
    case 'munder':
      return `${first ?? ''}${lowered(second)}`
    case 'msubsup':
    case 'munderover':
      return `${first ?? ''}${lowered(second)}${raised(third)}`
    case 'mtd':
      return `${lineOf(node.children)} `
    case 'mtr':
      return `${lineOf(node.children).trim()}; `
    default:
      return lineOf(node.children)
  }
}

/** Relations and signs between two terms stand between spaces. */
function operator(sign: string): string {
  return /^[=+\u2212<>\u00B1\u00D7\u2190-\u21FF\u2208-\u220D\u2227-\u222A\u2234-\u22A5]$/.test(sign)
    ? ` ${sign} `
    : sign
}

function grouped(part = ''): string {
  return /[\s/]/.test(part.trim()) ? `(${part.trim()})` : part
}

const plain = '0123456789+\u2212=()n'
const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ'
const subscripts = '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₙ'

function raised(part = ''): string {
  const text = part.replaceAll(' ', '')
  return /^(?:\p{Mn}|[\u02B0-\u02FF\u2032-\u2037\u2057])$/u.test(text) ? text : shifted(text, superscripts, '^')
}

function lowered(part = ''): string {
  return shifted(part.replaceAll(' ', ''), subscripts, '_')
}

function shifted(text: string, alphabet: string, sign: string): string {
  const characters = Array.from(text)
  if (characters.every((character) => plain.includes(character)))
    return characters.map((character) => alphabet[plain.indexOf(character)] ?? '').join('')
  return characters.length === 1 ? sign + text : `${sign}(${text})`
}
