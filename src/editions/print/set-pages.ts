/** Sets the pages of a design in the browser and prints them. */

import { join } from 'node:path'
import type { Book } from '../../book/book.ts'
import type { PageMap } from '../../book/page-map.ts'
import type { BrowserPage } from '../../host/host.ts'
import { packageRoot } from '../../host/package-root.ts'
import { loadFinishing, type FinishOptions } from '../../pdf/finish.ts'
import { fontFaceCss, fontFiles, type FontResult } from '../../theme/fonts.ts'
import type { FontFamily, FontFile } from '../../theme/theme.ts'
import type { TypesetOptions, TypesetResult } from '../../typeset/types.ts'
import { authorNames } from '../credits.ts'
import { fontAddress } from '../data-address.ts'
import type { EditionContext } from '../edition.ts'
import { readPictures } from '../embedded-pictures.ts'
import { missingGlyphs } from '../missing-glyphs.ts'
import { firstParagraphs, initialOf, withBeginnings } from './beginnings.ts'
import type { Design } from './design.ts'
import { printDocument } from './document.ts'
import { finishedPdf } from './finished.ts'
import { printFontUse } from './font-use.ts'
import { nameFormulas } from './formulas.ts'
import { hyphenationFor } from './hyphenation.ts'
import { drawInitials } from './initials.ts'
import { openingsFor } from './openings.ts'
import { isByPage, noteLabels, symbols, withLabels } from './note-labels.ts'
import { overfullPages } from './overfull.ts'
import { reducedBlocks } from './reduced.ts'

export type SetPages = {
  readonly result: TypesetResult
  /** Where in the text each page begins. */
  readonly pageMap: PageMap
  /** The finished PDF. Printing goes on when the pages are set, so that others can use their numbers meanwhile. */
  readonly pdf: Promise<Uint8Array>
}

/**
 * Sets the pages of a design, once a build.
 *
 * @returns when the pages are set and before they are printed
 * @throws ChapbookError where text would leave the paper, or the browser fails
 */
export function setPages(context: EditionContext, design: Design): Promise<SetPages> {
  return context.once(`pages of ${design.name}`, () => setDesign(context, design))
}

async function setDesign(context: EditionContext, design: Design): Promise<SetPages> {
  const { host, browser, warn } = context
  const [{ html, marks }, options, script] = await Promise.all([
    composeDocument(context, design),
    typesetOptions(context, design),
    host.disk.read(join(packageRoot, 'build', 'typeset.js')).then((bytes) => new TextDecoder().decode(bytes)),
  ])
  const page = await (await browser()).openPage()
  try {
    await Promise.all([page.show(html), loadFinishing()])
    const result = await page.run<TypesetResult>(`${script}\nchapbookTypeset(${JSON.stringify(options)})`)
    const pageMap = pageMapOf(result.pages)
    for (const warning of overfullPages(result.overfull, design.geometry)) warn(warning)
    for (const warning of reducedBlocks(result.reduced, context.book)) warn(warning)
    const pdf = printed(page).then((bytes) => finishedPdf({ pdf: bytes, result, marks }, context))
    // Whoever wants the PDF hears of its failure; some want the pages only.
    pdf.catch(() => undefined)
    return { result, pageMap, pdf }
  } catch (error) {
    await page.close()
    throw error
  }
}

/** The pages on which text of a chapter stands. */
function pageMapOf(pages: TypesetResult['pages']): PageMap {
  return {
    pages: pages.flatMap(({ label, beginning }, index) =>
      beginning ? [{ page: index + 1, label, ...beginning }] : [],
    ),
  }
}

async function printed(page: BrowserPage): Promise<Uint8Array> {
  try {
    return await page.print()
  } finally {
    await page.close()
  }
}

