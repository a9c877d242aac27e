/** The words of a book and of its manuscript, to prove that none is lost, doubled or moved. */

import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { toString } from 'mdast-util-to-string'
import { unified } from 'unified'
import type { Nodes, Root } from 'hast'
import type { Nodes as MarkdownNodes } from 'mdast'
import type { Book, Chapter } from '../src/book/book.ts'
import { isLeaf, isMatter, type MatterRole } from '../src/book/matter.ts'

/** The words in hast nodes, in order. A call of a note is no word, nor is a formula: its signs have an order of their own. */
export function wordsOf(nodes: readonly Nodes[]): string[] {
  return wordsIn(nodes.map(textOf).join(' '))
}

/** Runs of letters, marks and digits: typography changes what stands between them, never the words. */
export function wordsIn(text: string): string[] {
  return text.normalize('NFC').match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
}

export type WordsOfBook = {
  readonly flow: string[]
  readonly notes: string[]
  /** Those of the pages that stand alone: between them stands what editions make of the metadata. */
  readonly leaves: readonly { readonly role: MatterRole; readonly words: string[] }[]
}

/** The words of a book in reading order, and those of its notes. The title counts where no chapter bears it. */
export function wordsOfBook({ chapters, notes }: Pick<Book, 'chapters' | 'notes'>): WordsOfBook {
  const leaves = chapters.filter(isMatter).filter(({ role }) => isLeaf(role))
  const words = ({ heading, body }: Chapter): string[] => wordsOf([...heading, ...body])
  return {
    flow: chapters.filter((chapter) => !leaves.some((leaf) => leaf === chapter)).flatMap(words),
    notes: notes.flatMap(({ content }) => wordsOf(content)),
    leaves: leaves.map((leaf) => ({ role: leaf.role, words: words(leaf) })),
  }
}

/**
 * The words of a manuscript in Markdown, read in a simpler way than Chapbook's own: directives, attribute lists and tags
 * are cut out of the text before it is parsed. `title` is left out of the flow once.
 */
export function wordsOfMarkdown(source: string, title: string): { readonly flow: string[]; readonly notes: string[] } {
  const notes: string[] = []
  const text = source
    .replace(/^---\n[\s\S]*?\n---\n/, '')
    .replaceAll(/(?<![\\$])\$\$[^$]+\$\$/g, ' ')
    .replaceAll(formula, ' ')
    .replaceAll(/^([ >]*):::+([\w-]+)(?:\[(.*)\])?(\{.*\})?[ ]*$/gm, '$1$3\n')
    .replaceAll(/^[ >]*:::+[ ]*$/gm, '')
    .replaceAll(/:(?:sc|small-caps|lang|span)\[([^\]]*)\](?:\{[^}]*\})?/g, '$1')
    .replaceAll(/\^\[([^\]]*)\]/g, (_, note: string) => {
      notes.push(note)
      return ''
    })
    .replaceAll(/\[([^\]]*)\]\{[^}]*[#.=][^}]*\}/g, '$1')
    .replaceAll(/ ?\{(?:[^}]*[#.=][^}]*|-)\}/g, '')
  const tree = unified().use(remarkParse).use(remarkGfm, { singleTilde: false }).parse(text)
  const titles = { left: title }
  const flow = wordsIn(markdownText(tree, notes, titles))
  return { flow, notes: wordsIn(notes.join(' ')) }
}

/** Outside code, and not money: the words of a formula are not counted. */
const formula = /(?<![\\$`\p{L}\p{N}])\$(?=\S)(?!\d+ )[^$`]+(?<=[^\s\\])\$(?!\d)/gu

function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value
  if (node.type === 'element' && node.properties['dataNote'] !== undefined) return ''
  if (node.type === 'element' && node.tagName === 'math') return ' '
  if (!('children' in node)) return ''
  const text = (node as Root).children.map(textOf).join('')
  return node.type === 'element' && !inline.has(node.tagName) ? ` ${text} ` : text
}

const inline: ReadonlySet<string> = new Set(
  'a abbr b cite code del em i kbd mark q s small span strong sub sup u'.split(' '),
)

const blocks: ReadonlySet<string> = new Set(
  'paragraph heading listItem tableCell tableRow code break definition html'.split(' '),
)

function markdownText(node: MarkdownNodes, notes: string[], titles: { left: string }): string {
  if (node.type === 'footnoteDefinition') {
    notes.push(node.children.map((child) => markdownText(child, [], titles)).join(' '))
    return ''
  }
  if (node.type === 'heading' && wordsIn(toString(node)).join(' ') === wordsIn(titles.left).join(' ')) {
    titles.left = ''
    return ''
  }
  if (node.type === 'image') return ` ${(node.title ?? '').replaceAll(/\[\^[^\]]*\]/g, '')} `
  if (node.type === 'html') return ''
  const text =
    'value' in node
      ? node.value
      : 'children' in node
        ? node.children.map((child) => markdownText(child, notes, titles)).join('')
        : ''
  return blocks.has(node.type) ? ` ${text.replaceAll('\n', ' ')} ` : text
}

/** Letters and digits alone, because line ends and blocks say nothing about spaces here; readers turn right-to-left words as they like. */
export function lettersIn(text: string): string {
  const turned = /[\p{Script=Hebrew}\p{Script=Arabic}]/gu
  return (
    text
      .normalize('NFKC')
      .replaceAll(turned, '')
      .match(/[\p{L}\p{N}]/gu) ?? []
  ).join('')
}
