/** Makes personal copies of a finished EPUB: one page more, everything else byte for byte as it was. */

import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib'
import { escapeText } from '../book/xml-text.ts'
import { writePage } from '../editions/epub/page.ts'
import { tag } from '../editions/epub/xml.ts'
import { ChapbookError } from '../errors.ts'
import { lengthOf, type Bookplate } from './bookplate.ts'
import { textLetters } from './epub-letters.ts'
import { readZip, writeZip, type ZipEntry } from './zip.ts'

export type EpubCopier = (bookplate: Bookplate) => Uint8Array

export type EpubBook = {
  /** BCP 47. */
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
  /** The rules for the page, as they stand in the theme's `bookplate-epub.css`. */
  readonly style: string
  /** Code points that the fonts of the EPUB have; all, where it has no fonts. */
  readonly letters?: ReadonlySet<number> | undefined
}

/**
 * Reads an EPUB once and returns what makes copies of it. A copy has the entries of the EPUB with the bytes that they were packed in,
 * the package document with one item and one reference more, and the page with the bookplate, behind the pages that open the book.
 * Identifier and time of the last change stay: it is the same edition, and reading systems keep what readers noted in it. The page stands in
 * the reading order only: contents, landmarks and list of pages are those of the book.
 *
 * @throws ChapbookError (usage) where the file is no EPUB that Chapbook has made
 */
export function epubCopier(bytes: Uint8Array, { language, direction, style }: Omit<EpubBook, 'letters'>): EpubCopier {
  const entries = readZip(bytes)
  const opf = entries.find(({ name }) => name === packagePath)
  if (!opf) throw notOurs()
  const before = new TextDecoder().decode(contentOf(opf))
  const { text, href } = withPage(before)
  const changed = packed(opf, Buffer.from(text))
  const path = `OEBPS/${href}`
  const letters = textLetters((name) => {
    const found = entries.find((entry) => entry.name === name)
    return found && contentOf(found)
  })
  const template: ZipEntry = { ...opf, name: path }
  return (bookplate) => {
    const xhtml = bookplatePage(bookplate, { language, direction, style, letters })
    const page = packed(template, Buffer.from(xhtml))
    return writeZip(entries.flatMap((entry) => (entry === opf ? [changed, page] : [entry])))
  }
}

const packagePath = 'OEBPS/content.opf'

/** The pages that open a book, by their ids: the bookplate stands behind them. */
const opening = ['title-page', 'half-title', 'cover']

/** The package document with the page in it. Its form is our own (`editions/epub/package-document.ts`). */
function withPage(opf: string): { readonly text: string; readonly href: string } {
  const id = freeName(opf)
  const manifestEnd = opf.indexOf('</manifest>')
  const after = opening
    .map((name) => new RegExp(`<itemref\\b[^>]*\\bidref="${name}"[^>]*/>\\n?`).exec(opf))
    .find((found) => found !== null)
  const spineStart = /<spine\b[^>]*>\n?/.exec(opf)
  if (manifestEnd < 0 || !spineStart || after === undefined) throw notOurs()
  const place = after ? after.index + after[0].length : spineStart.index + spineStart[0].length
  const item = `${tag('item', { id, href: `${id}.xhtml`, 'media-type': 'application/xhtml+xml' })}\n`
  const text = [
    opf.slice(0, manifestEnd),
    item,
    opf.slice(manifestEnd, place),
    `${tag('itemref', { idref: id })}\n`,
    opf.slice(place),
  ].join('')
  return { text, href: `${id}.xhtml` }
}

/** A book may have a chapter that is called so. */
function freeName(opf: string): string {
  for (let number = 1; ; number++) {
    const name = number === 1 ? 'bookplate' : `bookplate-${number}`
    if (!opf.includes(`id="${name}"`) && !opf.includes(`href="${name}.xhtml"`)) return name
  }
}

/** The page as XHTML. The name is set apart from what is around it, whatever way it runs. */
export function bookplatePage(bookplate: Bookplate, { language, direction, style, letters }: EpubBook): string {
  const { title, before, name, after, number, note, date } = bookplate
  const line = (words: string): string =>
    words === '' ? '' : tag('span', { class: 'bookplate-words' }, escapeText(words))
  // A word of letters from two fonts is ugly; a reading system has one for the whole.
  const isForeign = (text: string): boolean =>
    letters !== undefined && Array.from(text).some((letter) => !letters.has(letter.codePointAt(0) ?? 0))
  // The spaces are for those who hear the line or copy it.
  const heading = [
    line(before),
    tag('bdi', { class: `bookplate-name ${lengthOf(name)}${isForeign(name) ? ' other-font' : ''}` }, escapeText(name)),
    line(after),
  ]
    .filter(Boolean)
    .join(' ')
  const lines = [
    tag('h1', { id: 'bookplate.heading' }, heading),
    note === undefined
      ? ''
      : tag(
          'p',
          { class: 'bookplate-note' },
          tag('bdi', { class: isForeign(note) ? 'other-font' : undefined }, escapeText(note)),
        ),
    tag('p', { class: 'bookplate-number' }, escapeText(number)),
    date === undefined ? '' : tag('p', { class: 'bookplate-date' }, escapeText(date)),
  ].filter(Boolean)
  const body = tag('section', { class: 'bookplate', 'aria-labelledby': 'bookplate.heading' }, `\n${lines.join('\n')}\n`)
  const page = writePage({ title, language, direction, division: 'frontmatter', className: 'bookplate-page', body })
  return page.replace('</head>', `<style>\n${escapeText(style).trim()}\n</style>\n</head>`)
}

/** What an entry holds, unpacked. */
function contentOf({ data, isDeflated }: ZipEntry): Uint8Array {
  return isDeflated ? inflateRawSync(data) : data
}

/** The same entry with other content. */
function packed(entry: ZipEntry, content: Buffer): ZipEntry {
  return {
    ...entry,
    isDeflated: true,
    data: deflateRawSync(content, { level: 9 }),
    size: content.length,
    sum: crc32(content),
  }
}

function notOurs(): ChapbookError {
  return new ChapbookError('The EPUB of the release is not one that Chapbook has made', {
    kind: 'usage',
    hint: 'Make the release anew, or choose another edition.',
  })
}
