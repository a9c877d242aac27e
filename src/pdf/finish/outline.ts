/** Bookmarks with the words of the headings exactly as they are written. */

import type { PDFRef } from 'pdf-lib'
import { PDFArray, PDFDict, PDFName, PDFNumber } from 'pdf-lib'
import { dictAt, numbersOf, refAt, remove, set, textAt, textString, valueAt } from '../objects.ts'
import type { OpenPdf } from '../open.ts'

/** An entry of the outline. `OutlineEntry` of the book fits when its `id` is the destination. */
export type Bookmark = {
  /** Exactly as written. */
  readonly title: string
  /** Name of a destination: the `id` of the heading or of an element that a link leads to. */
  readonly id: string
  readonly children: readonly Bookmark[]
}

/**
 * Replaces the outline. An entry takes the place and the structure element of Chromium's own entry for the same heading; else it
 * leads to the named destination. Chromium gathers its outline from drawn text, so that spaces at line ends and note calls differ.
 * Returns the entries that lead nowhere; they are left out.
 */
export function writeOutline(pdf: OpenPdf, bookmarks: readonly Bookmark[]): readonly Bookmark[] {
  const { context, catalog } = pdf
  const places = placesOf(catalog, flat(bookmarks))
  const root = context.nextRef()
  const isLong = places.size > LONGEST_OPEN
  const rootDict = writeLevel(pdf, kept(bookmarks, places), places, root, isLong)
  if (!rootDict) {
    remove(catalog, 'Outlines')
    remove(catalog, 'PageMode')
    return flat(bookmarks)
  }
  set(rootDict, 'Type', PDFName.of('Outlines'))
  context.assign(root, rootDict)
  set(catalog, 'Outlines', root)
  return flat(bookmarks).filter((bookmark) => !places.has(bookmark))
}

type Place = { readonly destination: PDFArray; readonly element: PDFRef | undefined }

type DrawnEntry = Place & { readonly title: string }

/** Both lists are in reading order, so each search begins behind the entry that was found last. */
function placesOf(catalog: PDFDict, bookmarks: readonly Bookmark[]): ReadonlyMap<Bookmark, Place> {
  const drawn = [...drawnEntries(dictAt(catalog, 'Outlines'))]
  const places = new Map<Bookmark, Place>()
  let next = 0
  for (const bookmark of bookmarks) {
    const named = namedDestination(catalog, bookmark.id)
    const rest = drawn.slice(next)
    const sameWords = rest.findIndex(
      (entry) => sameTitle(entry, bookmark) && (!named || samePage(entry.destination, named)),
    )
    const found = sameWords < 0 && named ? rest.findIndex((entry) => isJustBelow(entry.destination, named)) : sameWords
    const entry = found < 0 ? undefined : rest[found]
    if (entry) next += found + 1
    const destination = entry?.destination ?? named
    if (destination) places.set(bookmark, { destination, element: entry?.element })
  }
  return places
}

/** The same letters, however broken or capitalised. */
function sameTitle(entry: DrawnEntry, { title }: Bookmark): boolean {
  return squeezed(entry.title) === squeezed(title)
}

function samePage(a: PDFArray, b: PDFArray): boolean {
  return a.get(0) === b.get(0)
}

/** A heading whose words differ (it calls a note) is known by its place: at the head of what the destination names. */
function isJustBelow(heading: PDFArray, named: PDFArray): boolean {
  const [top = 0, from = 0] = [numbersOf(heading)[3], numbersOf(named)[3]]
  return samePage(heading, named) && Math.abs(from - top) <= LARGEST_GAP
}

function* drawnEntries(parent: PDFDict | undefined): Generator<DrawnEntry> {
  let item = parent && dictAt(parent, 'First')
  while (item) {
    const destination = valueAt(item, 'Dest')
    if (destination instanceof PDFArray)
      yield { title: textAt(item, 'Title') ?? '', destination, element: refAt(item, 'SE') }
    yield* drawnEntries(item)
    item = dictAt(item, 'Next')
  }
}

function flat(bookmarks: readonly Bookmark[]): readonly Bookmark[] {
  return bookmarks.flatMap((bookmark) => [bookmark, ...flat(bookmark.children)])
}

function squeezed(title: string): string {
  return title
    .normalize('NFKC')
    .replaceAll(/[\s\u00ad]/g, '')
    .toLowerCase()
}

function namedDestination(catalog: PDFDict, name: string): PDFArray | undefined {
  const destinations = dictAt(catalog, 'Dests')
  const value = destinations && valueAt(destinations, name)
  if (value instanceof PDFArray) return value
  const inner = value instanceof PDFDict ? valueAt(value, 'D') : undefined
  return inner instanceof PDFArray ? inner : undefined
}

/** Entries without a place give way to their children. */
function kept(bookmarks: readonly Bookmark[], places: ReadonlyMap<Bookmark, Place>): readonly Bookmark[] {
  return bookmarks.flatMap((bookmark) => (places.has(bookmark) ? [bookmark] : kept(bookmark.children, places)))
}

function writeLevel(
  pdf: OpenPdf,
  bookmarks: readonly Bookmark[],
  places: ReadonlyMap<Bookmark, Place>,
  parent: PDFRef,
  isLong: boolean,
): PDFDict | undefined {
  const { context } = pdf
  const refs = bookmarks.map(() => context.nextRef())
  const [first, last] = [refs[0], refs.at(-1)]
  if (!first || !last) return undefined
  let shown = bookmarks.length
  for (const [index, bookmark] of bookmarks.entries()) {
    const ref = refs[index]
    const place = places.get(bookmark)
    if (!ref || !place) continue
    const item = writeLevel(pdf, kept(bookmark.children, places), places, ref, isLong) ?? context.obj({})
    const below = item.get(PDFName.of('Count'))
    if (below instanceof PDFNumber && isLong) set(item, 'Count', PDFNumber.of(-below.asNumber()))
    else if (below instanceof PDFNumber) shown += below.asNumber()
    set(item, 'Title', textString(bookmark.title))
    set(item, 'Parent', parent)
    set(item, 'Dest', place.destination)
    if (place.element) set(item, 'SE', place.element)
    const [previous, next] = [refs[index - 1], refs[index + 1]]
    if (previous) set(item, 'Prev', previous)
    if (next) set(item, 'Next', next)
    context.assign(ref, item)
  }
  return context.obj({ First: first, Last: last, Count: shown })
}

// Points: an inch, about the white above a chapter's heading.
const LARGEST_GAP = 72

// A longer outline opens with its first level only.
const LONGEST_OPEN = 40
