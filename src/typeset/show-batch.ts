/** Shows the pages of a long book batch by batch, so that each can be printed by itself. */

import type { PageRange } from './types.ts'

/** What is still to be printed: pages that are not in the document, and what each batch needs besides its pages. */
type Waiting = { readonly pages: readonly Element[]; readonly targets: ReadonlySet<string> }

const waiting: Waiting[] = []

/**
 * Takes the pages of all batches out of the document, and writes links that lead from one batch to another as addresses on the web,
 * since Chromium drops links to what is not in the document. Once a document, when its pages are set.
 *
 * @returns how the address of such a link begins; behind it stands the id of its target, encoded as a part of an address. No link of the
 * manuscript begins so.
 */
export function divideIntoBatches(ranges: readonly PageRange[]): string {
  const pages = [...book().children]
  const batches = ranges.map(({ from, to }) => pages.slice(from, to))
  const address = unusedAddress()
  const targets = divideLinks(batches, address)
  book().replaceChildren()
  batches.forEach((pagesOfBatch, index) =>
    waiting.push({ pages: pagesOfBatch, targets: targets[index] ?? new Set() }),
  )
  return address
}

/** Puts the next batch in the place of the one before, which is gone for good. */
export function showNextBatch(): void {
  const next = waiting.shift()
  if (!next) throw new Error('All batches were shown')
  book().replaceChildren()
  document.getElementById(targetsId)?.remove()
  for (const style of document.querySelectorAll('style')) renew(style)
  book().append(...next.pages)
  if (next.targets.size > 0) document.body.append(linksTo(next.targets))
}

/**
 * Chromium keeps each computed style with the rules that it follows from, and searches all that it has kept for the same rules when it
 * needs one: in a long book, thousands for each hyphen. Rules that are read anew are others.
 */
function renew(style: HTMLStyleElement): void {
  const rules = [...(style.sheet?.cssRules ?? [])]
  if (rules.length === 0 || rules.some((rule) => rule instanceof CSSFontFaceRule)) return
  const written = (style.textContent ?? '').replace(MARK, '') || rules.map(({ cssText }) => cssText).join('\n')
  const renewed = document.createElement('style')
  // Two sheets with the same text would share their rules.
  renewed.textContent = `/* batch ${waiting.length} */${written}`
  style.replaceWith(renewed)
}

function book(): Element {
  const element = document.querySelector('body > .book')
  if (!element) throw new Error('The pages are not set')
  return element
}

/** `.invalid` never leads anywhere (RFC 2606, 2); the number makes it one that the manuscript does not name. */
function unusedAddress(): string {
  const named = [...document.querySelectorAll<HTMLAnchorElement>('a[href]')].map(({ href }) => href)
  for (let number = 1; ; number++) {
    const address = `https://batch-${number}.invalid/#`
    if (!named.some((href) => href.startsWith(address.slice(0, -1)))) return address
  }
}

/** Changes links to other batches, and tells for each batch the ids that only others lead to. */
function divideLinks(batches: readonly (readonly Element[])[], address: string): readonly ReadonlySet<string>[] {
  const batchOf = new Map<string, number>()
  const within = (batch: number, selector: string): readonly Element[] =>
    (batches[batch] ?? []).flatMap((page) => [...page.querySelectorAll(selector)])
  for (const batch of batches.keys())
    for (const { id } of within(batch, '[id]')) if (!batchOf.has(id)) batchOf.set(id, batch)
  const inner = batches.map(() => new Set<string>())
  const outer = batches.map(() => new Set<string>())
  for (const batch of batches.keys())
    for (const link of within(batch, 'a[href^="#"]')) {
      const id = targetOf(link, batchOf)
      const other = batchOf.get(id)
      if (other === undefined) continue
      ;(other === batch ? inner : outer)[other]?.add(id)
      if (other !== batch) link.setAttribute('href', address + encodeURIComponent(id))
    }
  return outer.map((ids, batch) => new Set([...ids].filter((id) => !inner[batch]?.has(id))))
}

/** The id that a link means: as it is written, or else decoded (HTML, 7.4.2.3.3, "find a potential indicated element"). */
function targetOf(link: Element, ids: ReadonlyMap<string, unknown>): string {
  const written = link.getAttribute('href')?.slice(1) ?? ''
  if (ids.has(written)) return written
  try {
    return decodeURIComponent(written)
  } catch {
    return written
  }
}

/** Chromium names only those places in the PDF that a link in the same document leads to. These are neither seen nor read. */
function linksTo(targets: ReadonlySet<string>): HTMLElement {
  const links = document.createElement('div')
  links.id = targetsId
  links.hidden = true
  for (const id of targets) {
    const link = document.createElement('a')
    link.href = `#${encodeURIComponent(id)}`
    links.append(link)
  }
  return links
}

const MARK = /^\/\* batch \d+ \*\//
const targetsId = 'targets-of-other-batches'
