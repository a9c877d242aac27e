/** The page of a release for its readers: what the work is, how to get it and how to open it. */

import type { ElementContent, Root } from 'hast'
import { dataAddress } from '../../editions/data-address.ts'
import { element, onLines, text } from '../../editions/markup.ts'
import type { Host } from '../../host/host.ts'
import type { Theme, Words } from '../../theme/theme.ts'
import type { Citation } from '../citations/citations.ts'
import type { EditionManifest, FileToRelease } from '../manifest.ts'
import { about } from './about.ts'
import { accessibility } from './accessibility.ts'
import { changes } from './changes.ts'
import { citations } from './citations.ts'
import { contents } from './contents.ts'
import { devices } from './devices.ts'
import { downloads } from './downloads.ts'
import { feeds } from './feeds.ts'
import { head } from './head.ts'
import { masthead } from './masthead.ts'
import { makePage, type Page } from './page.ts'
import { proofs } from './proofs.ts'
import { pageStyle } from './style.ts'

export type ReaderPageInput = {
  /** With all files that the page shall offer. */
  readonly manifest: EditionManifest
  /** Those of the editions and those of releases, in the language of the book. */
  readonly words: Words
  readonly theme: Theme
  /** Folder of the edition as the page sees it: `latest/` for the page at the root of a site. @default '' */
  readonly base?: string
  /** Address of the folder that holds the page, ending in `/`, where it is known. */
  readonly url?: string
  /** What is new since the edition before, in short sentences in the language of the book. */
  readonly changes?: readonly string[]
  readonly citations?: readonly Citation[]
  /** Whether these lie beside the manifest. */
  readonly hasChecksums?: boolean
  readonly hasSignature?: boolean
  /** Addresses, as the page can use them. */
  readonly feeds?: { readonly atom?: string; readonly opds?: string }
  /** Address of the catalogue of the shelf that the title stands on, as the page can use it. */
  readonly shelf?: string
  /** Other editions of the work, with addresses as the page can use them. */
  readonly others?: readonly { readonly name: string; readonly href: string }[]
}

/**
 * Writes `index.html`, which needs nothing but the files of the release, runs nothing and asks nobody. What is absent leaves no trace.
 * The fonts hold the letters of the page alone.
 */
export async function readerPage(input: ReaderPageInput, host: Host): Promise<FileToRelease> {
  const page = makePage(input)
  const body = bodyOf(page)
  const [html, css, icon] = await Promise.all([
    stringifier(),
    pageStyle(body, page, host),
    input.theme.file('icon.svg'),
  ])
  const address = dataAddress('image/svg+xml', new TextEncoder().encode(icon.trim()))
  return {
    path: 'index.html',
    mediaType: 'text/html',
    bytes: new TextEncoder().encode(html(document(page, body, head(page, { css, icon: address })))),
  }
}

function document({ work }: Page, body: readonly ElementContent[], headOfPage: ElementContent): Root {
  return {
    type: 'root',
    children: [
      { type: 'doctype' },
      text('\n'),
      element('html', { lang: work.language, dir: work.direction, prefix: 'og: https://ogp.me/ns#' }, [
        headOfPage,
        '\n',
        element('body', {}, onLines(body)),
        '\n',
      ]),
    ],
  }
}

function bodyOf(page: Page): readonly ElementContent[] {
  const parts = [
    wayToShelf(page),
    masthead(page),
    downloads(page),
    devices(page),
    changes(page),
    contents(page),
    accessibility(page),
    about(page),
    citations(page),
    feeds(page),
    proofs(page),
  ]
  return [
    element('main', { className: ['page'] }, onLines(parts)),
    element('footer', { className: ['page', 'made-with', 'small-print'] }, [
      element('p', {}, [page.say('page-made', { program: 'Chapbook' })]),
    ]),
  ]
}

function wayToShelf({ shelf, work, say }: Page): ElementContent | undefined {
  if (shelf === undefined) return undefined
  const arrow = work.direction === 'rtl' ? '→' : '←'
  return element('nav', { className: ['way-back'], ariaLabel: say('shelf-all') }, [
    element('a', { href: shelf }, [element('span', { ariaHidden: 'true' }, [`${arrow} `]), say('shelf-all')]),
  ])
}

async function stringifier(): Promise<(tree: Root) => string> {
  const [{ unified }, { default: rehypeStringify }] = await Promise.all([import('unified'), import('rehype-stringify')])
  const processor = unified()
    .use(rehypeStringify, { characterReferences: { useNamedReferences: true } })
    .freeze()
  return (tree) => `${processor.stringify(tree)}\n`
}
