/** Sets bookplates in the browser, all of a batch in one document. */

import type { Element } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { fontAddress } from '../editions/data-address.ts'
import { element } from '../editions/markup.ts'
import type { Browser, BrowserPage, Host } from '../host/host.ts'
import type { DocumentFacts } from '../pdf/facts.ts'
import { finishPdf, type PdfFinding } from '../pdf/finish.ts'
import { fontFaceCss, sharedFontFiles, type SharedFonts } from '../theme/fonts.ts'
import type { Theme } from '../theme/theme.ts'
import { bookplateParts, type BookplatePart } from './bookplate-part.ts'
import { lengthOf, textOf, type Bookplate } from './bookplate.ts'
import { UnfitBookplate } from './unfit.ts'

export type BookplatePages = {
  readonly theme: Theme
  /** What the copies of the book say of themselves. */
  readonly facts: DocumentFacts
  readonly direction: 'ltr' | 'rtl'
  /** CSS px. */
  readonly page: { readonly width: number; readonly height: number }
}

/** A bookplate as a PDF has it, or the characters of it that no font has; none where it is not known which. */
export type SetBookplate = { readonly part: BookplatePart } | { readonly missing: readonly string[] }

/**
 * Sets bookplates and prints them at once.
 *
 * @returns one for each, in order
 * @throws ChapbookError (machine) where the browser fails
 */
export async function setBookplates(
  bookplates: readonly Bookplate[],
  pages: BookplatePages,
  browser: Browser,
  host: Host,
): Promise<readonly SetBookplate[]> {
  const { theme, facts } = pages
  const { language } = facts
  const fonts = await sharedFontFiles(theme, bookplates.map(textOf), { language, always: lettersOfMeasures }, host)
  const kept = bookplates.flatMap((bookplate, index): readonly Kept[] => {
    const { stack = 'serif', missing = [] } = fonts.texts[index] ?? {}
    return missing.length === 0 ? [{ bookplate, stack }] : []
  })
  const style = await theme.style('bookplate')
  const rest = [...(await print(kept, (some) => documentOf(some, fonts, style, pages), pages, browser))]
  return fonts.texts.map(({ missing }) => (missing.length > 0 ? { missing } : (rest.shift() ?? { missing })))
}

type Kept = { readonly bookplate: Bookplate; readonly stack: string }

/**
 * Prints bookplates at once. Where one breaks a standard or is set in a font that cannot be cut, because the browser took one of the machine's
 * for a sign, the others are printed without it.
 */
async function print(
  bookplates: readonly Kept[],
  write: (bookplates: readonly Kept[]) => string,
  { facts, direction }: Pick<BookplatePages, 'facts' | 'direction'>,
  browser: Browser,
): Promise<readonly SetBookplate[]> {
  if (bookplates.length === 0) return []
  try {
    const printed = await printedPage(await browser.openPage(), write(bookplates))
    const finished = await finishPdf(printed, {
      ...facts,
      direction,
      pageLabels: [],
      marks: {},
      linkNames: {},
      outline: [],
      onFindings: refuseErrors,
    })
    return (await bookplateParts(finished)).map((part) => ({ part }))
  } catch (error) {
    if (!(error instanceof UnfitBookplate)) throw error
    if (bookplates.length === 1) return [{ missing: [] }]
    const half = Math.ceil(bookplates.length / 2)
    const first = await print(bookplates.slice(0, half), write, { facts, direction }, browser)
    return [...first, ...(await print(bookplates.slice(half), write, { facts, direction }, browser))]
  }
}

async function printedPage(page: BrowserPage, html: string): Promise<Uint8Array> {
  try {
    await page.show(html)
    return await page.print()
  } finally {
    await page.close()
  }
}

/** From these a browser takes measures of a font that it writes into the PDF; without them they would hang on the other readers' letters. */
const lettersOfMeasures = ' !1IMXix'

/** What the bookplates break, every copy would break. */
function refuseErrors(findings: readonly PdfFinding[]): void {
  const [found] = findings.filter(({ severity }) => severity === 'error')
  if (found) throw new UnfitBookplate(`${found.standard}, rule ${found.rule}: ${found.message}`)
}

const policy = "default-src 'none'; style-src 'unsafe-inline'; font-src data:"

function documentOf(
  bookplates: readonly Kept[],
  { files }: SharedFonts,
  style: string,
  { facts, direction, page }: BookplatePages,
): string {
  const { width, height } = page
  // As the text of the book: its lines are as long as its page is wide (`editions/print/geometry.ts`).
  const fontSize = Math.min(Math.max(Math.round((width / 560) * 15.25 * 4) / 4, 12), 20)
  const variables = [
    `--page-width: ${width}px; --page-height: ${height}px;`,
    `--font-size: ${fontSize}px; --leading: ${Math.round(fontSize * 1.34)}px;`,
  ].join(' ')
  const head = element('head', {}, [
    element('meta', { charSet: 'utf-8' }),
    element('meta', { httpEquiv: ['Content-Security-Policy'], content: policy }),
    element('title', {}, [facts.title]),
    element('style', {}, [fontFaceCss(files, fontAddress)]),
    element('style', {}, [`:root { ${variables} }\n@page { size: ${width}px ${height}px; margin: 0; }\n${style}`]),
  ])
  const body = element(
    'body',
    {},
    bookplates.map(({ bookplate, stack }) =>
      element('div', { className: ['page'], style: `font-family: ${stack}` }, [section(bookplate)]),
    ),
  )
  return `<!doctype html>${toHtml(element('html', { lang: facts.language, dir: direction }, [head, body]))}`
}

function section({ before, name, after, number, note, date }: Bookplate): Element {
  const words = (text: string): Element | undefined =>
    text === '' ? undefined : element('span', { className: ['words'] }, [text])
  const [first, last] = [words(before), words(after)]
  const heading = element('h1', {}, [
    ...(first ? [first, ' '] : []),
    element('bdi', { className: ['name', lengthOf(name)] }, [name]),
    ...(last ? [' ', last] : []),
  ])
  return element('section', { className: ['bookplate'] }, [
    ornament(),
    heading,
    note === undefined ? undefined : element('p', { className: ['note'], dir: 'auto' }, [note]),
    element('p', { className: ['number'] }, [number]),
    date === undefined ? undefined : element('p', { className: ['date'] }, [date]),
    ornament(),
  ])
}

/** A lozenge between two rules, drawn by the style; nobody reads it aloud. */
function ornament(): Element {
  return element(
    'div',
    { className: ['ornament'], ariaHidden: 'true' },
    [1, 2, 3].map(() => element('span')),
  )
}
