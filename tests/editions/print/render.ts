/** Renders the print edition for its tests, through the real browser. */

import type { Book } from '../../../src/book/book.ts'
import type { Artifact, EditionWarning } from '../../../src/editions/edition.ts'
import { onceEach } from '../../../src/editions/once.ts'
import { print } from '../../../src/editions/print.ts'
import type { Browser } from '../../../src/host/host.ts'
import { nodeHost } from '../../../src/host/index.ts'
import { defaults } from '../../../src/settings/defaults.ts'
import type { PrintSettings } from '../../../src/settings.ts'
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

/** Reads a text in Markdown and renders it. */
export async function renderMarkdown(
  text: string,
  settings: Partial<PrintSettings> = {},
): ReturnType<typeof renderPrint> {
  return renderPrint(await readMarkdown(text), settings)
}

/** Reads a text in Markdown as the essay of Ida Maren. */
export async function readMarkdown(text: string): Promise<Book> {
  const host = memoryHost(
    { '/project/essay.md': `---\ntitle: Essay\nauthor: Ida Maren\n---\n\n${text}` },
    { folder: '/project' },
  )
  const manuscript = await load({ manuscript: 'essay.md', config: {} }, host)
  return read(manuscript, host)
}

export async function renderPrint(
  book: Book,
  settings: Partial<PrintSettings> = {},
): Promise<Artifact & { readonly warnings: readonly EditionWarning[] }> {
  const host = withPackageFiles(memoryHost(sampleFiles()))
  const warnings: EditionWarning[] = []
  const artifact = await print.render({
    book,
    settings: { ...defaults, editions: ['print'], print: { ...defaults.print, ...settings } },
    host,
    theme: await loadTheme('base', host),
    browser: sharedBrowser,
    once: onceEach(),
    warn: (warning) => warnings.push(warning),
  })
  return { ...artifact, warnings }
}
