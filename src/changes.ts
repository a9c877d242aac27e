/** Tells readers what has changed between two editions of a text: the verb `changes`. */

import { resolve } from 'node:path'
import { substanceOf, type Changes } from './changes/change.ts'
import { compareTexts } from './changes/compare.ts'
import { changesPageFile } from './changes/page.ts'
import { changesSentences } from './changes/sentences.ts'
import { editionOf, findSides } from './changes/sides.ts'
import { changesText } from './changes/text.ts'
import { textOfSide, type SideTextOptions } from './changes/side-text.ts'
import type { ProgressEvent } from './build.ts'
import { ChapbookError } from './errors.ts'
import type { Browser, Host } from './host/host.ts'
import { nodeHost } from './host/index.ts'
import { ownConfig } from './manuscript/load/config-file.ts'
import { loadTheme } from './theme/load.ts'

export type ChangesOptions = {
  /** A manuscript, a revision of git, a release, or the folder of a title, which means its newest edition. */
  readonly old: string
  /** The same. @default 'manuscript' */
  readonly new?: string
  /** File that gets the page for readers, relative to the folder of the command; without it none is written. */
  readonly html?: string
  /** Leaves corrections out. @default false */
  readonly substance?: boolean
  /** Sets the pages of manuscripts and revisions, to say on which page a change is. @default true */
  readonly pages?: boolean
  /** Path of the browser that sets them. */
  readonly browser?: string
  /** Folder that paths are relative to. @default the folder of the process */
  readonly folder?: string
  readonly host?: Host
  /** Stops the work; nothing is written. */
  readonly signal?: AbortSignal
  readonly onProgress?: (event: ProgressEvent) => void
}

export type ChangesResult = {
  readonly changes: Changes
  /** The changes for a terminal or a mail, in the language of the new text. */
  readonly text: string
  /** A few short sentences, in the same language. */
  readonly sentences: readonly string[]
  /** Why changes are told without pages; at most one. */
  readonly warnings: readonly ChapbookError[]
  /** The page that was written. */
  readonly page?: { readonly path: string; readonly bytes: Uint8Array }
}

/**
 * Compares two editions of a text.
 *
 * @example
 * ```js
 * const { changes } = await changes({ old: 'v1:essay.md', new: 'essay.md' })
 * for (const { kind, action, what } of changes.entries) console.log(kind, action, what)
 * ```
 *
 * @throws ChapbookError where a side is nothing that can be compared or cannot be read, git is missing, or the page cannot be written.
 *   A machine that cannot set pages does not throw; changes are told by chapter, with one warning.
 */
export async function changes(options: ChangesOptions): Promise<ChangesResult> {
  const { old, html, substance = false } = options
  const host = options.host ?? nodeHost(options.folder === undefined ? {} : { folder: options.folder })
  const [before, after] = await findSides(old, options.new, host)
  const warnings: ChapbookError[] = []
  const browser = lateBrowser(host, options)
  try {
    const given: SideTextOptions = {
      config: (await ownConfig(host))?.config,
      onNoPages: (error) => {
        if (warnings.length === 0) warnings.push(withoutPages(error))
      },
      ...(options.pages === false ? {} : { browser: browser.open }),
    }
    const oldText = await textOfSide(before, given)
    const newText = await textOfSide(after, given)
    throwIfStopped(options.signal)
    const all = compareTexts(oldText.text, newText.text)
    const found = substance ? substanceOf(all) : all
    const theme = newText.theme ?? oldText.theme ?? (await loadTheme('base', host))
    const words = await theme.releaseWords(newText.text.language)
    const told = {
      changes: found,
      text: changesText(found, words),
      sentences: changesSentences(found, words),
      warnings,
    }
    if (html === undefined) return told
    const bytes = await changesPageFile(found, words, { editions: { old: editionOf(before), new: editionOf(after) } })
    await host.disk.write([{ path: resolve(host.folder, html), bytes }])
    return { ...told, page: { path: html, bytes } }
  } finally {
    await browser.close()
  }
}

/** The browser, started when pages are set first. */
function lateBrowser(host: Host, { browser, signal, onProgress }: ChangesOptions) {
  let opening: Promise<Browser> | undefined
  return {
    open: (path: string | undefined): Promise<Browser> => {
      opening ??= host.openBrowser({
        path: browser ?? path,
        signal,
        onProgress: (progress) => onProgress?.({ kind: 'browser', ...progress }),
        onWarning: (text) => onProgress?.({ kind: 'warning', text }),
      })
      return opening
    },
    close: () =>
      opening?.then(
        (opened) => opened.close(),
        () => undefined,
      ),
  }
}

function withoutPages({ message, hint, ...cause }: ChapbookError): ChapbookError {
  return new ChapbookError(`The changes are told by chapter and not by page: ${message}`, {
    ...(hint === undefined ? {} : { hint: `${hint} Or write \`--no-pages\`.` }),
    cause,
  })
}

function throwIfStopped(signal: AbortSignal | undefined): void {
  if (signal?.aborted)
    throw new ChapbookError('Stopped; nothing was written', { kind: 'interrupted', cause: signal.reason })
}
