/** Checks for lines of colons that were meant to open or close a block, and stayed text. */

import type { Paragraph, Root } from 'mdast'
import type { Plugin } from 'unified'
import type { VFile } from 'vfile'
import { warning } from '../messages.ts'
import { walkMarkdown } from '../walk.ts'

/** Warns of each opening, such as `::: note` or `::: {lang=fr}`, and of closings that belong to none. */
export const strayColons: Plugin<[], Root> = () => (tree, file) => {
  let open = 0
  walkMarkdown(tree, (node) => {
    if (node.type !== 'paragraph') return
    const name = nameBehindColons(node)
    if (name === undefined || isEscaped(node, file)) return
    if (name !== '') {
      if (!closesItself(node)) open += 1
      reportOpening(name, node, file)
    } else if (open > 0) open -= 1
    else reportClosing(node, file)
  })
}

/** What stands behind three colons at the start of a paragraph; `''` where nothing does. */
function nameBehindColons({ children: [first] }: Paragraph): string | undefined {
  if (first?.type !== 'text') return undefined
  return /^:{3,}(?!:)[ \t]*([^\n]*)/.exec(first.value)?.[1]?.trim()
}

/** `\:::` stands in the text by the writer's will. */
function isEscaped({ position }: Paragraph, file: VFile): boolean {
  return position?.start.offset !== undefined && String(file).charAt(position.start.offset) === '\\'
}

/** Whether the closing line stands in the same paragraph. */
function closesItself({ children }: Paragraph): boolean {
  const last = children.at(-1)
  return last?.type === 'text' && /\n:{3,}\s*$/.test(last.value)
}

function reportOpening(written: string, { position }: Paragraph, file: VFile): void {
  const [name] = /^[a-z][a-z-]*/i.exec(written) ?? []
  warning(file, {
    reason: `\`::: ${written}\` opens no block and is printed as it stands`,
    note:
      name === undefined
        ? 'A block needs a name at once behind the colons: `:::note`. A passage in another language is marked `:lang[…]{fr}`.'
        : `Write the name at once behind the colons: \`:::${name.toLowerCase()}\`.`,
    ruleId: 'stray-colons',
    place: position?.start,
  })
}

function reportClosing({ position }: Paragraph, file: VFile): void {
  warning(file, {
    reason: 'These colons close no block and are printed as they stand',
    note: 'Take the line out, or open the block above it.',
    ruleId: 'stray-colons',
    place: position?.start,
  })
}
