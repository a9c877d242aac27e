/** The print edition: the book as a PDF with the pages of a well-made book. */

import { join } from 'node:path'
import type { Browser } from '../host/host.ts'
import { packageRoot } from '../host/package-root.ts'
import { fontFaceCss, fontFiles } from '../theme/fonts.ts'
import type { TypesetOptions, TypesetResult } from '../typeset/types.ts'
import type { Artifact, Edition, EditionContext } from './edition.ts'
import { printDocument } from './print/document.ts'
import { finishedPdf } from './print/finished.ts'
import { printFontUse } from './print/font-use.ts'
import { geometryOf, type Geometry } from './print/geometry.ts'
import { hyphenationFor } from './print/hyphenation.ts'
import { openingsFor } from './print/openings.ts'
import { pictureAddresses } from './print/pictures.ts'

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
  if (result.overfull.length > 0) throw new Error(`The text does not fit on page ${result.overfull.join(', ')}`)
  return {
    edition: 'print',
    path: `${book.metadata.slug}.pdf`,
    bytes: await finishedPdf(pdf, book),
    pages: result.pages,
  }
}

async function composeDocument({ book, theme, settings, host, warn }: EditionContext, geometry: Geometry): Promise<string> {
  const words = await theme.words(book.metadata.language)
  const [style, fonts, pictures] = await Promise.all([
    theme.style('print'),
    fontFiles(theme, printFontUse(book, words), 'woff2', host),
    pictureAddresses(book, host),
  ])
  const faces = fontFaceCss(fonts.files, ({ bytes }) => `data:font/woff2;base64,${Buffer.from(bytes).toString('base64')}`)
  for (const character of fonts.missing) warn(missingGlyph(character))
  return printDocument({
    book,
    words,
    geometry,
    openings: openingsFor(book, settings.print.openings, geometry),
    pictures,
    style: `${faces}\n${style}`,
    stacks: fonts.stacks,
    families: [theme.fonts.text.family, theme.fonts.heading.family],
    justify: settings.print.justify,
  })
}

function missingGlyph(character: string): Parameters<EditionContext['warn']>[0] {
  const code = character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')
  return {
    reason: `No font has the character \`${character}\` (U+${code})`,
    note: 'Write it in other characters, or choose a theme whose fonts have it.',
    ruleId: 'missing-glyph',
  }
}

async function typesetOptions({ book, settings }: EditionContext, { text, leading }: Geometry): Promise<TypesetOptions> {
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
    await page.show(html)
    const result = await page.run<TypesetResult>(`${script}\nchapbookTypeset(${JSON.stringify(options)})`)
    return { pdf: await page.print(), result }
  } finally {
    await page.close()
  }
}
