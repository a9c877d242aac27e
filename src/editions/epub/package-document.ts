/** `content.opf`: metadata, manifest and spine (EPUB 3.3, section 5). */

import type { Book, Contributor } from '../../book/book.ts'
import type { Accessibility } from './accessibility.ts'
import type { Page } from './page.ts'
import { escapeText } from '../../book/xml-text.ts'
import { tag } from './xml.ts'

export type Resource = { readonly id: string; readonly href: string; readonly type: string; readonly bytes: Uint8Array }

export type PackageContents = {
  readonly book: Book
  /** In reading order. */
  readonly pages: readonly Page[]
  /** So many of them stand before the contents. */
  readonly before: number
  /** Whether the contents are a page of the book, or only a way through it. */
  readonly showsContents: boolean
  readonly resources: readonly Resource[]
  readonly accessibility: Accessibility
  readonly hasFonts: boolean
  /** The edition whose pages are marked in the text. */
  readonly pageSource?: string | undefined
}

export function packageDocument(contents: PackageContents): string {
  const { language, direction, mining } = contents.book.metadata
  return `<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="identifier" xml:lang="${language}" dir="${direction}" prefix="ibooks: http://vocabulary.itunes.apple.com/rdf/ibooks/vocabulary-extensions-1.0/${mining ? ' tdm: http://www.w3.org/ns/tdmrep#' : ''}">
${tag('metadata', { 'xmlns:dc': 'http://purl.org/dc/elements/1.1/' }, `\n${metadata(contents).join('\n')}\n`)}
${tag('manifest', {}, `\n${manifest(contents).join('\n')}\n`)}
${tag('spine', { toc: 'ncx', 'page-progression-direction': direction }, `\n${spine(contents).join('\n')}\n`)}
</package>
`
}

function metadata({ book, accessibility, hasFonts, pageSource }: PackageContents): readonly string[] {
  const { metadata: about } = book
  return [
    dc('identifier', about.identifier, { id: 'identifier' }),
    ...(about.isbn === undefined ? [] : isbn(about.isbn)),
    ...titles(about.title, about.titleSort, about.subtitle),
    dc('language', about.language),
    ...about.authors.flatMap((person, index) => someone('creator', person, index + 1)),
    ...about.contributors.flatMap((person, index) => someone('contributor', person, index + 1)),
    ...optional('publisher', about.publisher),
    ...optional('date', about.date),
    ...(about.edition === undefined ? [] : [meta('schema:bookEdition', editionName(about.edition))]),
    meta('dcterms:modified', about.modified),
    ...optional('rights', about.rights ?? about.licence?.name),
    ...miningReserved(about.mining),
    ...optional('description', about.description),
    ...about.subjects.flatMap(({ name, authority, code }, index) => {
      const id = `subject-${index + 1}`
      const known = authority !== undefined && code !== undefined
      return [
        dc('subject', name, { id }),
        ...(known ? [refine(id, 'authority', authority), refine(id, 'term', code)] : []),
      ]
    }),
    ...series(about.series),
    ...accessible(accessibility),
    ...(pageSource === undefined ? [] : [meta('pageBreakSource', pageSource)]),
    ...claims(about.accessibility),
    ...(hasFonts ? [meta('ibooks:specified-fonts', 'true')] : []),
    tag('meta', { name: 'cover', content: 'cover-image' }),
  ]
}

/** The number alone where there is one, so that catalogues can count. */
function editionName({ number, text, date }: NonNullable<Book['metadata']['edition']>): string {
  return String(number ?? text ?? date)
}

function titles(title: string, sort: string, subtitle: string | undefined): readonly string[] {
  const main = [
    dc('title', title, { id: 'title' }),
    refine('title', 'title-type', 'main'),
    refine('title', 'file-as', sort),
    refine('title', 'display-seq', '1'),
  ]
  if (subtitle === undefined) return main
  const second = [refine('subtitle', 'title-type', 'subtitle'), refine('subtitle', 'display-seq', '2')]
  return [...main, dc('title', subtitle, { id: 'subtitle' }), ...second]
}

function someone(
  kind: 'creator' | 'contributor',
  { name, role, fileAs }: Contributor,
  position: number,
): readonly string[] {
  const id = `${kind}-${position}`
  return [
    dc(kind, name, { id }),
    tag('meta', { refines: `#${id}`, property: 'role', scheme: 'marc:relators' }, escapeText(role)),
    refine(id, 'file-as', fileAs),
    refine(id, 'display-seq', String(position)),
  ]
}

