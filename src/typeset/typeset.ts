/**
 * Sets the document of the page: fits the lines of its paragraphs, plans the pages and moves everything into page boxes.
 *
 * The document holds `#galley`, whose children are flows (each begins a page), and `#notes`, with one `aside` a note in
 * the order of their calls. A flow says with `data-opening` that it begins on a `recto` or a `verso`, with
 * `data-kind` what its pages are called in the style, with `data-furniture` what they carry: `none`, `folio` or `all`, and
 * with `data-numbering` how they are numbered: `roman` or `arabic`. `data-at="chapter/block"` names positions in the book.
 */

import { batchesOf } from './pages/batches.ts'
import { heightAbove, standAbove } from './pages/columns-of-page.ts'
import { fitAll } from './lines/fit-all.ts'
import { longNotes } from './notes/long-notes.ts'
import { heightsOfNotes, linesOfNotes } from './notes/note-lines.ts'
import { freezeTables, leafElements, measureLeaves, numberItems, type Leaf } from './galley/galley.ts'
import { planFlows, type Flow, type PlannedFlow } from './pages/flows.ts'
import { alignToGrid } from './galley/grid.ts'
import { setInitials } from './galley/initials.ts'
import { closeRoots } from './galley/roots.ts'
import { setSmallPictures } from './galley/small-pictures.ts'
import { spreadsOf } from './pages/spreads.ts'
import { numberLines } from './pages/line-numbers.ts'
import { showPageMarks } from './pages/page-signs.ts'
import { doubtfulPages, excessOfPages } from './pages/excess.ts'
import { makePages, type Galleys, type MadePage } from './pages/make-pages.ts'
import { readTypefaces } from './lines/read-typefaces.ts'
import { reduceBlocks } from './galley/reduce.ts'
import { labelsIn, withPageLabels } from './notes/page-labels.ts'
import type { LineReport, LongNote, ReducedBlock, TypesetOptions, TypesetResult } from './types.ts'

/** Changes the document in place; rejects where `#galley` or `#notes` is missing. Once a document. */
export async function typeset(options: TypesetOptions): Promise<TypesetResult> {
  const clock = stopwatch()
  const galley = required('galley')
  const notes = required('notes')
  // What stands in paragraphs that are not laid out yet has not asked for its fonts.
  await Promise.allSettled([...document.fonts].map((face) => face.load()))
  clock.lap('fonts')

  const spanning = document.getElementById('spanning')
  const headHeight = heightAbove(spanning, options.leading)
  const {
    lines,
    reduced,
    longNotes: long,
    text,
    noteText,
    flows,
  } = withPageLabels(galley, notes, options, () => plan(galley, notes, options, headHeight, clock))
  const noteLabels = options.noteLabels && labelsIn(notes)
  const book = makePages(flows, { galley, notes, text, noteText }, options)
  document.body.replaceChildren(book.element)
  document.body.classList.add('paginated')
  const pageOf = pagesOfIds(book.pages)
  for (const number of book.element.querySelectorAll<HTMLElement>('[data-page-of]'))
    number.textContent = book.pages[(pageOf[number.dataset['pageOf'] ?? ''] ?? 0) - 1]?.detail.label ?? ''
  if (options.folio !== undefined) fillFolios(book.element, options.folio, book.pages.length)
  clock.lap('pages')

  standAbove(spanning, book.pages[0]?.element, headHeight)
  const isPlain = !spanning && !options.columns && !options.lineNumbers
  const overfull = excessOfPages(book.pages, isPlain ? doubtfulPages(book.pages, text, noteText) : book.pages)
  const boxes = book.pages.map(({ element }) => element)
  const numberedLines = options.lineNumbers && numberLines(boxes, options.lineNumbers, options.leading)
  showPageMarks(boxes, options.leading)
  clock.lap('layout')
  const pages = book.pages.map(({ detail }) => detail)
  const batches = batchesOf(flows, book.pages, pageOf, options.columns?.count, options.batchSize)
  // All pages at once would take time and memory as soon as the browser has a moment to show them.
  if (batches.length > 1) book.element.hidden = true
  const { joined } = book
  const report = { lines, spreads: spreadsOf(flows), reduced, longNotes: long, overfull, timings: clock.laps }
  return {
    pages,
    batches,
    pageOf,
    joined,
    ...(numberedLines && { numberedLines }),
    ...(noteLabels && { noteLabels }),
    ...report,
  }
}

