/** Makes a sheet for the wall of a classroom or a shop: cover, title, and the way to the online edition. */

import { join } from 'node:path'
import type { Metadata } from './book/book.ts'
import { coverImage, type Cover } from './editions/cover.ts'
import { officeSheet } from './editions/print/office-sheet.ts'
import { ChapbookError } from './errors.ts'
import type { Host, OpenBrowserOptions } from './host/host.ts'
import { nodeHost } from './host/index.ts'
import { load, type LoadOptions } from './manuscript/load.ts'
import { hasErrors } from './manuscript/messages.ts'
import { read } from './manuscript/read.ts'
import { findRelease, newestIn, openEdition, readManifest, readReleased } from './release/open-release.ts'
import { renderPoster } from './release/poster/render.ts'
import { defaults } from './settings/defaults.ts'
import type { PageSize } from './settings/page-size.ts'
import { loadTheme } from './theme/load.ts'
import type { Theme } from './theme/theme.ts'

export type PosterOptions = {
  /** A release or a manuscript, from the folder of the command. @default the release in `dist/release`, else the folder `manuscript` */
  readonly source?: string
  /** Where the code leads. @default `url` of the book */
  readonly url?: string
  /** @default that of the country of the language */
  readonly page?: 'A4' | 'Letter'
  /** Path of the PDF. @default `dist/<title>-poster.pdf` */
  readonly out?: string
  readonly theme?: string
  readonly browser?: string
  readonly signal?: AbortSignal
  readonly onProgress?: OpenBrowserOptions['onProgress']
  readonly host?: Host
}

export type PosterResult = {
  readonly title: string
  readonly path: string
  readonly bytes: number
  readonly url: string
  readonly page: 'A4' | 'Letter'
  /** What the writer should know of it. */
  readonly remarks: readonly string[]
}

/**
 * Writes the poster.
 *
 * @throws ChapbookError where there is no address to lead to, no such book, or no browser
 */
export async function poster(options: PosterOptions = {}): Promise<PosterResult> {
  const { host = nodeHost(), signal, onProgress } = options
  const opening = host.openBrowser({
    path: options.browser,
    signal,
    ...(onProgress === undefined ? {} : { onProgress }),
  })
  // Whoever needs the browser hears of its failure; trouble with the book is told first.
  opening.catch(() => undefined)
  try {
    const { metadata, cover, theme, sheet } = await posterBook(options, host)
    const url = addressOf(options.url ?? metadata.url)
    const page = options.page === undefined ? officeSheet(sheet, metadata.language) : sizes[options.page]
    const { bytes, missing, findings } = await renderPoster({ metadata, cover, url, page }, theme, await opening, host)
    const path = options.out ?? join('dist', `${metadata.slug}-poster.pdf`)
    await host.disk.write([{ path, bytes }])
    const remarks = [
      ...(missing.length === 0 ? [] : [`No font has these characters: ${missing.join(' ')}`]),
      ...findings.map(({ standard, rule, message }) => `The PDF breaks ${standard}, rule ${rule}: ${message}`),
    ]
    return { title: metadata.title, path, bytes: bytes.length, url, page: nameOf(page), remarks }
  } finally {
    await opening.then(
      (browser) => browser.close(),
      () => undefined,
    )
  }
}

type PosterBook = {
  readonly metadata: Metadata
  readonly cover: Pick<Cover, 'bytes' | 'description'>
  readonly theme: Theme
  /** Of the print edition: tells which sheets the writer's printer takes. */
  readonly sheet: PageSize
}

async function posterBook({ source, theme }: PosterOptions, host: Host): Promise<PosterBook> {
  const release = await releaseOf(source, host)
  if (release === undefined)
    return fromManuscript({ manuscript: source, ...(theme === undefined ? {} : { theme }) }, host)
  const opened = await openEdition(release, host)
  const { manifest } = opened
  const cover = manifest.files.find(({ role }) => role === 'cover')
  if (!cover) throw new ChapbookError('The release has no cover', { hint: 'Make the release again.' })
  return {
    metadata: manifest.work,
    cover: { bytes: await readReleased(opened, cover, host), description: manifest.coverDescription },
    theme: await loadTheme(theme ?? defaults.theme, host),
    sheet: defaults.print.page,
  }
}

/** The folder of the release; `undefined` where a manuscript is meant. */
async function releaseOf(source: string | undefined, host: Host): Promise<string | undefined> {
  if (source !== undefined) {
    const folder = await newestIn(source, host)
    return (await readManifest(folder, host)) ? folder : undefined
  }
  if ((await host.disk.kind('manuscript')) === 'nothing') return findRelease(undefined, host)
  return findRelease(undefined, host).catch(() => undefined)
}

async function fromManuscript(options: LoadOptions, host: Host): Promise<PosterBook> {
  const manuscript = await load(options, host)
  const files = [...manuscript.settingsFiles, ...manuscript.files.map(({ file }) => file)]
  const book = hasErrors(files, false) ? undefined : await read(manuscript, host)
  if (!book || hasErrors(files, false)) {
    throw new ChapbookError('The manuscript has errors', { kind: 'usage', hint: 'See them with `chapbook build`.' })
  }
  const theme = await loadTheme(manuscript.settings.theme, host)
  return {
    metadata: book.metadata,
    cover: await coverImage(book, theme, host),
    theme,
    sheet: manuscript.settings.print.page,
  }
}

const sizes = {
  A4: { name: 'A4', width: 210, height: 297 },
  Letter: { name: 'Letter', width: 215.9, height: 279.4 },
} as const

function nameOf({ name }: PageSize): 'A4' | 'Letter' {
  return name === 'Letter' ? 'Letter' : 'A4'
}

function addressOf(given: string | undefined): string {
  if (given === undefined) {
    throw new ChapbookError('The book has no address for the code to lead to', {
      kind: 'usage',
      hint: 'Set `url` in its metadata, or name one: `--url https://example.org/essay`.',
    })
  }
  const address = URL.canParse(given) ? new URL(given) : undefined
  if (address && /^https?:$/.test(address.protocol)) return address.href
  throw new ChapbookError(`\`${given}\` is no address of the web`, {
    kind: 'usage',
    hint: 'Write it with its beginning: https://example.org/essay',
  })
}
