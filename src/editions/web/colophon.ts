/** The foot of the page: who made the work and what may be done with it. */

import type { Element } from 'hast'
import type { Metadata } from '../../book/book.ts'
import type { Words } from '../../theme/theme.ts'
import { aroundLicence, contributorLines, rightsLine } from '../credits.ts'
import { element, onLines } from '../markup.ts'
import { editionLine, licenceNotice, publishedLine } from '../imprint.ts'
import { digitsElement, provenanceLine, type Provenance } from '../provenance.ts'
import type { Page } from './page.ts'
import { footSections } from './text.ts'

/** The writer's own words for it, or contributors, publisher, edition, rights, licence and identifier, as far as they are known. */
export function colophon(page: Page): Element {
  const own = footSections('copyright', page)
  return element(
    'footer',
    { className: ['colophon'] },
    onLines([
      ...(own.length > 0 ? own : page.switches.copyright === false ? [] : aboutTheBook(page)),
      ...footSections('colophon', page),
      page.provenance && provenance(page.provenance, page.words),
    ]),
  )
}

function aboutTheBook({ book: { metadata }, words }: Page): readonly (Element | undefined)[] {
  const { licence, identifier, isbn } = metadata
  const rights = rightsLine(metadata, words)
  const published = publishedLine(metadata, words)
  const edition = editionLine(metadata, words)
  return [
    ...contributorLines(metadata, words).map(line),
    published === undefined ? undefined : line(published),
    edition === undefined ? undefined : line(edition),
    rights === undefined ? undefined : line(rights),
    licence && licenceLine(licence, words),
    ...(licence ? licenceNotice(licence, words).map(line) : []),
    element('p', { className: ['identifier'] }, [isbn === undefined ? identifier : `ISBN ${isbn}`]),
  ]
}

function provenance(given: Provenance, words: Words): Element {
  const pieces = provenanceLine(given, words).map((piece) => {
    if (typeof piece === 'string') return piece
    return 'digits' in piece ? digitsElement(piece.digits) : piece.text
  })
  return element('p', { className: ['provenance'] }, pieces)
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
