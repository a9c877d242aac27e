/** Shows the pages of a long book batch by batch, so that each can be printed by itself. */

import type { PageRange } from '../types.ts'

/** A batch that is still to be printed: pages that are not in the document, and the places in them that only others lead to, as `#id`. */
type Waiting = { readonly pages: readonly Element[]; readonly targets: ReadonlySet<string> }

const waiting: Waiting[] = []

/**
 * Takes the pages of all batches out of the document, and writes links that lead from one batch to another as addresses on the web,
 * since Chromium drops links to what is not in the document. Once a document, when its pages are set.
 *
 * @returns how the address of such a link begins; behind it stands the target as a link within the document names it. No link of
 * the manuscript begins so.
 */
export function divideIntoBatches(ranges: readonly PageRange[]): string {
  const pages = [...book().children]
  const batches = ranges.map(({ from, to }) => pages.slice(from, to))
  const address = unusedAddress()
  const targets = divideLinks(batches, address)
  book().replaceChildren()
  for (const [index, batch] of batches.entries()) waiting.push({ pages: batch, targets: targets[index] ?? new Set() })
  cleanUp()
  return address
}

/** What setting the pages, or the batch before, has left behind is more than all that printing takes; Chromium would clean up too late. */
function cleanUp(): void {
  ;(globalThis as { readonly gc?: () => void }).gc?.()
}

/** Puts the next batch in the place of the one before, which is gone for good. */
export function showNextBatch(): void {
  const next = waiting.shift()
  if (!next) throw new Error('All batches were shown')
  book().replaceChildren()
  book().hidden = false
  document.getElementById(targetsId)?.remove()
  cleanUp()
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

function book(): HTMLElement {
  const element = document.querySelector<HTMLElement>('body > .book')
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

/** Changes links to other batches, and tells for each batch which of its places only others lead to, as a link writes them. */
function divideLinks(batches: readonly (readonly Element[])[], address: string): readonly ReadonlySet<string>[] {
  const batchOf = new Map<string, number>()
  for (const [batch, pages] of batches.entries())
    for (const { id } of within(pages, '[id]')) if (!batchOf.has(id)) batchOf.set(id, batch)
  const inner = batches.map(() => new Set<string>())
  const outer = batches.map(() => new Set<string>())
  for (const [batch, pages] of batches.entries())
    for (const link of within(pages, 'a[href^="#"]')) {
      if (!(link instanceof HTMLAnchorElement)) continue
      const { hash } = link
      const target = targetBatch(link, batchOf)
      if (target === undefined) continue
      ;(target === batch ? inner : outer)[target]?.add(hash)
      if (target !== batch) link.href = address + hash.slice(1)
    }
  return outer.map((hashes, batch) => new Set([...hashes].filter((hash) => !inner[batch]?.has(hash))))
}

function within(pages: readonly Element[], selector: string): readonly Element[] {
  return pages.flatMap((page) => [...page.querySelectorAll(selector)])
}

/** A link means the id as it is written, or else decoded (HTML, "find a potential indicated element"). */
function targetBatch(link: HTMLAnchorElement, batchOf: ReadonlyMap<string, number>): number | undefined {
  const written = link.getAttribute('href')?.slice(1) ?? ''
  try {
    return batchOf.get(written) ?? batchOf.get(decodeURIComponent(link.hash.slice(1)))
  } catch {
    return undefined
  }
}

/** Chromium names only those places in the PDF that a link in the same document leads to. These are neither seen nor read. */
function linksTo(targets: ReadonlySet<string>): HTMLElement {
  const links = document.createElement('div')
  links.id = targetsId
  links.hidden = true
  for (const hash of targets) {
    const link = document.createElement('a')
    link.href = hash
    links.append(link)
  }
  return links
}

const MARK = /^\/\* batch \d+ \*\//
const targetsId = 'targets-of-other-batches'
