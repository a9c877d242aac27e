/** Moves the leaves of the galley into page boxes, with the elements around them, their notes, a head and a folio. */

import { cutAt, type LineStart } from './cut.ts'
import type { JoinedPieces } from '../types.ts'

export type PageBox = {
  readonly element: HTMLElement
  readonly body: HTMLElement
  /** Elements around leaves that this page already has, by the original. */
  readonly shells: Map<Element, HTMLElement>
  /** Leaves of the galleys of which something stands on it. */
  readonly leaves: HTMLElement[]
}

/** What is known of elements whose parts stand on several pages. */
export type Assembly = {
  identifiers: number
  /** First shell of each element, and the latest. */
  readonly originals: Map<Element, { readonly shell: HTMLElement; latest: HTMLElement }>
  /** Later shell → first shell, where the first owns what the later one holds. */
  readonly ownerOf: Map<HTMLElement, HTMLElement>
  readonly joined: Map<HTMLElement, JoinedPieces>
  /** What has an owner. WAI-ARIA 1.2 allows each element one; of two, Chromium takes now the first and now the second. */
  readonly owned: Set<Element>
}

/** An assembly of which no part is placed yet. */
export function emptyAssembly(): Assembly {
  return { identifiers: 0, originals: new Map(), ownerOf: new Map(), joined: new Map(), owned: new Set() }
}

/** Everything that was joined by name. */
export function joinedPieces({ joined }: Assembly): readonly JoinedPieces[] {
  return [...joined.values()]
}

/**
 * Makes an empty page box. The reading order knows nothing of boxes (`role="none"`), and heads and folios are not
 * part of the text (`aria-hidden`).
 */
export function pageBox(number: number, kind: string): PageBox {
  const element = box(`page ${number % 2 === 1 ? 'recto' : 'verso'} ${kind}`.trim())
  const body = box('page-body')
  element.append(body)
  return { element, body, shells: new Map(), leaves: [] }
}

/** A box that the reading order looks through. */
export function box(className: string): HTMLElement {
  const element = document.createElement('div')
  element.className = className
  element.setAttribute('role', 'none')
  return element
}

/** A head or a folio: seen, but not read. */
export function furniture(className: string, text: string): HTMLElement {
  const element = document.createElement('div')
  element.className = className
  element.setAttribute('aria-hidden', 'true')
  element.textContent = text
  return element
}

/** Puts a leaf at the end of a page, inside copies of the elements that it had around it in the galley. */
export function place(
  assembly: Assembly,
  leaf: HTMLElement,
  ancestors: readonly HTMLElement[],
  page: PageBox,
  into: HTMLElement,
): void {
  let host = into
  for (const ancestor of ancestors) {
    const known = page.shells.get(ancestor)
    const shell = known ?? shellOf(assembly, ancestor)
    if (!known) {
      page.shells.set(ancestor, shell)
      adopt(assembly, shell, host)
    }
    host = shell
  }
  adopt(assembly, leaf, host)
}

/** The elements around each element in the galley, outermost first, as they were before anything moved. */
export function ancestorsOf(element: HTMLElement, root: HTMLElement): readonly HTMLElement[] {
  const found: HTMLElement[] = []
  for (let at = element.parentElement; at && at !== root; at = at.parentElement) found.push(at)
  return found.toReversed()
}

/**
 * Lists and tables lose their items and rows when another element owns them. Their pieces are named instead, in private-use
 * subtags of the language, and joined when the PDF is finished.
 */
const joinedByName = new Set(['UL', 'OL', 'LI', 'DL', 'TABLE', 'THEAD', 'TBODY'])

/** The first page of an element gets the element without its content; a later page gets a copy that continues it. */
function shellOf(assembly: Assembly, ancestor: HTMLElement): HTMLElement {
  const shell = ancestor.cloneNode(false) as HTMLElement
  const { originals, ownerOf } = assembly
  const original = originals.get(ancestor)
  if (!original) {
    originals.set(ancestor, { shell, latest: shell })
    if (ancestor.tagName === 'TABLE') copyColumns(ancestor, shell)
    return shell
  }
  original.latest.classList.add('goes-on')
  if (ancestor.tagName !== 'TABLE') openBox(original.latest, shell)
  original.latest = shell
  for (const name of ['id', 'aria-owns', 'aria-labelledby']) shell.removeAttribute(name)
  shell.classList.add('continued')
  if (joinedByName.has(ancestor.tagName)) joinByName(assembly, original.shell, shell, languageOf(ancestor))
  else {
    shell.setAttribute('role', 'none')
    ownerOf.set(shell, original.shell)
  }
  if (ancestor.tagName === 'TABLE') repeatHead(shell, original.shell)
  return shell
}

