/** The print edition: the book as a PDF with the pages of a well-made book. */

import { join } from 'node:path'
import type { Browser } from '../host/host.ts'
import { packageRoot } from '../host/package-root.ts'
import { fontFaceCss, fontFiles } from '../theme/fonts.ts'
import type { FontFamily } from '../theme/theme.ts'
import type { TypesetOptions, TypesetResult } from '../typeset/types.ts'
import { fontAddress } from './data-address.ts'
import { loadFinishing } from '../pdf/finish.ts'
import { readPictures } from './embedded-pictures.ts'
import type { Artifact, Edition, EditionContext } from './edition.ts'
import { missingGlyphs } from './missing-glyphs.ts'
import { printDocument } from './print/document.ts'
import { finishedPdf } from './print/finished.ts'
import { printFontUse } from './print/font-use.ts'
import { geometryOf, type Geometry } from './print/geometry.ts'
import { hyphenationFor } from './print/hyphenation.ts'
import { openingsFor } from './print/openings.ts'
import { overfullPages } from './print/overfull.ts'

export const print: Edition = { name: 'print', render }

async function render(context: EditionContext): Promise<Artifact> {
  const { book, settings, host, browser } = context
  const geometry = geometryOf(settings.print)
  const [html, options, script] = await Promise.all([
    composeDocument(context, geometry),
    typesetOptions(context, geometry),
    host.disk.read(join(packageRoot, 'build', 'typeset.js')).then((bytes) => new TextDecoder().decode(bytes)),
  ])
  const { pdf, result } = await printPages(await browser(), html, script, options)
  for (const warning of overfullPages(result.overfull, geometry)) context.warn(warning)
  return {
    edition: 'print',
    path: `${book.metadata.slug}.pdf`,
    bytes: await finishedPdf(pdf, book, result, context.warn),
    pages: result.pages,
  }
}

async function composeDocument(
  { book, theme, settings, host, warn }: EditionContext,
  geometry: Geometry,
): Promise<string> {
  const words = await theme.words(book.metadata.language)
  const [style, fonts, pictures] = await Promise.all([
    theme.style('print'),
    fontFiles(theme, printFontUse(book, words), 'print', host),
    readPictures(book, host),
  ])
  const faces = fontFaceCss(fonts.files, fontAddress)
  for (const warning of missingGlyphs(book, fonts)) warn(warning)
  return printDocument({
    book,
    words,
    geometry,
    openings: openingsFor(book, settings.print.openings, geometry),
    pictures,
    style: `${faces}\n${style}`,
    stacks: fonts.stacks,
    families: [theme.fonts.text, theme.fonts.heading, ...fonts.families.filter(isFetched)].map(({ family }) => family),
    justify: settings.print.justify,
  })
}

/** Those set the text, where the theme's own families lack its script. */
function isFetched({ folder }: FontFamily): boolean {
  return folder !== undefined
}

async function typesetOptions(
  { book, settings }: EditionContext,
  { text, leading }: Geometry,
): Promise<TypesetOptions> {
  const { justify, hyphens } = settings.print
  return {
    height: text.height,
    leading,
    noteGap: leading,
    justify,
    patterns: hyphens ? await hyphenationFor(book) : {},
    versoHead: book.metadata.title,
  }
}

async function printPages(
  browser: Browser,
  html: string,
  script: string,
  options: TypesetOptions,
): Promise<{ readonly pdf: Uint8Array; readonly result: TypesetResult }> {
  const page = await browser.openPage()
  try {
    await Promise.all([page.show(html), loadFinishing()])
    const result = await page.run<TypesetResult>(`${script}\nchapbookTypeset(${JSON.stringify(options)})`)
    return { pdf: await page.print(), result }
  } finally {
    await page.close()
  }
}
