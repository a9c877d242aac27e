/** Typography for the language: every line of prose gets its quotes, dashes, ellipses and unbreakable spaces. */

import type { Element, ElementContent, Root } from 'hast'
import type { Plugin } from 'unified'
import { isPhrasing } from '../../book/phrasing.ts'
import { breakPiece, codePiece, setLine, type Piece } from './typography/line.ts'

/** Elements whose text is no prose. */
const verbatim: ReadonlySet<string> = new Set(['code', 'kbd', 'samp', 'pre', 'tt', 'var', 'math'])

const rankOf = /^h([1-6])$/

/**
 * Sets the text of every block. A language that a heading names holds for the chapter or the section under it. Code is
 * never touched, nor an address that is shown as a link. `false` instead of the book's language turns all of it off.
 */
export const typography: Plugin<[string | false], Root> = (language) => (tree) => {
  if (language === false) return
  const headings: { readonly rank: number; readonly language: string }[] = []
  for (const block of tree.children) {
    if (block.type !== 'element') continue
    const rank = Number(rankOf.exec(block.tagName)?.[1] ?? Infinity)
    while (rank <= (headings.at(-1)?.rank ?? 0)) headings.pop()
    const current = headings.at(-1)?.language ?? language
    const own = languageOf(block, current)
    if (rank !== Infinity && own !== current) headings.push({ rank, language: own })
    setBlock(block, own)
  }
}

function setBlock(block: Element, language: string): void {
  if (verbatim.has(block.tagName)) return
  let pieces: Piece[] = []
  for (const child of block.children) {
    if (isPhrasing(child)) {
      gather(child, language, pieces)
    } else if (child.type === 'element') {
      if (pieces.length > 0) setLine(pieces)
      pieces = []
      setBlock(child, languageOf(child, language))
    }
  }
  if (pieces.length > 0) setLine(pieces)
}

function gather(node: ElementContent, language: string, pieces: Piece[]): void {
  if (node.type === 'text') {
    pieces.push({ node, language, value: node.value })
  } else if (node.type === 'element') {
    if (node.tagName === 'br') pieces.push({ language, value: breakPiece })
    else if (verbatim.has(node.tagName) || node.tagName === 'img' || isShownAddress(node))
      pieces.push({ language, value: codePiece })
    else for (const child of node.children) gather(child, languageOf(node, language), pieces)
  }
}

/** A link whose text is its own address. */
function isShownAddress({ tagName, properties, children: [text] }: Element): boolean {
  if (tagName !== 'a' || text?.type !== 'text') return false
  const { href } = properties
  const shown = text.value
  return (
    typeof href === 'string' && (href === shown || /^(?:[a-z]+:\/\/|www\.)/i.test(shown) || href === `mailto:${shown}`)
  )
}

function languageOf({ properties }: Element, inherited: string): string {
  const { lang } = properties
  return typeof lang === 'string' && lang !== '' ? lang : inherited
}
