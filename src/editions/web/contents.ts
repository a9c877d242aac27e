/** The table of contents. */

import type { Element } from 'hast'
import type { OutlineEntry } from '../../book/book.ts'
import { element } from '../markup.ts'
import type { Page } from './page.ts'

/** Nested lists of links to the chapters and their sections; nothing where there is only one chapter, or the writer wants none. */
export function contents({ book, say, freeId, switches }: Page): Element | undefined {
  if (switches.contents === false) return undefined
  if (book.chapters.filter(({ kind }) => kind === 'chapter').length < 2) return undefined
  const id = freeId('contents')
  return element('nav', { className: ['contents'], ariaLabelledBy: [id] }, [
    element('h2', { id }, [say('contents')]),
    list(book.outline),
  ])
}

function list(entries: readonly OutlineEntry[]): Element {
  return element(
    'ol',
    // Lists without markers lose their role in Safari unless they name it.
    { role: 'list' },
    entries.map(({ id, title, children }) =>
      element('li', {}, [element('a', { href: `#${id}` }, [title]), children.length > 0 ? list(children) : undefined]),
    ),
  )
}
