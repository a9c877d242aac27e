/** What every page of a shelf has: its head, the way back, the search, and what leads to feeds and catalogues. */

import type { Element, ElementContent, Root } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { dataAddress } from '../../../editions/data-address.ts'
import { element, onLines, text } from '../../../editions/markup.ts'
import { directionOf } from '../../../manuscript/language.ts'
import type { Words } from '../../../theme/theme.ts'
import { fill } from '../../../theme/words.ts'
import { addressOf } from '../../feeds/address.ts'
import { atomPath } from '../../feeds/atom.ts'
import type { FileToRelease } from '../../manifest.ts'
import type { Site } from '../../published.ts'
import type { Catalogue } from '../catalogue.ts'
import { linkTo } from '../shown.ts'
import { searchBox } from './search-box.ts'

/** What the pages of a shelf are made with. */
export type ShelfDesign = {
  /** Path of the style, from the root of the site. */
  readonly stylePath: string
  /** SVG of the small picture in the browser's tab. */
  readonly icon: string
  readonly paper: { readonly light: string; readonly dark: string }
  /** Words of editions and of releases in a language. */
  readonly words: (language: string) => Words
  /** Whether the files of the search lie beside the pages. */
  readonly hasSearch: boolean
}

export type ShelfFrame = ShelfDesign & {
  readonly site: Site
  readonly catalogue: Catalogue
  readonly say: (key: string, values?: Readonly<Record<string, string>>) => string
}

export type ShelfPage = {
  /** From the root of the site. */
  readonly path: string
  readonly title: string
  readonly description?: string | undefined
  /** What programs read, as schema.org has it. */
  readonly linkedData: Readonly<Record<string, unknown>>
  /** Stands above all else; the name of the shelf where it is absent. */
  readonly head?: readonly Element[]
  readonly content: readonly (ElementContent | undefined)[]
}

export function shelfFrame(site: Site, catalogue: Catalogue, design: ShelfDesign): ShelfFrame {
  const words = design.words(site.language)
  return { ...design, site, catalogue, say: (key, values) => fill(words, key, values) }
}

/** Only what the site itself holds is shown, and only its search runs. */
const policy = [
  "default-src 'none'",
  "img-src 'self' data:",
  "style-src 'self'",
  'font-src data:',
  "script-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

// No HTML may hold these, and a title may.
const controls = /[^\P{Cc}\t\n\r]/gu

/** Writes a page. */
export function pageFile(page: ShelfPage, frame: ShelfFrame): FileToRelease {
  const { site, say, hasSearch } = frame
  const main = element('main', { id: 'main', tabIndex: -1 }, onLines(page.content))
  const tree: Root = {
    type: 'root',
    children: [
      { type: 'doctype' },
      text('\n'),
      element('html', { lang: site.language, dir: directionOf(site.language) }, [
        head(page, frame),
        '\n',
        element('body', {}, [
          element('a', { className: ['skip-link'], href: '#main' }, [say('skip-to-text')]),
          element(
            'div',
            { className: ['page', 'wide', 'shelf'] },
            onLines([top(page, frame), hasSearch ? searchBox(page.path, frame) : undefined, main, foot(page, frame)]),
          ),
        ]),
        '\n',
      ]),
    ],
  }
  const html = toHtml(tree, { characterReferences: { useNamedReferences: true } }).replaceAll(controls, '')
  return { path: page.path, bytes: new TextEncoder().encode(`${html}\n`), mediaType: 'text/html' }
}

function head(
  { path, title, description, linkedData }: ShelfPage,
  { site, stylePath, icon, paper, hasSearch, say }: ShelfFrame,
): Element {
  const isFirst = path === 'index.html'
  const about = description ?? site.description
  const alternate = (type: string, target: string, name: string): Element =>
    element('link', { rel: ['alternate'], type, href: linkTo(target, path), title: name })
  return element(
    'head',
    {},
    onLines([
      element('meta', { charSet: 'utf-8' }),
      element('meta', { httpEquiv: ['Content-Security-Policy'], content: policy }),
      element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      element('title', {}, [isFirst ? site.title : `${title} · ${site.title}`]),
      about === undefined ? undefined : element('meta', { name: 'description', content: about }),
      element('meta', { name: 'generator', content: 'Chapbook' }),
      element('meta', { name: 'color-scheme', content: 'light dark' }),
      element('meta', { name: 'theme-color', content: paper.light, media: '(prefers-color-scheme: light)' }),
      element('meta', { name: 'theme-color', content: paper.dark, media: '(prefers-color-scheme: dark)' }),
      ...(site.mining ? [element('meta', { name: 'tdm-reservation', content: '1' })] : []),
      ...(site.mining?.policy === undefined
        ? []
        : [element('meta', { name: 'tdm-policy', content: site.mining.policy })]),
      element('link', { rel: ['icon'], href: dataAddress('image/svg+xml', new TextEncoder().encode(icon.trim())) }),
      site.url === undefined
        ? undefined
        : element('link', { rel: ['canonical'], href: addressOf(site, isFirst ? '' : path) }),
      alternate('application/atom+xml', atomPath, say('shelf-feed')),
      alternate('application/atom+xml;profile=opds-catalog', 'opds.xml', say('shelf-catalogue')),
      alternate('application/opds+json', 'opds.json', say('shelf-catalogue')),
      element('meta', { property: 'og:type', content: 'website' }),
      element('meta', { property: 'og:title', content: title }),
      element('link', { rel: ['stylesheet'], href: linkTo(stylePath, path) }),
      // `</script>` in a title would end the element.
      element('script', { type: 'application/ld+json' }, [
        text(JSON.stringify({ '@context': 'https://schema.org', ...linkedData }).replaceAll('<', '\\u003c')),
      ]),
      hasSearch ? element('script', { src: linkTo('search/search.js', path), defer: true }) : undefined,
    ]),
  )
}

/** Whose shelf it is, the way back to all titles, and to the lists that there are. */
function top(page: ShelfPage, frame: ShelfFrame): Element {
  const { site } = frame
  const name = element('p', { className: ['shelf-name'] }, [
    element('a', { href: linkTo('index.html', page.path) }, [site.title]),
  ])
  return element('header', { className: ['shelf-head'] }, [...(page.head ?? [name]), ...lists(page, frame)])
}

function lists({ path }: ShelfPage, { site, catalogue, say }: ShelfFrame): readonly Element[] {
  const known = (['authors', 'subjects', 'series'] as const).filter((kind) => catalogue.groups[kind].length > 0)
  const entry = (target: string, name: string): Element => {
    const current = target === path ? ({ ariaCurrent: 'page' } as const) : {}
    return element('li', {}, [element('a', { href: linkTo(target, path), ...current }, [name])])
  }
  if (known.length === 0 && path === 'index.html') return []
  const links = element('nav', { className: ['shelf-nav'], ariaLabel: site.title }, [
    element('ul', {}, [
      entry('index.html', say('shelf-all')),
      ...known.map((kind) => entry(`${catalogue.folders[kind]}/index.html`, say(`shelf-${kind}`))),
    ]),
  ])
  return [links]
}

function foot({ path }: ShelfPage, { site, say }: ShelfFrame): Element {
  const link = (target: string, name: string): Element =>
    element('li', {}, [element('a', { href: linkTo(target, path) }, [name])])
  return element('footer', { className: ['shelf-foot', 'small-print'] }, [
    ...(site.publisher === undefined ? [] : [element('p', {}, [site.publisher])]),
    element('ul', { className: ['facts'] }, [
      link(atomPath, say('shelf-feed')),
      link('opds.xml', say('shelf-catalogue')),
    ]),
  ])
}