async function composeDocument(
  context: EditionContext,
  { name, styles, geometry, print, carried, ...design }: Design,
): Promise<{ readonly html: string; readonly marks: FinishOptions['marks'] }> {
  const { book: written, theme, host, settings, warn } = context
  const book = design.adapt?.(written) ?? written
  const families = design.fonts?.(theme.fonts) ?? theme.fonts
  const words = await theme.words(book.metadata.language)
  const opening = design.opening ?? theme.print.opening
  const openings = openingsFor(book, print.openings, geometry)
  const first = firstParagraphs(book, opening, openings)
  const raised = opening === 'small-capitals' ? first : []
  const signs = print.noteMarks === 'symbols' ? symbols.join('') : ''
  const use = printFontUse(book, words, theme.print.ornament + signs, raised)
  const [sheets, fonts, pictures] = await Promise.all([
    Promise.all(styles.map((style) => theme.style(style))),
    fontFiles({ fonts: families }, use, 'print', host),
    readPictures(book, host),
  ])
  const faces = fontFaceCss(fonts.files, fontAddress)
  for (const warning of missingGlyphs(book, fonts)) warn(warning)
  const letters = new Set(opening === 'drop-capital' ? first.map(initialOf).filter((letter) => letter !== '') : [])
  const initials = await drawInitials(letters, uprightText(fonts), geometry, book.metadata.language)
  const begun = withBeginnings(book, first, opening, initials)
  const labels = noteLabels(book, print)
  const relabelled = withLabels(begun, labels)
  const named = use.math === '' ? { book: relabelled, marks: {} } : nameFormulas(relabelled, words)
  const html = printDocument({
    design: name,
    book: named.book,
    words,
    geometry,
    openings,
    matter: { carried, switches: settings.matter },
    pictures,
    style: [faces, ...sheets].join('\n'),
    stacks: fonts.stacks,
    ornament: ornamentIn(theme.print.ornament, fonts.missing),
    families: familyNames([families.text, families.heading, ...fonts.families.filter(isFetched)]),
    justify: print.justify,
    notes: print.notes,
    noteLabels: labels,
    frame: await design.frame?.(context, words),
  })
  return { html, marks: named.marks }
}

/** The files of the text in the order in which the browser asks them for a letter. */
function uprightText({ files, stacks }: FontResult): readonly FontFile[] {
  const names = stacks.text.split(', ').map((name) => name.replaceAll('"', ''))
  return names.flatMap((name) =>
    files.filter(({ family, weight, style }) => family === name && weight === 400 && style === 'normal'),
  )
}

function familyNames(families: readonly FontFamily[]): readonly string[] {
  return [...new Set(families.map(({ family }) => family))]
}

/** Stars stand in for an ornament that no font has. */
function ornamentIn(wanted: string, missing: readonly string[]): string {
  return missing.some((character) => wanted.includes(character)) ? '* * *' : wanted
}

/** Those set the text, where the theme's own families lack its script. */
function isFetched({ folder }: FontFamily): boolean {
  return folder !== undefined
}

async function typesetOptions(
  { book, theme }: EditionContext,
  { geometry, print, runningHead, folio, lineNumbers, ...design }: Design,
): Promise<TypesetOptions> {
  const { justify, hyphens, hanging } = print
  return {
    height: geometry.text.height,
    leading: geometry.leading,
    noteGap: geometry.leading,
    justify,
    hanging,
    patterns: hyphens ? await hyphenationFor(book) : {},
    versoHead: runningHead ?? versoHead(book),
    heads: runningHead === undefined ? print.heads : 'title',
    grid: !design.isOffGrid,
    notesBeside: geometry.side !== undefined,
    noteLabels: isByPage(print) ? (print.noteMarks === 'symbols' ? symbols : 'numbers') : undefined,
    ...(folio && { folio: folio(await theme.words(book.metadata.language)) }),
    ...(lineNumbers && { lineNumbers }),
    ...(geometry.columns && { columns: geometry.columns }),
  }
}

/** Left-hand pages name the book; its authors, where the right-hand pages name the book already. */
function versoHead({ metadata, chapters }: Book): string {
  const { title } = metadata
  const isNamed = chapters.every((chapter) => chapter.title === '' || chapter.title === title)
  return (isNamed && authorNames(metadata)) || title
}
