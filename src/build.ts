/** The flow: a manuscript is loaded and read into a book, editions are rendered, and what they produce is gathered. */

import { join, resolve } from 'node:path'
import type { VFile } from 'vfile'
import type { Book } from './book/book.ts'
import { countWords } from './book/count-words.ts'
import { nameMatter } from './book/name-matter.ts'
import { editionNames, type Artifact, type Edition, type EditionContext, type EditionName } from './editions/edition.ts'
import { editions } from './editions/index.ts'
import { onceEach } from './editions/once.ts'
import { takeTurns } from './editions/turns.ts'
import { ChapbookError } from './errors.ts'
import type { Browser, Host } from './host/host.ts'
import { nodeHost } from './host/index.ts'
import { tellOfPackages } from './host/tell-of-packages.ts'
import { load, type LoadOptions } from './manuscript/load.ts'
import type { Manuscript } from './manuscript/manuscript.ts'
import { editionWarning, hasErrors } from './manuscript/messages.ts'
import { read } from './manuscript/read.ts'
import { sourcesOf } from './manuscript/sources.ts'
import type { SourceIdentity } from './release/manifest.ts'
import { loadTheme } from './theme/load.ts'
import type { Theme } from './theme/theme.ts'
import { fill } from './theme/words.ts'
import type { Settings } from './settings.ts'
import type { LineReport } from './typeset/types.ts'

export type BuildOptions = MakeOptions & {
  /** Folder of what is made, relative to the folder of the command. @default 'dist' */
  readonly out?: string
  readonly host?: Host
}

export type MakeOptions = LoadOptions & {
  /** Editions that are made whatever the manuscript asks for, beside those that it asks for. */
  readonly atLeast?: readonly EditionName[]
  /**
   * The editions are for a release: they say which manuscript they are made from, and a book without an address gets one below that of the
   * `site`, which ends in `/`.
   */
  readonly forRelease?: { readonly site?: string | undefined }
  /** Takes warnings for errors. @default false */
  readonly strict?: boolean
  /** Stops the build; nothing is written. */
  readonly signal?: AbortSignal
  readonly onProgress?: (event: ProgressEvent) => void
}

export type ProgressEvent =
  /** A browser is being fetched, because the machine has none. */
  | { readonly kind: 'browser'; readonly label: string; readonly done: number; readonly total: number }
  /** Fonts are being fetched, because none that is installed has the script of the text. */
  | { readonly kind: 'fonts'; readonly label: string; readonly done: number; readonly total: number }
  /** Something about the machine that the user should know. */
  | { readonly kind: 'warning'; readonly text: string }
  | { readonly kind: 'read'; readonly milliseconds: number; readonly chapters: number; readonly words: number }
  | { readonly kind: 'edition-started'; readonly edition: EditionName }
  | {
      readonly kind: 'edition-made'
      readonly edition: EditionName
      readonly path: string
      readonly bytes: number
      readonly milliseconds: number
      readonly pages?: number
      /** How even the lines of the print edition are. */
      readonly lines?: LineReport
      readonly sheets?: number
      /** Paths of the other files that belong to it. */
      readonly companions?: readonly string[]
    }
  /** The machine cannot make this edition; the others are made all the same. */
  | { readonly kind: 'edition-failed'; readonly edition: EditionName; readonly message: string; readonly hint?: string }

export type BuildResult = {
  /** Every edition that was asked for is made. */
  readonly ok: boolean
  /** Absent where the manuscript has errors that keep it from being read. */
  readonly book?: Book
  readonly artifacts: readonly Artifact[]
  /** The manuscript's files and its settings, each with the messages on it. */
  readonly files: readonly VFile[]
  readonly failed: readonly { readonly edition: EditionName; readonly error: ChapbookError }[]
}

/**
 * Makes the editions of a manuscript and writes them to `out`: all of them, or, when the manuscript has errors, none.
 *
 * @throws ChapbookError when the call or the machine is at fault: no such file, no room on the disk, stopped by the signal.
 *   A machine that cannot print does not throw; the edition is listed under `failed`.
 */
