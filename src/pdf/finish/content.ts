/** Rewrites the content of the pages: artifacts are marked, needless replacement texts go. */

import type { PDFDict, PDFRef } from 'pdf-lib'
import { PDFRawStream } from 'pdf-lib'
import type { Edit } from '../content/edits.ts'
import { applyEdits } from '../content/edits.ts'
import type { FontUses } from '../content/fonts.ts'
import type { ContentFacts, ScannedPages } from '../content/scan.ts'
import { pageBytes, scanPage } from '../content/scan.ts'
import type { GlyphSpan, MarkedSequence } from '../content/facts.ts'
import { writeTextLines } from '../content/text-lines.ts'
import type { GlyphWidths } from '../content/widths.ts'
import { glyphWidths } from '../content/widths.ts'
import { dictAt, remove, set } from '../objects.ts'
import type { OpenPdf } from '../open.ts'
import { inheritedDict } from '../open.ts'
import { flateStream, flateStreamAside, streamBytes } from '../streams.ts'
import type { GlyphTexts } from './glyph-text.ts'
import { HYPHEN } from './glyph-text.ts'

/**
 * Writes each content stream anew, a few at a time, so that only these are in memory unpacked. What Chromium draws outside
 * every mark (heads, folios, rules, line-end hyphens) and what only decorates becomes an artifact (7.1-3 of PDF/UA-1).
 * Returns what a scan of the new bytes finds, made while they are at hand and others are deflated in other threads.
 */
export async function rewriteContent(
  { context }: OpenPdf,
  contents: readonly ContentFacts[],
  decoration: ReadonlySet<MarkedSequence>,
  texts: GlyphTexts,
): Promise<ScannedPages> {
  const level = contents.length > LONG ? 7 : 9
  const editsOf = (facts: ContentFacts): readonly Edit[] => [
    ...facts.unmarked.flatMap(asArtifact),
    ...facts.sequences.filter((sequence) => decoration.has(sequence)).map(withoutStructure),
    ...facts.spans.flatMap((span) => spanEdits(span, texts)),
  ]
  // Forms first: the scan of a page looks into the forms that it draws.
  for (const facts of contents) if (facts.isForm) rewriteForm(context.lookup(facts.ref), facts.ref, editsOf(facts))
  const fonts: FontUses = new Map()
  const written: ContentFacts[] = []
  const packing: Promise<void>[] = []
  const widthsIn = rememberedWidths()
  for (const facts of contents) {
    if (facts.isForm) continue
    const { page, ref = context.nextRef() } = facts
    const resources = inheritedDict(page.dict, 'Resources')
    const bytes = writeTextLines(applyEdits(pageBytes(page), editsOf(facts)), widthsIn(resources))
    packing.push(flateStreamAside(context, bytes, { level }).then((stream) => context.assign(ref, stream)))
    if (!facts.ref) set(page.dict, 'Contents', ref)
    written.push(...scanPage(page, bytes, fonts))
    if (packing.length > AT_ONCE) await packing.shift()
  }
  await Promise.all(packing)
  return { contents: written, fonts }
}

function asArtifact({ start, end }: { readonly start: number; readonly end: number }): readonly Edit[] {
  return [
    { start, end: start, text: '/Artifact BMC\n' },
    { start: end, end, text: '\nEMC' },
  ]
}

function withoutStructure({ start, end }: MarkedSequence): Edit {
  return { start, end, text: '/Artifact BMC' }
}

function spanEdits(span: GlyphSpan, texts: GlyphTexts): readonly Edit[] {
  const { start, bodyStart, bodyEnd, end, text } = span
  if (texts.get(span.font)?.get(span.code) === text)
    return [
      { start, end: bodyStart, text: '' },
      { start: bodyEnd, end, text: '' },
    ]
  if (text === HYPHEN && !span.isTagged) return [{ start, end: bodyStart, text: '/Span<</ActualText <FEFF00AD>>> BDC' }]
  return []
}

function rewriteForm(form: unknown, ref: PDFRef | undefined, edits: readonly Edit[]): void {
  if (!(form instanceof PDFRawStream) || !ref || edits.length === 0) return
  const bytes = streamBytes(form)
  if (!bytes) return
  const { context } = form.dict
  const stream = flateStream(context, applyEdits(bytes, edits))
  for (const key of ['Filter', 'Length', 'DecodeParms']) remove(form.dict, key)
  for (const [key, value] of form.dict.entries()) stream.dict.set(key, value)
  context.assign(ref, stream)
}

/** Reads the widths of each font once. */
function rememberedWidths(): (resources: PDFDict | undefined) => (font: string) => GlyphWidths | undefined {
  const known = new Map<PDFDict, GlyphWidths | undefined>()
  return (resources) => {
    const fonts = resources && dictAt(resources, 'Font')
    return (name) => {
      const font = fonts && dictAt(fonts, name)
      if (font && !known.has(font)) known.set(font, glyphWidths(font))
      return font && known.get(font)
    }
  }
}

// More at once make the thread that scans wait for its turn.
const AT_ONCE = 2

// Over hundreds of pages the last two percent of size cost half of the whole time.
const LONG = 200
