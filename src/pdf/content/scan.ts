/** Reads what a page shows: which marks its content stands under, what stands under none, which glyphs are used. */

import type { PDFRef } from 'pdf-lib'
import { PDFRawStream } from 'pdf-lib'
import { dictAt, itemsAt, nameAt, refAt, streamAt } from '../objects.ts'
import type { PdfPage } from '../open.ts'
import { inheritedDict } from '../open.ts'
import { streamBytes } from '../streams.ts'
import type { FontUses } from './fonts.ts'
import type { StreamFacts } from './facts.ts'
import { scanStream } from './stream-scan.ts'

/** What was found in one content stream, a page's or that of a form that holds marked content of its own. */
export type ContentFacts = StreamFacts & {
  readonly page: PdfPage
  /** The stream object. `undefined` where a page's content is spread over several streams. */
  readonly ref: PDFRef | undefined
  readonly isForm: boolean
}

/** What was found on all pages. */
export type ScannedPages = { readonly contents: readonly ContentFacts[]; readonly fonts: FontUses }

export function scanPages(pages: readonly PdfPage[]): ScannedPages {
  const fonts: FontUses = new Map()
  return { contents: pages.flatMap((page) => scanPage(page, pageBytes(page), fonts)), fonts }
}

/** Scans a page, then the forms that it draws; notes in `fonts` which glyphs are shown. The page's own facts come first. */
export function scanPage(page: PdfPage, bytes: Uint8Array, fonts: FontUses): readonly ContentFacts[] {
  const forms: ContentFacts[] = []
  const resources = inheritedDict(page.dict, 'Resources')
  const drawForm = (name: string, within: typeof resources, isMarked: boolean, depth: number): boolean => {
    const xobjects = within && dictAt(within, 'XObject')
    const form = xobjects && streamAt(xobjects, name)
    if (!xobjects || !form || nameAt(form.dict, 'Subtype') !== 'Form' || depth > DEEPEST_FORM) return false
    const content = streamBytes(form)
    if (!content) return false
    const inner = dictAt(form.dict, 'Resources') ?? within
    const place = forms.length
    const facts = scanStream(content, {
      fonts,
      fontResources: inner && dictAt(inner, 'Font'),
      isTagged: isMarked,
      drawsMarks: (name, isInnerMarked) => drawForm(name, inner, isInnerMarked, depth + 1),
    })
    // Before the forms that it draws: in the order in which content is painted.
    if (facts.hasMarks) forms.splice(place, 0, { ...facts, page, ref: refAt(xobjects, name), isForm: true })
    return facts.hasMarks
  }
  const facts = scanStream(bytes, {
    fonts,
    fontResources: resources && dictAt(resources, 'Font'),
    isTagged: false,
    drawsMarks: (name, isMarked) => drawForm(name, resources, isMarked, 1),
  })
  return [
    { ...facts, page, ref: pageStreams(page).length === 1 ? contentRef(page) : undefined, isForm: false },
    ...forms,
  ]
}

/** The decoded content of a page; several streams are read as one, with a space between (ISO 32000-1, 7.8.2). */
export function pageBytes(page: PdfPage): Uint8Array {
  const parts = pageStreams(page).map((stream) => streamBytes(stream) ?? new Uint8Array())
  return parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts.flatMap((part) => [part, Buffer.from('\n')]))
}

function pageStreams(page: PdfPage): readonly PDFRawStream[] {
  const single = streamAt(page.dict, 'Contents')
  if (single) return [single]
  return itemsAt(page.dict, 'Contents')
    .map((item) => page.dict.context.lookup(item))
    .filter((stream) => stream instanceof PDFRawStream)
}

function contentRef(page: PdfPage): PDFRef | undefined {
  return streamAt(page.dict, 'Contents') ? refAt(page.dict, 'Contents') : undefined
}

const DEEPEST_FORM = 20
