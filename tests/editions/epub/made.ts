/** Makes an EPUB of a book and takes it apart again. */

import { unzipSync } from 'fflate'
import type { Book } from '../../../src/book/book.ts'
import type { EditionContext, EditionWarning } from '../../../src/editions/edition.ts'
import { onceEach } from '../../../src/editions/once.ts'
import { epub } from '../../../src/editions/epub.ts'
import type { Host } from '../../../src/host/host.ts'
import type { Settings } from '../../../src/settings.ts'
import { defaults } from '../../../src/settings/defaults.ts'
import { loadTheme } from '../../../src/theme/load.ts'
import { memoryHost } from '../../memory-host.ts'
import { withPackageFiles } from '../package-host.ts'
import { sampleFiles } from '../sample-book.ts'

export type Made = {
  readonly path: string
  readonly bytes: Uint8Array
  readonly warnings: readonly EditionWarning[]
  /** In the order of the archive. */
  readonly entries: readonly { readonly name: string; readonly isStored: boolean }[]
  readonly file: (name: string) => Uint8Array
  readonly text: (name: string) => string
}

/** Shared, so that fonts are cut and the cover is drawn once for all tests of a file. */
export const sampleHost: Host = withPackageFiles(memoryHost(sampleFiles()))

export type MakeOptions = {
  readonly fonts?: boolean
  readonly host?: Host
  readonly settings?: Settings
  readonly context?: Pick<EditionContext, 'provenance'>
}

export async function make(
  book: Book,
  { fonts = false, host = sampleHost, settings = defaults, context = {} }: MakeOptions = {},
): Promise<Made> {
  const warnings: EditionWarning[] = []
  const { path, bytes } = await epub.render({
    book,
    theme: await loadTheme('base', host),
    settings: { ...settings, editions: ['epub'], epub: { fonts } },
    host,
    browser: () => Promise.reject(new Error('The ebook needs no browser')),
    once: onceEach(),
    sources: () => [],
    warn: (warning) => void warnings.push(warning),
    ...context,
  })
  const entries: { name: string; isStored: boolean }[] = []
  const contents = unzipSync(bytes, {
    filter: ({ name, compression }) => {
      entries.push({ name, isStored: compression === 0 })
      return true
    },
  })
  const file = (name: string): Uint8Array => {
    const content = contents[name]
    if (!content) throw new Error(`No ${name} in ${Object.keys(contents).join(', ')}`)
    return content
  }
  return { path, bytes, warnings, entries, file, text: (name) => new TextDecoder().decode(file(name)) }
}
