/** Takes the text of a side, with its pages where they can be set. */

import { relative } from 'node:path'
import { bookText, type BookText } from '../book/book-text.ts'
import { readBookText } from '../book/book-text-file.ts'
import type { PageMap } from '../book/page-map.ts'
import { named } from '../build.ts'
import type { EditionContext } from '../editions/edition.ts'
import { onceEach } from '../editions/once.ts'
import { ChapbookError } from '../errors.ts'
import type { Browser } from '../host/host.ts'
import { load } from '../manuscript/load.ts'
import { read } from '../manuscript/read.ts'
import { sourcesOf } from '../manuscript/sources.ts'
import { loadTheme } from '../theme/load.ts'
import type { Theme } from '../theme/theme.ts'
import type { Config } from '../settings.ts'
import type { Side } from './sides.ts'

export type SideTextOptions = {
  /** Gives the browser in which pages are set; absent where no pages are wanted. */
  readonly browser?: (path: string | undefined) => Promise<Browser>
  /** Told once a side where its pages could not be set. */
  readonly onNoPages: (error: ChapbookError) => void
  /** The config of the folder of the command: a revision's own is never run. */
  readonly config: Config | undefined
}

export type SideText = {
  readonly text: BookText
  /** Absent of a release, which needs none. */
  readonly theme?: Theme
}

/** @throws ChapbookError where the manuscript or the release cannot be read */
export async function textOfSide(side: Side, options: SideTextOptions): Promise<SideText> {
  const { host, path, name } = side
  if (side.kind === 'release') return { text: readBookText(await host.disk.read(path), name) }
  const config = side.isRevision ? { config: options.config ?? {} } : {}
  const manuscript = await load({ manuscript: relative(host.folder, path) || '.', ...config }, host)
  const theme = await loadTheme(manuscript.settings.theme, host)
  const book = await named(await read(manuscript, host), Promise.resolve(theme))
  const { browser } = options
  if (!browser) return { text: bookText(book), theme }
  const context: EditionContext = {
    book,
    theme,
    settings: manuscript.settings,
    sources: () => sourcesOf(manuscript),
    host,
    browser: () => browser(manuscript.settings.browser),
    once: onceEach(),
    // What could be better about the pages is told when they are built.
    warn: () => undefined,
  }
  return { text: bookText(book, await pagesOf(context, options)), theme }
}

async function pagesOf(context: EditionContext, { onNoPages }: SideTextOptions): Promise<PageMap | undefined> {
  const { setBookPages } = await import('../editions/print/book-pages.ts')
  try {
    return (await setBookPages(context)).pageMap
  } catch (error) {
    if (!(error instanceof ChapbookError) || error.kind === 'interrupted') throw error
    onNoPages(error)
    return undefined
  }
}
