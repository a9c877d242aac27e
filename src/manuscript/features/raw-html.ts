/** HTML in the manuscript: parsed as a browser parses it, then sanitised. A text without HTML never loads the parser. */

import type { ElementContent, Root, RootContent } from 'hast'
import type { Plugin } from 'unified'
import type { VFile } from 'vfile'
import { warning } from '../messages.ts'

/**
 * Parses only the runs of blocks that hold HTML: a block with tags inside its lines alone, or the blocks from a tag that
 * opens to the one that closes it. So a tag that is never closed ends with its block and cannot swallow the text.
 */
export const rawHtml: Plugin<[string], Root> = (root) => async (tree, file) => {
  if (!tree.children.some(holdsRaw)) return undefined
  const [{ raw }, { sanitise }] = await Promise.all([import('hast-util-raw'), import('../sanitise.ts')])
  const children: RootContent[] = []
  for (let index = 0; index < tree.children.length;) {
    const node = tree.children[index]
    if (node === undefined) break
    const end = isRaw(node) ? endOfRun(tree.children, index, file) : index + 1
    const run = tree.children.slice(index, end)
    if (run.some(holdsRaw)) {
      const parsed = raw({ type: 'root', children: run }, { file })
      children.push(...sanitise(asRoot(parsed), file, root).children)
    } else {
      children.push(...run)
    }
    index = end
  }
  return { ...tree, children }
}

type Raw = Extract<RootContent, { type: 'raw' }>

function isRaw(node: RootContent | ElementContent): node is Raw {
  return node.type === 'raw'
}

function holdsRaw(node: RootContent | ElementContent): boolean {
  return isRaw(node) || ('children' in node && node.children.some(holdsRaw))
}

function asRoot(node: ReturnType<typeof import('hast-util-raw').raw>): Root {
  if (node.type === 'root') return node
  return { type: 'root', children: node.type === 'doctype' ? [] : [node] }
}

/** Index behind the block that closes every tag opened since `from`; just behind `from` where that never happens. */
function endOfRun(blocks: readonly RootContent[], from: number, file: VFile): number {
  const open: string[] = []
  for (let index = from; index < blocks.length; index += 1) {
    const block = blocks[index]
    if (block === undefined || !isRaw(block)) continue
    countTags(block.value, open)
    if (open.length === 0) return index + 1
  }
  const first = blocks[from]
  warning(file, {
    reason: `\`<${open[0] ?? ''}>\` is never closed; it ends with its block`,
    note: `Write \`</${open[0] ?? ''}>\` where it ends.`,
    ruleId: 'unclosed-html',
    place: first?.position?.start,
  })
  return from + 1
}

/** Follows which elements are open behind a piece of HTML. A stray closing tag closes nothing. */
function countTags(html: string, open: string[]): void {
  const bare = html.replaceAll(/<!--[\s\S]*?-->|<(script|style|textarea|title)\b[\s\S]*?<\/\1\s*>/gi, '')
  for (const [, slash, name = ''] of bare.matchAll(/<(\/?)([A-Za-z][A-Za-z0-9-]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>/g)) {
    const tag = name.toLowerCase()
    if (voidElements.has(tag) || optionalEnds.has(tag)) continue
    if (slash === '') open.push(tag)
    else if (open.includes(tag)) open.splice(open.lastIndexOf(tag))
  }
}

/** Elements that have no end (https://html.spec.whatwg.org/multipage/syntax.html#void-elements). */
const voidElements: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
)

/** Elements whose end HTML lets the writer leave out. */
const optionalEnds: ReadonlySet<string> = new Set('p li dt dd tr td th thead tbody tfoot colgroup option'.split(' '))
