/** The sheet for the wall as a document that the browser sets. */

import { domainToUnicode } from 'node:url'
import type { Element } from 'hast'
import { toHtml } from 'hast-util-to-html'
import type { Metadata } from '../../book/book.ts'
import type { Cover } from '../../editions/cover.ts'
import { authorNames } from '../../editions/credits.ts'
import { dataAddress } from '../../editions/data-address.ts'
import { element } from '../../editions/markup.ts'
import type { PageSize } from '../../settings/page-size.ts'
import type { Words } from '../../theme/theme.ts'
import { fill } from '../../theme/words.ts'

export type PosterDocument = {
  readonly metadata: Metadata
  readonly cover: Pick<Cover, 'bytes' | 'description'>
  /** Where the code leads. */
  readonly url: string
  readonly code: Element
  readonly page: PageSize
  readonly words: Words
  /** The `@font-face` rules. */
  readonly faces: string
  /** The theme's `poster.css`. */
  readonly style: string
  readonly stacks: Readonly<Record<'text' | 'heading', string>>
}

/** The code without its quiet zone, mm: as large as leaves room for words beside it. */
const codeSide = 84
/** The quiet zone of the coarsest code for an address fits in it. */
const gap = 13.5
const pixelsPerMillimetre = 96 / 25.4
const policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; font-src data:"

/** The whole document as HTML, with everything in it that it shows. */
export function posterDocument({ metadata, ...document }: PosterDocument): string {
  const { cover, url, code, page, words, faces, style } = document
  const { title, subtitle, language, direction } = metadata
  const names = authorNames(metadata)
  const line = (name: string, text: string): Element => element('p', { className: [name] }, [text])
  const head = element('head', {}, [
    element('meta', { charSet: 'utf-8' }),
    element('meta', { httpEquiv: ['Content-Security-Policy'], content: policy }),
    element('title', {}, [title]),
    element('style', {}, [`${faces}\n${variables(document, page)}\n${style}`]),
  ])
  const body = element('body', {}, [
    element('div', { className: ['poster'] }, [
      element('div', { className: ['work'] }, [
        element('div', { className: ['picture'] }, [
          element('img', { className: ['cover'], src: dataAddress('image/jpeg', cover.bytes), alt: cover.description }),
        ]),
        element('div', { className: ['about'] }, [
          element('h1', {}, [title]),
          subtitle === undefined ? undefined : line('subtitle', subtitle),
          names === '' ? undefined : line('authors', names),
        ]),
      ]),
      element('div', { className: ['way'] }, [
        code,
        element('div', { className: ['call'] }, [
          line('scan', fill(words, 'poster-scan')),
          line('type', fill(words, 'poster-type')),
        ]),
      ]),
      element('p', { className: ['address'], dir: 'ltr', lang: 'zxx' }, [
        element('a', { href: url }, withBreaks(shortAddress(url))),
      ]),
    ]),
  ])
  return `<!doctype html>${toHtml(element('html', { lang: language, dir: direction }, [head, body]))}`
}

/** As short as it can be typed: `example.org/essay`. Letters beyond ASCII stay as a reader writes them. */
export function shortAddress(url: string): string {
  const short = url
    .replace(/^(https?:\/\/)([^/:?#]+)/, (_, scheme: string, name: string) => scheme + (domainToUnicode(name) || name))
    .replace(/^https?:\/\/(www\.)?/, '')
    .replace(/\/$/, '')
  const written = decoded(short)
  // A space or a sign of percent would be typed as something else.
  return /[\s%\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(written) ? short : written
}

function decoded(address: string): string {
  try {
    return decodeURI(address)
  } catch {
    return address
  }
}

/** So many letters of the address stand on one line. */
const lettersOfLine = 30

/** A long address is broken before its signs, never at a hyphen, which would look like one that is put in. */
function withBreaks(address: string): (Element | string)[] {
  const safe = address.replaceAll('-', '\u2011')
  if (address.length <= lettersOfLine) return [safe]
  return safe.split(/(?=[/?&=#._])/).flatMap((part, index) => (index === 0 ? [part] : [element('wbr'), part]))
}

function variables({ stacks, code }: Pick<PosterDocument, 'stacks' | 'code'>, page: PageSize): string {
  const [, , width = 37] = String(code.properties['viewBox']).split(' ').map(Number)
  const [across, down] = [page.width, page.height].map((side) => Math.round(side * pixelsPerMillimetre))
  const values = {
    'page-width': `${across}px`,
    'page-height': `${down}px`,
    code: `${codeSide}mm`,
    quiet: `${(codeSide * 4) / (width - 8)}mm`,
    gap: `${gap}mm`,
    text: stacks.text,
    heading: stacks.heading,
    'title-size': '96px',
    'scan-size': '80px',
    'address-size': '72px',
  }
  const lines = Object.entries(values).map(([name, value]) => `--${name}: ${value};`)
  return `:root { ${lines.join(' ')} }\n@page { size: ${across}px ${down}px; margin: 0; }`
}
