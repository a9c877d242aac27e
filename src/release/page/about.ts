/** Which edition this is, who published it and what may be done with it. */

import type { Element } from 'hast'
import type { Licence } from '../../book/book.ts'
import { aroundLicence, rightsLine } from '../../editions/credits.ts'
import { editionLine, licenceNotice, publishedLine } from '../../editions/imprint.ts'
import { element, onLines } from '../../editions/markup.ts'
import { dateInWords } from '../../theme/words.ts'
import { dateOf } from '../feeds/facts.ts'
import { link, paragraph, section, type Page } from './page.ts'

export function about(page: Page): Element | undefined {
  const { work, words, say } = page
  const { licence, identifier, isbn, subjects } = work
  const rights = rightsLine(work, words)
  const published = publishedLine(work, words)
  const edition = editionSentence(page)
  return section('about', say('page-about'), [
    edition === undefined ? undefined : paragraph(edition),
    published === undefined ? undefined : paragraph(published),
    rights === undefined ? undefined : paragraph(rights),
    licence && licenceSentence(licence, page),
    ...(licence === undefined ? [] : licenceNotice(licence, words).map((notice) => paragraph(notice))),
    subjects.length === 0
      ? undefined
      : paragraph(say('page-subjects', { subjects: subjects.map(({ name }) => name).join(' · ') })),
    isbn === undefined ? undefined : paragraph(`ISBN ${isbn}`, 'identifier'),
    element('p', { className: ['identifier', 'small-print'] }, [
      `${say('identifier')}: `,
      element('bdi', { dir: 'ltr' }, [identifier]),
    ]),
    others(page),
  ])
}

/** `Second edition, 22 November 2026`; the date alone where nothing else is known. */
function editionSentence({ manifest, work, words }: Page): string | undefined {
  const { number, text } = manifest.edition
  const date = dateOf(manifest)
  const identity = { ...(number === undefined ? {} : { number }), ...(text === undefined ? {} : { text }) }
  const name = editionLine({ ...work, edition: identity }, words) ?? ''
  const parts = [name, date === undefined ? '' : dateInWords(date, work.language)].filter((part) => part !== '')
  return parts.length === 0 ? undefined : parts.join(', ')
}

function licenceSentence({ name, url }: Licence, { words }: Page): Element {
  const [before, after] = aroundLicence(words)
  return element('p', {}, [
    before,
    url === undefined ? name : element('a', { href: url, rel: ['license'] }, [name]),
    after,
  ])
}

function others({ others: editions = [], say }: Page): Element | undefined {
  if (editions.length === 0) return undefined
  return element(
    'div',
    { className: ['others'] },
    onLines([
      element('h3', {}, [say('page-editions')]),
      element(
        'ul',
        { className: ['plain'], role: 'list' },
        onLines(editions.map(({ name, href }) => element('li', {}, [link(href, name)]))),
      ),
    ]),
  )
}
