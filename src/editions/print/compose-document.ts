/** Gathers what the printed document is made of: styles, fonts, pictures, and the book as the design wants it. */

import { fontFaceCss, fontFiles, type FontResult } from '../../theme/fonts.ts'
import type { OutlineEntry } from '../../book/book.ts'
import type { FinishOptions } from '../../pdf/finish.ts'
import type { FontFamily, FontFile, Words } from '../../theme/theme.ts'
import { fill } from '../../theme/words.ts'
import { fontAddress } from '../data-address.ts'
import type { EditionContext } from '../edition.ts'
import { readPictures } from '../embedded-pictures.ts'
import { wordsOf } from '../imprint.ts'
import { missingGlyphs } from '../missing-glyphs.ts'
import { noItalics } from '../no-italics.ts'
import { provenanceLine } from '../provenance.ts'
import { firstParagraphs, initialOf, withBeginnings } from './beginnings.ts'
import type { Design } from './design.ts'
import { printDocument } from './document.ts'
import { printFontUse } from './font-use.ts'
import { nameFormulas } from './formulas.ts'
import { drawInitials } from './initials.ts'
import { noteLabels, symbols, withLabels, type NoteLabels } from './note-labels.ts'
import { openingsFor } from './openings.ts'
import { printedOutline } from './outline.ts'

export type ComposedDocument = {
  readonly html: string
  /** Structure types and descriptions by the names that the document bears. */
  readonly marks: FinishOptions['marks']
  readonly outline: readonly OutlineEntry[]
  /** As the pages show them, unless they are counted on each page. */
  readonly noteLabels: NoteLabels
  readonly words: Words
}

/** Writes the document of a design, with everything in it that the browser needs; warns of characters that no font has. */
export async function composeDocument(
  context: EditionContext,
  { name, styles, geometry, print, carried, ...design }: Design,
): Promise<ComposedDocument> {
  const { book: written, theme, host, settings, provenance, warn } = context
  const book = design.adapt?.(written) ?? written
  const families = design.fonts?.(theme.fonts) ?? theme.fonts
  const words = await theme.words(book.metadata.language)
  const opening = design.opening ?? theme.print.opening
  const openings = openingsFor(book, print.openings, geometry)
  const first = firstParagraphs(book, opening, openings)
  const raised = opening === 'small-capitals' ? first : []
  const said = provenance ? wordsOf([[provenanceLine(provenance, words)]]).join('') : ''
  const signs = print.noteMarks === 'symbols' ? symbols.join('') : ''
  const use = printFontUse(book, words, theme.print.ornament + signs + said, raised)
  const [sheets, fonts, pictures] = await Promise.all([
    Promise.all(styles.map((style) => theme.style(style))),
    fontFiles({ fonts: families }, use, 'print', host),
    readPictures(book, host),
  ])
  const faces = fontFaceCss(fonts.files, fontAddress)
  for (const warning of [...missingGlyphs(book, fonts), ...noItalics(book, families)]) warn(warning)
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
    faces,
    style: sheets.join('\n'),
    stacks: fonts.stacks,
    ornament: ornamentIn(theme.print.ornament, fonts.missing),
    families: familyNames([
      families.text,
      families.heading,
      ...fonts.families.filter((family) => isFetched(family) || fonts.scriptFamilies.includes(family)),
    ]),
    justify: print.justify,
    notes: print.notes,
    noteLabels: labels,
    remark: design.remark === undefined ? undefined : fill(words, design.remark),
    provenance,
    frame: await design.frame?.(context, words),
  })
  const outline = printedOutline({ book, words, notes: print.notes })
  return { html, marks: named.marks, outline, noteLabels: labels, words }
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