export async function build(options: BuildOptions = {}): Promise<BuildResult> {
  const { host = nodeHost(), out = 'dist', onProgress = () => undefined } = options
  const { ok, artifacts, files, failed, ...made } = await make(options, host)
  const written = artifacts.flatMap((artifact) => [artifact, ...(artifact.companions ?? [])])
  if (written.length > 0) {
    await host.disk.write(written.map(({ path, bytes }) => ({ path: resolve(host.folder, out, path), bytes })))
  }
  for (const artifact of artifacts) onProgress(editionMade(artifact, out))
  return { ok, artifacts, files, failed, ...(made.book === undefined ? {} : { book: made.book }) }
}

/** What comes of a manuscript before anything is written. */
export type Made = BuildResult & {
  readonly artifacts: readonly TimedArtifact[]
  /** What the book was made from; absent where it could not be read. */
  readonly manuscript?: Manuscript
  readonly theme?: Theme
  /** Which manuscript it was; only for a release. */
  readonly source?: SourceIdentity
  /** Absent where no edition was set in a browser. */
  readonly browserVersion?: string
}

export type TimedArtifact = Artifact & { readonly milliseconds: number }

/** Loads, reads and renders, and writes nothing. Throws as `build` does. */
export async function make(options: MakeOptions, host: Host): Promise<Made> {
  const { strict = false, onProgress = () => undefined } = options
  const elapsed = stopwatch()
  const manuscript = withEditions(await load(options, host), options.atLeast)
  const files = [...manuscript.settingsFiles, ...manuscript.files.map(({ file }) => file)]
  const nothing = { ok: false, artifacts: [], files, failed: [], manuscript }
  // Warnings that count as errors wait for those of the text, so that the writer sees all at once.
  if (hasErrors(files, false)) return nothing

  const browser = startBrowser(manuscript.settings, host, options)
  try {
    const loading = loadTheme(manuscript.settings.theme, host)
    // Whoever wants the theme hears of its failure, after that of the text.
    loading.catch(() => undefined)
    const book = placed(await named(await read(manuscript, host), loading), options.forRelease?.site)
    onProgress({ kind: 'read', milliseconds: elapsed(), ...sizeOf(book) })
    if (hasErrors(files, strict)) return { ...nothing, book }

    const theme = await loading
    const source = options.forRelease && (await sourceOf(manuscript, book, host))
    const told = source === undefined ? {} : { source }
    const chosen = editions.filter(({ name }) => manuscript.settings.editions.includes(name))
    const turn = takeTurns()
    const context: EditionContext = {
      book,
      theme,
      settings: manuscript.settings,
      sources: () => sourcesOf(manuscript),
      host: tellOfPackages(host, {
        signal: options.signal,
        onProgress: (fetched) => onProgress({ kind: 'fonts', ...fetched }),
      }),
      browser: turn.whenAsked(browser.ready),
      once: onceEach(),
      ...(source === undefined ? {} : { provenance: source }),
      warn: (found) => editionWarning(files, found),
    }
    const rendered = await Promise.all(
      chosen.map((edition, index) => turn.take(index, () => render(edition, context, onProgress))),
    )
    throwIfStopped(options.signal)
    if (hasErrors(files, strict)) return { ...nothing, book }

    const artifacts = rendered.flatMap(({ artifact }) => artifact ?? [])
    const failed = rendered.flatMap(({ failure }) => failure ?? [])
    const made = { book, artifacts, files, failed, manuscript, theme, ...told }
    return { ok: failed.length === 0, ...made, ...(await browser.version()) }
  } finally {
    await browser.close()
  }
}

/** The book with its place below the site, where it names none of its own. */
function placed(book: Book, site: string | undefined): Book {
  const { url, slug } = book.metadata
  return site === undefined || url !== undefined
    ? book
    : { ...book, metadata: { ...book.metadata, url: `${site}${slug}/` } }
}

async function sourceOf(manuscript: Manuscript, book: Book, host: Host): Promise<SourceIdentity> {
  const { sourceFiles, sourceIdentity } = await import('./release/trust/source.ts')
  return sourceIdentity(await sourceFiles(manuscript, book, host))
}

