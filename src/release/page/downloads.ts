/** What a reader can take with him, each with whom it is for, its size and its pages. */

import type { Element } from 'hast'
import { element, onLines } from '../../editions/markup.ts'
import type { FileRole, ReleasedFile } from '../manifest.ts'
import { numberInWords, sizeInWords } from './numbers.ts'
import { link, section, type Page } from './page.ts'

/** In the order in which most readers want them. */
const offered: readonly FileRole[] = ['epub', 'print', 'large-print', 'booklet', 'handout', 'n-up']

export function offersOf({ files }: Page): readonly ReleasedFile[] {
  return offered.flatMap((role) => files(role))
}

export function downloads(page: Page): Element | undefined {
  const offers = offersOf(page)
  return section('take', page.say('page-take'), [
    offers.length === 0
      ? undefined
      : element('ul', { className: ['rows'], role: 'list' }, onLines(offers.map((file) => row(file, page)))),
  ])
}

function row(file: ReleasedFile, page: Page): Element {
  const { say, href, work } = page
  const { language } = work
  const { pages, sheets } = file
  const facts = [
    sizeInWords(file.bytes, language),
    pages === undefined ? undefined : say('page-pages', { count: numberInWords(pages, language) }),
    sheets === undefined ? undefined : say('page-sheets', { count: numberInWords(sheets, language) }),
  ]
  const id = `take-${file.role}`
  return element(
    'li',
    {},
    onLines([
      element('a', { className: ['row-name'], href: href(file.path), type: file.mediaType, ariaDescribedBy: [id] }, [
        say(`feeds-${file.role}`),
      ]),
      element('p', { id }, [say(`page-for-${file.role}`)]),
      element('ul', { className: ['facts'], role: 'list' }, [
        ...facts.flatMap((fact) => (fact === undefined ? [] : [element('li', {}, [fact])])),
      ]),
      instructions(file, page),
    ]),
  )
}

/** A booklet has instructions for the printer; several pages on a side need none. */
function instructions({ role }: ReleasedFile, { files, href, say }: Page): Element | undefined {
  const [found] = role === 'booklet' ? files('instructions') : []
  return found && element('p', { className: ['row-more'] }, [link(href(found.path), say('page-instructions'))])
}
