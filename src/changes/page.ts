/** The changes as a page of their own: one HTML file that needs nothing else. */

import type { Element, Root } from 'hast'
import { element, onLines } from '../editions/markup.ts'
import { directionOf } from '../manuscript/language.ts'
import type { Words } from '../theme/theme.ts'
import { fill } from '../theme/words.ts'
import { changeGroups, groupOf, type Change, type ChangeGroup, type Changes, type Piece } from './change.ts'
import { pageStyle } from './page-style.ts'
import { arrowOf, capitalised, onOneLine, placeOf, whatOf } from './told.ts'

export type ChangesPageOptions = {
  /** Names of the two editions, as readers know them: `First edition`, `Second edition`. */
  readonly editions?: { readonly old: string; readonly new: string }
  /** CSS that embeds the faces of the book and names them `--text` and `--heading`; without it the reader's own are taken. */
  readonly faces?: string
  /** A link to the page of the book. */
  readonly back?: { readonly address: string; readonly label: string }
}

/** Nothing but what the file itself holds may be shown; nothing may run. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; base-uri 'none'; form-action 'none'"

/**
 * All entries, group by group: words that are gone in `del`, words that are new in `ins`, each with a word for those who hear the page.
 *
 * @returns a whole document; its words come from outside and are text nodes, so that they are escaped when it is written
 */
export function changesPage(
  changes: Changes,
  words: Words,
  { editions, back, faces = '' }: ChangesPageOptions = {},
): Root {
  const { language, title, entries } = changes
  const direction = directionOf(language)
  const main = element('main', {}, [
    ...onLines([
      back && element('p', { className: ['back'] }, [element('a', { href: back.address }, [back.label])]),
      element('h1', {}, [
        element('span', { className: ['kind'] }, [fill(words, 'changes-heading')]),
        ' ',
        element('bdi', {}, [title]),
      ]),
      editions &&
        element('p', { className: ['editions'] }, [
          element('bdi', {}, [editions.old]),
          ` ${arrowOf(language)} `,
          element('bdi', {}, [editions.new]),
        ]),
      entries.length === 0 ? element('p', {}, [fill(words, 'changes-none')]) : undefined,
      ...changeGroups.map((group) => section(group, changes, words)),
    ]),
  ])
  const head = element('head', {}, [
    ...onLines([
      element('meta', { charSet: 'utf-8' }),
      element('meta', { httpEquiv: ['Content-Security-Policy'], content: policy }),
      element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      element('title', {}, [fill(words, 'changes-of', { title })]),
      element('meta', { name: 'generator', content: 'Chapbook' }),
      element('meta', { name: 'color-scheme', content: 'light dark' }),
      element('style', {}, [faces + pageStyle]),
    ]),
  ])
  const html = element(
    'html',
    { lang: language, dir: direction },
    onLines([head, element('body', {}, onLines([main]))]),
  )
  return {
    type: 'root',
    children: [{ type: 'doctype' }, { type: 'text', value: '\n' }, html, { type: 'text', value: '\n' }],
  }
}

/** The page as bytes. */
export async function changesPageFile(...given: Parameters<typeof changesPage>): Promise<Uint8Array> {
  const { toHtml } = await import('hast-util-to-html')
  return new TextEncoder().encode(toHtml(changesPage(...given)))
}

function section(group: ChangeGroup, { entries }: Changes, words: Words): Element | undefined {
  const own = entries.filter((entry) => groupOf(entry) === group)
  if (own.length === 0) return undefined
  return element('section', { className: [group], id: group, ariaLabelledBy: [`${group}-heading`] }, [
    ...onLines([
      element('h2', { id: `${group}-heading` }, [
        fill(words, `changes-${group}`),
        ' ',
        element('span', { className: ['count'] }, [String(own.length)]),
      ]),
      // Safari says no list without its marks, unless it is called one.
      element('ul', { role: 'list' }, onLines(own.map((entry) => item(entry, words)))),
    ]),
  ])
}

function item(change: Change, words: Words): Element {
  const place = placeOf(change, words)
  const what = capitalised(whatOf(change, words))
  const isLong = change.action !== 'changed' && change.pieces.some(({ kind }) => kind === 'left-out')
  const length = String(Math.max(change.words.gone, change.words.new))
  // A passage is what is changed mostly, and goes without saying where its place is known.
  const isSaid = change.what !== 'passage' || place === ''
  return element('li', {}, [
    ...onLines([
      element('p', { className: ['place'] }, [
        isSaid ? element('strong', {}, [onOneLine(what)]) : undefined,
        isSaid && place !== '' ? ' · ' : undefined,
        onOneLine(isSaid ? place : capitalised(place)),
        isLong ? ` · ${fill(words, 'changes-words', { count: length })}` : undefined,
      ]),
      element('p', { className: ['excerpt'] }, excerpt(change, words)),
    ]),
  ])
}

/** Of what is new or gone as a whole the heading of the group says so; within a passage the words are marked. */
function excerpt({ action, pieces }: Change, words: Words): readonly (Element | string)[] {
  return pieces.map((piece) => (action === 'changed' ? marked(piece, words) : onOneLine(piece.text)))
}

function marked({ kind, text }: Piece, words: Words): Element | string {
  if (kind !== 'gone' && kind !== 'new') return onOneLine(text)
  const said = fill(words, kind === 'gone' ? 'changes-said-gone' : 'changes-said-new')
  return element(kind === 'gone' ? 'del' : 'ins', {}, [
    element('span', { className: ['said'] }, [`[${said} `]),
    onOneLine(text),
    element('span', { className: ['said'] }, ['] ']),
  ])
}
