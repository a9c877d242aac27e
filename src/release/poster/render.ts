/** Makes the sheet for the wall: set in the browser, finished as every PDF of Chapbook is. */

import type { Element } from 'hast'
import type { Metadata } from '../../book/book.ts'
import type { Cover } from '../../editions/cover.ts'
import { authorNames } from '../../editions/credits.ts'
import { fontAddress } from '../../editions/data-address.ts'
import { factsForPrinting } from '../../editions/facts.ts'
import { onlineCode } from '../../editions/handout/online-code.ts'
import { ChapbookError } from '../../errors.ts'
import type { Browser, Host } from '../../host/host.ts'
import { finishPdf, loadFinishing, type PdfFinding } from '../../pdf/finish.ts'
import type { PageSize } from '../../settings/page-size.ts'
import { fontFaceCss, fontFiles, type FontUse } from '../../theme/fonts.ts'
import type { Theme } from '../../theme/theme.ts'
import { fill } from '../../theme/words.ts'
import { posterDocument, shortAddress } from './document.ts'
import { fitScript, type Fitted } from './fit.ts'

export type PosterFacts = {
  readonly metadata: Metadata
  readonly cover: Pick<Cover, 'bytes' | 'description'>
  /** Where the code leads. */
  readonly url: string
  readonly page: PageSize
}

export type Poster = {
  readonly bytes: Uint8Array
  /** Characters that no font has. */
  readonly missing: readonly string[]
  /** What keeps it from being PDF/UA-1 and PDF/A-2a. */
  readonly findings: readonly PdfFinding[]
}

/**
 * The poster as PDF, one page.
 *
 * @throws ChapbookError (usage) where address or title are too long for a poster; (machine) where the browser fails
 */
export async function renderPoster(
  { metadata, cover, url, page }: PosterFacts,
  theme: Theme,
  browser: Browser,
  host: Host,
): Promise<Poster> {
  const { language } = metadata
  const [ofEditions, ofReleases] = await Promise.all([theme.words(language), theme.releaseWords(language)])
  const words = { ...ofEditions, ...ofReleases }
  const code = await codeOf(url, fill(words, 'online-code', { address: url }))
  const [style, fonts] = await Promise.all([
    theme.file('poster.css'),
    fontFiles(theme, fontUse(metadata, [words['poster-scan'], words['poster-type'], shortAddress(url)]), 'print', host),
  ])
  const html = posterDocument({
    metadata,
    cover,
    url,
    code,
    page,
    words,
    faces: fontFaceCss(fonts.files, fontAddress),
    style,
    stacks: fonts.stacks,
  })
  const printed = await print(html, browser)
  const findings: PdfFinding[] = []
  const bytes = await finishPdf(printed, {
    ...factsForPrinting(metadata, words, 'poster-title'),
    direction: metadata.direction,
    pageLabels: [],
    pageLayout: 'SinglePage',
    marks: {},
    linkNames: { [url]: url },
    onFindings: (found) => findings.push(...found.filter(({ severity }) => severity === 'error')),
  })
  return { bytes, missing: fonts.missing, findings }
}

async function codeOf(url: string, description: string): Promise<Element> {
  const code = await onlineCode(url, description)
  if (code) return { ...code, properties: { ...code.properties, className: ['code'], style: undefined } }
  throw new ChapbookError('The address is too long for a code that is read from a wall', {
    kind: 'usage',
    hint: 'Give a shorter one with `--url`.',
  })
}

/** The title and what is read from afar are bold. */
function fontUse({ language, ...metadata }: Metadata, others: readonly (string | undefined)[]): FontUse {
  const title = [metadata.title, metadata.subtitle ?? ''].join(' ')
  const words = [authorNames({ ...metadata, language }), ...others, '\u2011-'].join(' ')
  const none = { bold: '', italic: '', boldItalic: '' }
  return {
    text: title,
    smallCapitals: '',
    heading: words,
    code: '',
    math: '',
    language,
    marked: { text: { ...none, bold: title }, smallCapitals: none, heading: { ...none, bold: words }, code: none },
  }
}

async function print(html: string, browser: Browser): Promise<Uint8Array> {
  const page = await browser.openPage()
  try {
    await Promise.all([page.show(html), loadFinishing()])
    const { isOverfull } = await page.run<Fitted>(fitScript)
    if (isOverfull) {
      throw new ChapbookError('Title and names are too long for a poster', {
        kind: 'usage',
        hint: 'Give a shorter title, or move a part of it to the subtitle.',
      })
    }
    return await page.print()
  } finally {
    await page.close()
  }
}
