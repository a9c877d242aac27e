/** Renders the editions on paper for their tests, through the real browser. */

import type { Book } from '../../../src/book/book.ts'
import type { Artifact, Edition, EditionContext, EditionWarning } from '../../../src/editions/edition.ts'
import { onceEach } from '../../../src/editions/once.ts'
import { print } from '../../../src/editions/print.ts'
import type { Browser } from '../../../src/host/host.ts'
import { nodeHost } from '../../../src/host/index.ts'
import { defaults } from '../../../src/settings/defaults.ts'
import type { Config, PrintSettings, Settings } from '../../../src/settings.ts'
import { load } from '../../../src/manuscript/load.ts'
import { read } from '../../../src/manuscript/read.ts'
import { loadTheme } from '../../../src/theme/load.ts'
import { memoryHost } from '../../memory-host.ts'
import { withPackageFiles } from '../package-host.ts'
import { sampleFiles } from '../sample-book.ts'

let browser: Promise<Browser> | undefined

/** One browser for all tests of a file. */
export function sharedBrowser(): Promise<Browser> {
  browser ??= nodeHost().openBrowser({})
  return browser
}

export async function closeBrowser(): Promise<void> {
  await (await browser)?.close()
  browser = undefined
}

type Rendered = Artifact & { readonly warnings: readonly EditionWarning[] }

/** Reads a text in Markdown and renders it. */
export async function renderMarkdown(text: string, settings: Partial<PrintSettings> = {}): Promise<Rendered> {
  return renderPrint(await readMarkdown(text), settings)
}

export async function renderPrint(book: Book, settings: Partial<PrintSettings> = {}): Promise<Rendered> {
  return renderEdition(print, book, { print: { ...defaults.print, ...settings } })
}

/** Renders a text in Markdown with settings as a config writes them. */
export async function renderMarkdownAs(edition: Edition, text: string, config: Config = {}): Promise<Rendered> {
  const { book, settings } = await readWith(text, config)
  return renderEdition(edition, book, settings)
}

/** Reads a text in Markdown as the essay of Ida Maren. */
export async function readMarkdown(text: string): Promise<Book> {
  return (await readWith(text, {})).book
}

async function readWith(text: string, config: Config): Promise<{ readonly book: Book; readonly settings: Settings }> {
  const host = memoryHost(
    { '/project/essay.md': `---\ntitle: Essay\nauthor: Ida Maren\n---\n\n${text}` },
    { folder: '/project' },
  )
  const manuscript = await load({ manuscript: 'essay.md', config }, host)
  return { book: await read(manuscript, host), settings: manuscript.settings }
}

/** The print edition of a text in Markdown, and the pages as Chromium printed them before they were finished. */
export async function renderBothPdfs(
  text: string,
  config: Config = {},
): Promise<Rendered & { readonly printed: Uint8Array }> {
  const { book, settings } = await readWith(text, config)
  const printed: Uint8Array[] = []
  const recording = async (): Promise<Browser> => {
    const shared = await sharedBrowser()
    const openPage: Browser['openPage'] = async () => {
      const page = await shared.openPage()
      const print = async (): Promise<Uint8Array> => {
        const bytes = await page.print()
        printed.push(Uint8Array.from(bytes))
        return bytes
      }
      return { ...page, print }
    }
    return { ...shared, openPage }
  }
  const rendered = await renderEdition(print, book, settings, recording)
  const [bytes, ...more] = printed
  if (!bytes || more.length > 0) throw new Error(`printed ${printed.length} times`)
  return { ...rendered, printed: bytes }
}

/** Reads a manuscript of the repository, with its pictures, and prints it. */
export async function renderManuscript(path: string): Promise<Rendered & { readonly book: Book }> {
  const host = nodeHost()
  const { settings, ...manuscript } = await load({ manuscript: path }, host)
  const book = await read({ settings, ...manuscript }, host)
  const warnings: EditionWarning[] = []
  const context = {
    ...(await contextOf(book, settings)),
    host,
    warn: (warning: EditionWarning) => warnings.push(warning),
  }
  return { book, ...(await print.render(context)), warnings }
}

export async function renderEdition(
  edition: Edition,
  book: Book,
  settings: Partial<Settings> = {},
  openBrowser: () => Promise<Browser> = sharedBrowser,
  theme = 'base',
  more: Pick<EditionContext, 'provenance'> = {},
): Promise<Rendered> {
  const warnings: EditionWarning[] = []
  const context = await contextOf(book, { editions: [edition.name], ...settings }, theme)
  const artifact = await edition.render({
    ...context,
    ...more,
    browser: openBrowser,
    warn: (warning) => warnings.push(warning),
  })
  return { ...artifact, warnings }
}

/** What an edition is given for a text in Markdown. */
export async function contextFor(text: string, config: Config = {}): Promise<EditionContext> {
  const { book, settings } = await readWith(text, config)
  return contextOf(book, settings)
}

async function contextOf(book: Book, settings: Partial<Settings>, theme = 'base'): Promise<EditionContext> {
  const host = withPackageFiles(memoryHost(sampleFiles()))
  return {
    book,
    settings: { ...defaults, ...settings },
    host,
    theme: await loadTheme(theme, host),
    browser: sharedBrowser,
    once: onceEach(),
    sources: () => [],
    warn: () => undefined,
  }
}
