/** The pages and the search of a made-up shelf on the disk, and a browser that opens them there. */

import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { launch, type Browser, type Page } from 'puppeteer'
import { nodeHost } from '../../../src/host/index.ts'
import { packageRoot } from '../../../src/host/package-root.ts'
import type { Site } from '../../../src/release/published.ts'
import { shelfPages, shelfStyle, shelfStylePath } from '../../../src/release/shelf/pages.ts'
import type { SearchedText } from '../../../src/release/shelf/search/book-text.ts'
import { searchFiles } from '../../../src/release/shelf/search/files.ts'
import { loadTheme } from '../../../src/theme/load.ts'
import { words } from '../shelf.ts'

export type SiteOnDisk = {
  readonly folder: string
  readonly open: (
    path: string,
    options?: { readonly scripts?: boolean; readonly dark?: boolean; readonly width?: number },
  ) => Promise<Page>
  /** What was asked for, from the folder. */
  readonly requests: string[]
  /** What the browser complained of. */
  readonly complaints: string[]
  readonly close: () => Promise<void>
}

export async function siteOnDisk(site: Site, texts: readonly SearchedText[]): Promise<SiteOnDisk> {
  const folder = await mkdtemp(join(tmpdir(), 'chapbook-shelf-'))
  const host = nodeHost({ folder })
  const theme = await loadTheme('base', host)
  const design = {
    stylePath: shelfStylePath,
    icon: await theme.file('icon.svg'),
    paper: theme.paper,
    words,
    hasSearch: true,
  }
  const client = await readFile(join(packageRoot, 'build', 'search.js'))
  const files = [
    ...shelfPages(site, design),
    await shelfStyle(site, words(site.language), theme, host),
    ...searchFiles(site, texts, client),
  ]
  for (const { path, bytes } of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), bytes)
  }
  const browser = await startBrowser()
  const requests: string[] = []
  const complaints: string[] = []
  const root = pathToFileURL(`${folder}/`).href
  return {
    folder,
    requests,
    complaints,
    open: async (path, { scripts = true, dark = false, width = 1000 } = {}) => {
      const page = await (await browser.createBrowserContext()).newPage()
      await page.setJavaScriptEnabled(scripts)
      await page.setViewport({ width, height: 900 })
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' }])
      page.on('request', (request) => requests.push(request.url().replace(root, '')))
      page.on('console', (message) => {
        // Covers and editions are not there in these tests.
        if (message.type() === 'error' && !message.text().includes('ERR_FILE_NOT_FOUND'))
          complaints.push(message.text())
      })
      page.on('pageerror', (error) => complaints.push(String(error)))
      await page.goto(root + path)
      return page
    },
    close: async () => {
      await browser.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** A browser in which scripts run: those of our own pages. */
async function startBrowser(): Promise<Browser> {
  const found = await nodeHost().openBrowser({})
  await found.close()
  // The browser's own sandbox does not start for root.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return launch({ executablePath: found.path, headless: 'shell', args })
}