/** ONIX code list 5: 15 is an ISBN of 13 digits, 02 one of ten. */
function isbn(number: string): readonly string[] {
  const code = number.replace(/\D/g, '').length === 13 ? '15' : '02'
  const attributes = { refines: '#isbn', property: 'identifier-type', scheme: 'onix:codelist5' }
  return [dc('identifier', `urn:isbn:${number.replace(/[\s-]/g, '')}`, { id: 'isbn' }), tag('meta', attributes, code)]
}

function series(given: Book['metadata']['series']): readonly string[] {
  if (!given) return []
  const { name, position } = given
  return [
    tag('meta', { id: 'series', property: 'belongs-to-collection' }, escapeText(name)),
    refine('series', 'collection-type', 'series'),
    ...(position === undefined ? [] : [refine('series', 'group-position', String(position))]),
    // Calibre and Readium read these.
    tag('meta', { name: 'calibre:series', content: name }),
    ...(position === undefined ? [] : [tag('meta', { name: 'calibre:series_index', content: position })]),
  ]
}

/** TDMRep of 10 May 2024, section on EPUB. */
function miningReserved(mining: Book['metadata']['mining']): readonly string[] {
  if (!mining) return []
  return [meta('tdm:reservation', '1'), ...(mining.policy === undefined ? [] : [meta('tdm:policy', mining.policy)])]
}

function accessible({ modes, sufficient, features, hazards, summary }: Accessibility): readonly string[] {
  return [
    ...modes.map((mode) => meta('schema:accessMode', mode)),
    ...sufficient.map((set) => meta('schema:accessModeSufficient', set)),
    ...features.map((feature) => meta('schema:accessibilityFeature', feature)),
    ...hazards.map((hazard) => meta('schema:accessibilityHazard', hazard)),
    tag('meta', { property: 'schema:accessibilitySummary', 'xml:lang': summary.language }, escapeText(summary.text)),
  ]
}

function claims({ conformsTo, certifiedBy }: Book['metadata']['accessibility']): readonly string[] {
  if (conformsTo === undefined) return []
  const claim = tag('meta', { id: 'conformance', property: 'dcterms:conformsTo' }, escapeText(conformsTo))
  return certifiedBy === undefined ? [claim] : [claim, refine('conformance', 'a11y:certifiedBy', certifiedBy)]
}

function manifest({ pages, resources }: PackageContents): readonly string[] {
  const xhtml = 'application/xhtml+xml'
  return [
    tag('item', { id: 'nav', href: 'toc.xhtml', 'media-type': xhtml, properties: 'nav' }),
    tag('item', { id: 'ncx', href: 'toc.ncx', 'media-type': 'application/x-dtbncx+xml' }),
    tag('item', { id: 'style', href: 'style.css', 'media-type': 'text/css' }),
    tag('item', { id: 'cover-image', href: 'cover.jpeg', 'media-type': 'image/jpeg', properties: 'cover-image' }),
    ...pages.map(({ id, href, properties }) => {
      return tag('item', { id, href, 'media-type': xhtml, properties: properties.join(' ') || undefined })
    }),
    ...resources.map(({ id, href, type }) => tag('item', { id, href, 'media-type': type })),
  ]
}

function spine({ pages, before, showsContents }: PackageContents): readonly string[] {
  const items = pages.map(({ id }) => tag('itemref', { idref: id }))
  const contents = tag('itemref', { idref: 'nav', linear: showsContents ? undefined : 'no' })
  return [...items.slice(0, before), contents, ...items.slice(before)]
}

function dc(name: string, value: string, attributes: { readonly id?: string } = {}): string {
  return tag(`dc:${name}`, attributes, escapeText(value))
}

/** An empty element of Dublin Core is an error. */
function optional(name: string, value: string | undefined): readonly string[] {
  return value === undefined || value.trim() === '' ? [] : [dc(name, value)]
}

function meta(property: string, value: string): string {
  return tag('meta', { property }, escapeText(value))
}

function refine(id: string, property: string, value: string): string {
  return tag('meta', { refines: `#${id}`, property }, escapeText(value))
}