function withEditions(manuscript: Manuscript, more: readonly EditionName[] = []): Manuscript {
  const { settings } = manuscript
  const wanted = editionNames.filter((name) => settings.editions.includes(name) || more.includes(name))
  return { ...manuscript, settings: { ...settings, editions: wanted } }
}

/** Parts without a heading of their own are named in the language of the book. */
export async function named(book: Book, theme: Promise<Theme>): Promise<Book> {
  if (!book.chapters.some(({ kind, title }) => kind === 'matter' && title === '')) return book
  const words = await (await theme).words(book.metadata.language)
  const isOne = book.metadata.authors.length < 2
  return nameMatter(book, ({ role }) => fill(words, role === 'about-the-author' && !isOne ? 'about-the-authors' : role))
}

type StartedBrowser = {
  readonly ready: () => Promise<Browser>
  readonly version: () => Promise<Pick<Made, 'browserVersion'>>
  readonly close: () => Promise<void>
}

/** They are set in a browser. */
const paperEditions: ReadonlySet<EditionName> = new Set(['print', 'handout', 'booklet', 'large-print', 'n-up'])

/** Starts the browser while the text is read, where an edition will need it. */
function startBrowser(settings: Settings, host: Host, { signal, onProgress }: BuildOptions): StartedBrowser {
  if (!settings.editions.some((name) => paperEditions.has(name))) {
    return {
      ready: () => Promise.reject(new Error('No edition needs a browser')),
      version: () => Promise.resolve({}),
      close: () => Promise.resolve(),
    }
  }
  const browser = host.openBrowser({
    path: settings.browser,
    signal,
    onProgress: (progress) => onProgress?.({ kind: 'browser', ...progress }),
    onWarning: (text) => onProgress?.({ kind: 'warning', text }),
  })
  // Whoever needs the browser hears of its failure; until then nobody listens.
  browser.catch(() => undefined)
  const close = (): Promise<void> =>
    browser.then(
      (opened) => opened.close(),
      () => undefined,
    )
  const version = (): Promise<Pick<Made, 'browserVersion'>> =>
    browser.then(
      (opened) => ({ browserVersion: opened.version }),
      () => ({}),
    )
  return { ready: () => browser, version, close }
}

type Rendered = {
  readonly artifact?: TimedArtifact
  readonly failure?: BuildResult['failed'][number]
}

/** Renders one edition. What the machine cannot do is told; what is our fault is thrown. */
async function render(
  { name, render }: Edition,
  context: EditionContext,
  onProgress: (event: ProgressEvent) => void,
): Promise<Rendered> {
  onProgress({ kind: 'edition-started', edition: name })
  const elapsed = stopwatch()
  try {
    const artifact = await render(context)
    return { artifact: { ...artifact, milliseconds: elapsed() } }
  } catch (error) {
    if (!(error instanceof ChapbookError) || error.kind !== 'machine') throw error
    const { message, hint } = error
    onProgress({ kind: 'edition-failed', edition: name, message, ...(hint === undefined ? {} : { hint }) })
    return { failure: { edition: name, error } }
  }
}

/** What is told of an edition when its file is written. */
export function editionMade(
  { edition, path, bytes, milliseconds, pages, lines, sheets, companions }: TimedArtifact,
  out: string,
): ProgressEvent {
  return {
    kind: 'edition-made',
    edition,
    path: join(out, path),
    bytes: bytes.length,
    milliseconds,
    ...(pages === undefined ? {} : { pages }),
    ...(lines === undefined ? {} : { lines }),
    ...(sheets === undefined ? {} : { sheets }),
    ...(companions === undefined ? {} : { companions: companions.map(({ path: beside }) => join(out, beside)) }),
  }
}

/** Milliseconds since now. `performance` would load ten modules of Node for it. */
function stopwatch(): () => number {
  const started = process.hrtime.bigint()
  return () => Number(process.hrtime.bigint() - started) / 1e6
}

function throwIfStopped(signal: AbortSignal | undefined): void {
  if (signal?.aborted)
    throw new ChapbookError('Stopped; nothing was written', { kind: 'interrupted', cause: signal.reason })
}

function sizeOf(book: Book): { readonly chapters: number; readonly words: number } {
  return { chapters: book.chapters.filter(({ kind }) => kind === 'chapter').length, words: countWords(book) }
}
