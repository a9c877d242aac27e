/** The galley: everything in one column, read as a list of leaves (blocks without blocks inside) and their lines. */

import { lineStartsOf, type LinePlace } from '../lines/line-starts.ts'

export type Leaf = {
  readonly element: HTMLElement
  /** Where the block begins and ends in the galley, with the boxes that begin or end together with it, px. */
  readonly top: number
  readonly bottom: number
  /** Where the first line begins and how high each line is, px; one line where the block cannot be broken. */
  readonly textTop: number
  readonly lineHeight: number
  readonly lines: number
  /** First lines that stand on one page, where they are more than those of any paragraph. */
  readonly keptLines?: number | undefined
  readonly kind: LeafKind
  /** Calls of notes in it, in order. */
  readonly calls: readonly Call[]
  /** Whether its lines stand on the grid of the page: a paragraph of the running text, outside quotations, lists and tables. */
  readonly isOnGrid: boolean
  /** Space above it that brings what follows back to the grid; left out at the head of a page, px. */
  readonly gridSpace: number
  /** Padding above it without that space, as the style has it, and what lengths of its style are multiplied with. */
  readonly paddingTop: number
  readonly zoom: number
  /** Height that is repeated where a page begins with this leaf (the head of its table), px. */
  readonly repeated: number
}

/** `heading`: kept together with what follows; `break`: an ornament between sections; `whole`: cannot be divided. */
export type LeafKind = 'text' | 'stanza' | 'attribution' | 'heading' | 'break' | 'whole'

export type Call = { readonly note: string; readonly element: HTMLElement; readonly middle: number }

const blocks =
  'address,article,aside,blockquote,dd,div,dl,dt,figure,footer,h1,h2,h3,h4,h5,h6,header,hr,li,nav,ol,p,pre,section,table,tbody,tfoot,thead,tr,ul,colgroup,caption'
const blockNames = new Set(blocks.toUpperCase().split(','))
/** Kept whole whatever is inside. */
const wholeNames = new Set(['FIGURE', 'TR', 'HR', 'CAPTION', 'THEAD'])

/** Leaves below an element, in order. `data-whole` keeps an element in one piece. */
export function leafElements(root: Element, found: HTMLElement[] = []): HTMLElement[] {
  for (const child of root.children) {
    if (!(child instanceof HTMLElement) || child.tagName === 'COLGROUP') continue
    if (isContainer(child)) leafElements(child, found)
    else found.push(child)
  }
  return found
}

function isContainer(element: HTMLElement): boolean {
  if (element.tagName === 'P') return false
  if (wholeNames.has(element.tagName) || element.dataset['whole'] !== undefined) return false
  const holdsBlocks = [...element.children].some((child) => blockNames.has(child.tagName))
  if (!holdsBlocks) return false
  return ![...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim())
}

/**
 * Measures leaves where they stand in the galley `root`.
 *
 * @param leading distance of the lines of the running text, px
 * @param gridSpaces what was added above leaves, px (`grid.ts`)
 */
export function measureLeaves(
  elements: readonly HTMLElement[],
  root: HTMLElement,
  leading: number,
  gridSpaces?: ReadonlyMap<HTMLElement, number>,
): readonly Leaf[] {
  return elements.map((element) => measureLeaf(element, root, leading, gridSpaces?.get(element) ?? 0))
}

function measureLeaf(element: HTMLElement, root: HTMLElement, leading: number, gridSpace: number): Leaf {
  const box = element.getBoundingClientRect()
  const zoom = Number(element.style.zoom) || 1
  const style = getComputedStyle(element)
  const lineHeight = Number.parseFloat(style.lineHeight) || box.height
  const textTop = box.top + Number.parseFloat(style.paddingTop) + Number.parseFloat(style.borderTopWidth)
  const textHeight =
    box.bottom - textTop - Number.parseFloat(style.paddingBottom) - Number.parseFloat(style.borderBottomWidth)
  const kind = kindOf(element)
  const hasLines = kind === 'text' || kind === 'stanza' || kind === 'attribution'
  const counted = hasLines ? Math.round(textHeight / lineHeight) : 1
  const even = Math.abs(counted * lineHeight - textHeight) < 1
  return {
    element,
    top: edge(element, box, root, 'top'),
    bottom: edge(element, box, root, 'bottom'),
    textTop,
    lineHeight,
    lines: even ? Math.max(1, counted) : 1,
    keptLines: keptLinesOf(element),
    kind: hasLines && !even ? 'whole' : kind,
    calls: callsIn(element, (line) => textTop + (line + 0.5) * lineHeight),
    isOnGrid: kind === 'text' && even && Math.abs(lineHeight - leading) < 0.01 && isRunningText(element),
    gridSpace,
    paddingTop: Number.parseFloat(style.paddingTop) - gridSpace / zoom,
    zoom,
    repeated: repeatedHead(element),
  }
}

