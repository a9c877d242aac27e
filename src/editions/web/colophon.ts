/** The foot of the page: who made the work and what may be done with it. */

import type { Element } from 'hast'
import type { Metadata } from '../../book/book.ts'
import type { Words } from '../../theme/theme.ts'
import { aroundLicence, contributorLines, rightsLine } from '../credits.ts'
import { element, onLines } from '../markup.ts'
import type { Page } from './page.ts'

/** Contributors, publisher, rights, licence and identifier, as far as they are known. */
export function colophon({ book: { metadata }, say, words }: Page): Element {
  const { publisher, licence, identifier, isbn } = metadata
  const rights = rightsLine(metadata, words)
  return element(
    'footer',
    { className: ['colophon'] },
    onLines([
      ...contributorLines(metadata, words).map(line),
      publisher === undefined ? undefined : line(say('published-by', { publisher })),
      rights === undefined ? undefined : line(rights),
      licence && licenceLine(licence, words),
      element('p', { className: ['identifier'] }, [isbn === undefined ? identifier : `ISBN ${isbn}`]),
    ]),
  )
}

function licenceLine({ name, url }: NonNullable<Metadata['licence']>, words: Words): Element {
  const [before, after] = aroundLicence(words)
  return element('p', {}, [
    before,
    url === undefined ? name : element('a', { href: url, rel: ['license'] }, [name]),
    after,
  ])
}

function line(words: string): Element {
  return element('p', {}, [words])
}
