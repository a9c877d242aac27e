/** Renders the editions that lay the printed pages on sheets. */

import type { Book } from '../../../src/book/book.ts'
import { booklet } from '../../../src/editions/booklet.ts'
import type { Artifact, Edition, EditionWarning } from '../../../src/editions/edition.ts'
import { nUp } from '../../../src/editions/n-up.ts'
import { onceEach } from '../../../src/editions/once.ts'
import { print } from '../../../src/editions/print.ts'
import type { Browser } from '../../../src/host/host.ts'
import { defaults } from '../../../src/settings/defaults.ts'
import type { Settings } from '../../../src/settings.ts'
import { loadTheme } from '../../../src/theme/load.ts'
import { memoryHost } from '../../memory-host.ts'
import { withPackageFiles } from '../package-host.ts'
import { sharedBrowser } from '../print/render.ts'
import { sampleFiles } from '../sample-book.ts'

export type Rendered = {
  readonly print: Artifact
  readonly booklet: Artifact
  readonly nUp: Artifact
  readonly warnings: readonly EditionWarning[]
  /** How often pages were printed. */
  readonly prints: number
}

/** Makes all three in one build. */
export async function renderSheets(book: Book, settings: Partial<Settings> = {}): Promise<Rendered> {
  const host = withPackageFiles(memoryHost(sampleFiles()))
  const warnings: EditionWarning[] = []
  let prints = 0
  const counting = async (): Promise<Browser> => {
    const browser = await sharedBrowser()
    return {
      ...browser,
      openPage: () => {
        prints++
        return browser.openPage()
      },
    }
  }
  const once = onceEach()
  const theme = await loadTheme('base', host)
  const render = ({ render: make }: Edition): Promise<Artifact> =>
    make({
      book,
      settings: { ...defaults, ...settings },
      host,
      theme,
      browser: counting,
      once,
      sources: () => [],
      warn: (warning) => warnings.push(warning),
    })
  const [printed, folded, flat] = await Promise.all([render(print), render(booklet), render(nUp)])
  return { print: printed, booklet: folded, nUp: flat, warnings, prints }
}

/** The text beside a booklet. */
export function instructionsOf({ companions }: Artifact): string {
  return companions?.map(({ bytes }) => new TextDecoder().decode(bytes)).join('') ?? ''
}