function callsIn(element: HTMLElement, middleOf: (line: number) => number): readonly Call[] {
  const calls = element.querySelectorAll<HTMLElement>('[data-note]')
  if (calls.length === 0) return []
  const starts = lineStartsOf(element)
  return [...calls].map((call) => {
    const note = call.dataset['note'] ?? ''
    if (starts) return { note, element: call, middle: middleOf(starts.filter((start) => isBefore(start, call)).length) }
    const { top, bottom } = call.getBoundingClientRect()
    return { note, element: call, middle: (top + bottom) / 2 }
  })
}

function isBefore(start: LinePlace, element: Element): boolean {
  const place = start.kind === 'mark' ? start.mark : start.node
  return (place.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
}

function keptLinesOf({ dataset }: HTMLElement): number | undefined {
  return dataset['keepLines'] === undefined ? undefined : Number(dataset['keepLines'])
}

function isRunningText({ tagName, parentElement }: HTMLElement): boolean {
  return tagName === 'P' && parentElement?.tagName === 'SECTION'
}

function kindOf(element: HTMLElement): LeafKind {
  if (/^(H[1-6]|CAPTION|THEAD|DT)$/.test(element.tagName) || element.dataset['keep'] === 'next') return 'heading'
  if (element.classList.contains('verse-title') || element.classList.contains('box-title')) return 'heading'
  if (element.tagName === 'HR') return 'break'
  // A picture in a line makes it higher than the others.
  if (element.querySelector('img:not(.small-picture), svg:not(.initial)')) return 'whole'
  if (wholeNames.has(element.tagName) || element.dataset['whole'] !== undefined) return 'whole'
  if (element.classList.contains('attribution')) return 'attribution'
  return element.classList.contains('stanza') ? 'stanza' : 'text'
}

/** The outermost edge that begins (or ends) together with the element: the top of a box whose first line this is. */
function edge(element: HTMLElement, box: DOMRect, root: HTMLElement, side: 'top' | 'bottom'): number {
  let at: HTMLElement = element
  for (;;) {
    const parent: HTMLElement | null = at.parentElement
    const beside = side === 'top' ? at.previousElementSibling : at.nextElementSibling
    if (!parent || parent === root || (beside && beside.tagName !== 'COLGROUP')) break
    at = parent
  }
  return (at === element ? box : at.getBoundingClientRect())[side]
}

/** What stands above a row where it is the first on a page: the head of its table and the rule above that, px. */
function repeatedHead(element: HTMLElement): number {
  if (element.tagName !== 'TR' || !element.closest('tbody')) return 0
  const table = element.closest('table')
  const head = table?.tHead
  if (!table || !head) return 0
  // Rules are shared by the rows that they part; that above the head stands half outside of it.
  const rule = (Number.parseFloat(getComputedStyle(table).borderTopWidth) * (Number(table.style.zoom) || 1)) / 2
  const firstRow = table.tBodies[0]?.rows[0]
  const { top, bottom } = head.getBoundingClientRect()
  return (firstRow?.getBoundingClientRect().top ?? bottom) - top + rule
}

/** Columns keep their widths on every page that the table goes over. */
export function freezeTables(root: HTMLElement): void {
  for (const table of root.querySelectorAll('table')) {
    const cells = [...(table.rows[0]?.cells ?? [])]
    const plain = cells.every((cell) => cell.colSpan === 1) && !table.querySelector('colgroup')
    if (!plain) continue
    // What is measured is drawn with the zoom that lengths are multiplied with once more.
    const zoom = Number(table.style.zoom) || 1
    const group = document.createElement('colgroup')
    for (const cell of cells) {
      const column = document.createElement('col')
      column.style.width = `${cell.getBoundingClientRect().width / zoom}px`
      group.append(column)
    }
    const width = table.getBoundingClientRect().width / zoom
    const caption = table.caption
    if (caption) caption.after(group)
    else table.prepend(group)
    table.style.tableLayout = 'fixed'
    table.style.width = `${width}px`
  }
}

/** A list whose items are numbered by hand keeps its numbers where a page ends inside it. */
export function numberItems(root: HTMLElement): void {
  for (const list of root.querySelectorAll('ol')) {
    let number = list.start
    for (const item of list.children) {
      if (!(item instanceof HTMLLIElement)) continue
      number = item.hasAttribute('value') ? item.value : number
      item.value = number
      number += list.reversed ? -1 : 1
    }
  }
}
