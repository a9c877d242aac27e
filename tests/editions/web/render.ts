/** Renders the web edition for its tests. */

import type { Book } from '../../../src/book/book.ts'
import { onceEach } from '../../../src/editions/once.ts'
import { web } from '../../../src/editions/web.ts'
import type { Artifact, EditionContext, EditionWarning } from '../../../src/editions/edition.ts'
import { defaults } from '../../../src/settings/defaults.ts'
import type { Settings } from '../../../src/settings.ts'
import { loadTheme } from '../../../src/theme/load.ts'
import { memoryHost } from '../../memory-host.ts'
import { withPackageFiles } from '../package-host.ts'
import { sampleFiles } from '../sample-book.ts'

const settings: Settings = { ...defaults, editions: ['web'] }

export async function renderWeb(
  book: Book,
  files: Readonly<Record<string, string | Uint8Array>> = {},
  warn: (warning: EditionWarning) => void = refuse,
  more: Pick<EditionContext, 'provenance'> = {},
): Promise<Artifact> {
  const host = withPackageFiles(memoryHost({ ...sampleFiles(), ...files }))
  return web.render({
    book,
    settings,
    host,
    theme: await loadTheme(files['looks/theme.yaml'] === undefined ? 'base' : './looks', host),
    browser: () => Promise.reject(new Error('The web edition needs no browser')),
    once: onceEach(),
    sources: () => [],
    warn,
    ...more,
  })
}

function refuse({ reason }: EditionWarning): void {
  throw new Error(reason)
}

export async function renderHtml(book: Book, files?: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  return new TextDecoder().decode((await renderWeb(book, files)).bytes)
}

/** The page without its style and the bytes of pictures and fonts, so that a failing test can be read. */
export function withoutBytes(html: string): string {
  return html.replace(/<style>.*?<\/style>/s, '<style></style>').replace(/base64,[\w+/=]+/g, 'base64,…')
}
