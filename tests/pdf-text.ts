/** Reads a finished PDF back as a screen reader would: in the order of its tags, without heads, folios and line-end hyphens. */

import type { TextItem, TextMarkedContent } from 'pdfjs-dist/types/src/display/api.js'

export type ReadPdf = {
  /** Text of the tags in reading order, notes left out, one string a block. */
  readonly blocks: readonly ReadBlock[]
  /** Text of each note, in reading order; one that goes on overleaf is an entry on each page. */
  readonly notes: readonly string[]
  /** Page of each entry of `notes`. */
  readonly notePages: readonly number[]
  /** Links of digits alone: the calls of notes. */
  readonly calls: readonly { readonly label: string; readonly page: number }[]
  readonly pages: number
  /** What the pages call themselves, in order. */
  readonly labels: readonly string[]
  readonly outline: readonly ReadBookmark[]
}

export type ReadBlock = { readonly type: string; readonly page: number; readonly text: string }
export type ReadBookmark = { readonly title: string; readonly page: number; readonly children: readonly ReadBookmark[] }

type TreeNode = {
  readonly role?: string
  readonly type?: string
  readonly id?: string
  readonly children?: readonly TreeNode[]
}
type OutlineNode = {
  readonly title: string
  readonly dest: string | readonly unknown[] | null
  readonly items: readonly OutlineNode[]
}

const blockTypes = new Set([
  'P',
  'H1',
  'H2',
  'H3',
  'H4',
  'H5',
  'H6',
  'LI',
  'Caption',
  'TD',
  'TH',
  'Figure',
  'TOCI',
  'LBody',
  'Code',
])

export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
  const blocks: { type: string; page: number; text: string }[] = []
  const notes: string[] = []
  const notePages: number[] = []
  const calls: { label: string; page: number }[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const { items } = await page.getTextContent({ includeMarkedContent: true })
    const texts = textsById(items)
    const walk = (node: TreeNode, note: number | undefined): void => {
      // Numbers and bullets of list items are the page's, not the text's.
      if (node.role === 'Lbl') return
      // The signs of a formula stand in no line.
      if (node.role === 'Formula') {
        const block = blocks.at(-1)
        if (block && note === undefined) block.text += ' '
        return
      }
      if (node.type === 'content') {
        const text = texts.get(node.id ?? '') ?? ''
        if (note !== undefined) notes[note] = (notes[note] ?? '') + text
        else {
          const block = blocks.at(-1)
          if (block) block.text += text
        }
        return
      }
      const isNote = node.role === 'Note'
      if (isNote) notePages.push(number)
      const label = node.role === 'Link' ? textOf(node, texts).trim() : ''
      if (/^\d+$/.test(label)) calls.push({ label, page: number })
      if (isNote) notes.push('')
      else if (note === undefined && blockTypes.has(node.role ?? ''))
        blocks.push({ type: node.role ?? '', page: number, text: '' })
      else if (note !== undefined && node.role === 'P') notes[note] = `${notes[note] ?? ''} `
      for (const child of node.children ?? []) walk(child, isNote ? notes.length - 1 : note)
    }
    walk(await page.getStructTree(), undefined)
  }
  const outline = async (nodes: readonly OutlineNode[]): Promise<readonly ReadBookmark[]> =>
    Promise.all(
      nodes.map(async ({ title, dest, items }) => {
        const destination = typeof dest === 'string' ? await document.getDestination(dest) : dest
        const page = destination ? (await document.getPageIndex(destination[0] as { num: number; gen: number })) + 1 : 0
        return { title, page, children: await outline(items) }
      }),
    )
  const read = {
    blocks,
    notes,
    notePages,
    calls,
    pages: document.numPages,
    labels: (await document.getPageLabels()) ?? [],
    outline: await outline((await document.getOutline()) ?? []),
  }
  await document.destroy()
  return read
}

function textOf(node: TreeNode, texts: ReadonlyMap<string, string>): string {
  if (node.type === 'content') return texts.get(node.id ?? '') ?? ''
  return (node.children ?? []).map((child) => textOf(child, texts)).join('')
}

/** Joins the pieces of each marked content. A line end is a space, unless the hyphen outside the tags says that a word goes on. */
function textsById(items: readonly (TextItem | TextMarkedContent)[]): ReadonlyMap<string, string> {
  const texts = new Map<string, string>()
  const append = (id: string, text: string): unknown => texts.set(id, (texts.get(id) ?? '') + text)
  const open: (string | undefined)[] = []
  let last: { readonly id: string; readonly baseline: number; readonly height: number } | undefined
  let isLineEnd = false
  for (const item of items) {
    if ('type' in item) {
      if (item.type === 'endMarkedContent') open.pop()
      else open.push('id' in item && typeof item.id === 'string' ? item.id : undefined)
      continue
    }
    const id = open.findLast((at) => at !== undefined)
    const baseline = Number(item.transform[5])
    if (id === undefined && item.str === '-' && last) append(last.id, '\u00ad')
    if (id !== undefined && item.str !== '') {
      // A raised or lowered letter ends no line, although it stands on another baseline.
      if (isLineEnd && last && Math.abs(baseline - last.baseline) > Math.max(item.height, last.height) * 0.75)
        append(last.id, ' ')
      append(id, item.str)
      last = { id, baseline, height: item.height }
      isLineEnd = false
    }
    isLineEnd ||= item.hasEOL
  }
  return texts
}