/** A box that goes over pages is closed at neither of them, and its padding was not counted on them. */
function openBox(above: HTMLElement, below: HTMLElement): void {
  Object.assign(above.style, { marginBottom: '0', paddingBottom: '0', borderBottomWidth: '0' })
  Object.assign(below.style, { marginTop: '0', paddingTop: '0', borderTopWidth: '0' })
}

/** A piece may be marked with a structure type already (`en-x-TOC`); its name takes the place of the type, which is passed on. */
function joinByName({ joined }: Assembly, first: HTMLElement, rest: HTMLElement, around: string): void {
  const [, language = around, type] = /^(.*?)-x-(.+)$/.exec(around) ?? []
  const name = `piece${joined.size + 1}`
  const pieces = joined.get(first) ?? { first: name, rest: `${name}r`, ...(type === undefined ? {} : { type }) }
  joined.set(first, pieces)
  first.lang = `${language}-x-${pieces.first}`
  rest.lang = `${language}-x-${pieces.rest}`
}

function languageOf(element: HTMLElement): string {
  return element.closest<HTMLElement>('[lang]')?.lang || document.documentElement.lang
}

function adopt(assembly: Assembly, child: HTMLElement, host: HTMLElement): void {
  host.append(child)
  const { ownerOf, owned } = assembly
  const owner = ownerOf.get(host)
  if (owner && child.getAttribute('role') !== 'none' && !owned.has(child)) own(assembly, owner, child)
}

/** Says that `piece` is read at the end of `owner`. */
export function own(assembly: Assembly, owner: Element, piece: Element): void {
  assembly.owned.add(piece)
  // An identifier that only the page itself needs, to join what a page end separates.
  if (!piece.id) piece.id = `piece-${++assembly.identifiers}`
  const others = owner.getAttribute('aria-owns')
  owner.setAttribute('aria-owns', others ? `${others} ${piece.id}` : piece.id)
}

function copyColumns(from: HTMLElement, to: HTMLElement): void {
  for (const group of from.querySelectorAll(':scope > colgroup')) to.append(group.cloneNode(true))
}

/** What is only seen must not be a link. A call keeps its place, but shows nothing: its note stands on the page where the table begins. */
function unlinked(link: HTMLElement): HTMLElement {
  const text = document.createElement('span')
  text.className = link.className
  text.append(...link.childNodes)
  if (link.dataset['note'] !== undefined) text.style.visibility = 'hidden'
  return text
}

function repeatHead(shell: HTMLElement, original: HTMLElement): void {
  copyColumns(original, shell)
  const head = original.querySelector(':scope > thead')?.cloneNode(true)
  if (!(head instanceof HTMLElement)) return
  head.setAttribute('aria-hidden', 'true')
  for (const element of head.querySelectorAll('[id]')) element.removeAttribute('id')
  for (const link of head.querySelectorAll('a')) link.replaceWith(unlinked(link))
  shell.append(head)
}

/** Cuts a block at lines (ascending); the first piece owns the others, so that all are read as one paragraph. */
export function divide(assembly: Assembly, element: HTMLElement, starts: readonly LineStart[]): readonly HTMLElement[] {
  const pieces: HTMLElement[] = []
  // From the last cut to the first, so that places further up stay true.
  for (const start of starts.toReversed()) {
    const rest = cutAt(element, start)
    rest.setAttribute('role', 'presentation')
    pieces.unshift(rest)
  }
  for (const piece of pieces) own(assembly, element, piece)
  return [element, ...pieces]
}

/** The last block of a page needs no space below. */
export function trimBottom(body: HTMLElement, last: HTMLElement): void {
  for (let at: HTMLElement | null = last; at && at !== body; at = at.parentElement) at.style.marginBottom = '0'
}

/** The first block of a page begins at its top, whatever space it asks for above. */
export function trimTop(body: HTMLElement, first: HTMLElement): void {
  for (let at: HTMLElement | null = first; at && at !== body; at = at.parentElement) at.style.marginTop = '0'
}