/** Folios hold the number of their page until all pages are counted. */
function fillFolios(book: HTMLElement, words: string, pages: number): void {
  for (const folio of book.querySelectorAll('.folio'))
    folio.textContent = words.replace('{number}', folio.textContent ?? '').replace('{pages}', String(pages))
}

type Plan = Galleys & {
  readonly lines: LineReport
  readonly reduced: readonly ReducedBlock[]
  readonly longNotes: readonly LongNote[]
  readonly flows: readonly PlannedFlow[]
}

/** Fits lines, measures and finds page breaks. */
function plan(
  galley: HTMLElement,
  notes: HTMLElement,
  options: TypesetOptions,
  headHeight: number,
  clock: Stopwatch,
): Plan {
  const roots = [galley, notes]
  const faces = readTypefaces(roots)
  clock.lap('styles')
  numberItems(galley)
  for (const root of roots) {
    setSmallPictures(root)
    closeRoots(root)
  }
  const reduced = roots.flatMap((root) => reduceBlocks(root, options.height))
  freezeTables(galley)
  setLeaders(galley)
  setInitials(galley)
  const lines = fitAll(roots, faces, options)
  clock.lap('lines')

  const text = measureOnGrid(galley, options)
  const noteText = measureLeaves(leafElements(notes), notes, options.leading)
  clock.lap('measure')

  const flows = planFlows(flowsOf(galley, text), text, noteText, notes, options, headHeight)
  clock.lap('plan')
  const long = longNotes(heightsOfNotes(linesOfNotes(noteText, notes)), notes, options.height)
  return { galley, notes, text, noteText, lines, reduced, longNotes: long, flows }
}

function required(id: string): HTMLElement {
  const element = document.getElementById(id)
  if (!element) throw new Error(`The document has no #${id}`)
  return element
}

/** A leader goes from the end of its entry's last line to where the page number stands. */
function setLeaders(galley: HTMLElement): void {
  const leaders = [...galley.querySelectorAll<HTMLElement>('.leader')]
  const widths = leaders.map((leader) => {
    const line = [...(leader.previousElementSibling?.getClientRects() ?? [])].at(-1)
    const entry = leader.parentElement?.getBoundingClientRect()
    if (!line || !entry) return 0
    const style = leader.parentElement && getComputedStyle(leader.parentElement)
    const taken = style?.direction === 'rtl' ? entry.right - line.left : line.right - entry.left
    return Math.max(0, entry.width - taken - Number.parseFloat(style?.paddingInlineEnd ?? '0'))
  })
  leaders.forEach((leader, index) => (leader.style.width = `${widths[index] ?? 0}px`))
}

/** Measures the text; once more where something was moved to the grid. */
function measureOnGrid(galley: HTMLElement, { leading, grid }: TypesetOptions): readonly Leaf[] {
  const elements = leafElements(galley)
  const text = measureLeaves(elements, galley, leading)
  if (!grid) return text.map((leaf) => ({ ...leaf, isOnGrid: false }))
  const spaces = new Map(
    flowsOf(galley, text).flatMap(({ first, last }) => [...alignToGrid(text.slice(first, last + 1), leading)]),
  )
  return spaces.size === 0 ? text : measureLeaves(elements, galley, leading, spaces)
}

function flowsOf(galley: HTMLElement, leaves: readonly Leaf[]): readonly Flow[] {
  const found: Flow[] = []
  let first = 0
  for (const element of galley.children) {
    if (!(element instanceof HTMLElement)) continue
    let end = first
    while (end < leaves.length && element.contains(leaves[end]?.element ?? null)) end++
    if (end > first) found.push({ element, first, last: end - 1 })
    first = end
  }
  return found
}

function pagesOfIds(pages: readonly MadePage[]): Readonly<Record<string, number>> {
  const found: Record<string, number> = {}
  pages.forEach(({ element }, index) => {
    for (const { id } of element.querySelectorAll('[id]')) found[id] ??= index + 1
  })
  return found
}

type Stopwatch = { readonly laps: Readonly<Record<string, number>>; lap(name: string): void }

function stopwatch(): Stopwatch {
  const laps: Record<string, number> = {}
  let last = performance.now()
  return {
    laps,
    lap(name) {
      const now = performance.now()
      laps[name] = Math.round(((laps[name] ?? 0) + now - last) * 10) / 10
      last = now
    },
  }
}
