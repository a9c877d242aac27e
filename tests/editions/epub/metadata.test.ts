import { expect, test } from 'vitest'
import type { Metadata } from '../../../src/book/book.ts'
import { accessibilityOf } from '../../../src/editions/epub/accessibility.ts'
import { packageDocument } from '../../../src/editions/epub/package-document.ts'
import { surveyBook } from '../../../src/editions/epub/survey.ts'
import { smallBook } from '../../theme/fonts/small-book.ts'
import type { Book } from '../../../src/book/book.ts'
import { sampleBook } from '../sample-book.ts'
import { fromHtml } from './from-html.ts'
import { all, parseXml, textOf } from './xml-tree.ts'

const plain = { modes: [], sufficient: [], features: [], hazards: [], summary: { text: 'A', language: 'en' } }

/** Lines of metadata: `dc:title The Book`, `title-type of title: main`. */
function metadataOf(metadata: Partial<Metadata>): readonly string[] {
  const book = { ...smallBook([]), metadata: { ...smallBook([]).metadata, ...metadata } }
  const opf = parseXml(
    packageDocument({
      book,
      pages: [],
      before: 0,
      showsContents: true,
      resources: [],
      accessibility: plain,
      hasFonts: false,
    }),
  )
  const [about] = all(opf, 'metadata')
  return (about ? all(about) : []).slice(1).map((element) => {
    const { property, refines, name, content } = element.attributes
    const what = property ?? name ?? element.name
    return `${what}${refines === undefined ? '' : ` of ${refines.slice(1)}`}: ${content ?? textOf(element)}`
  })
}

test('the title has its sort form, the subtitle stands beside it', () => {
  const lines = metadataOf({ title: 'The <Book>', titleSort: 'Book, The', subtitle: 'A Tale' })
  expect(lines).toEqual(
    expect.arrayContaining([
      'dc:title: The <Book>',
      'title-type of title: main',
      'file-as of title: Book, The',
      'dc:title: A Tale',
      'title-type of subtitle: subtitle',
      'display-seq of subtitle: 2',
    ]),
  )
})

test('everybody is named with role and sort form, in order', () => {
  const lines = metadataOf({
    authors: [
      { name: 'Ann Bee', role: 'aut', fileAs: 'Bee, Ann' },
      { name: 'Cy Dee', role: 'aut', fileAs: 'Dee, Cy' },
    ],
    contributors: [{ name: 'Eve Eff', role: 'trl', fileAs: 'Eff, Eve' }],
  })
  expect(lines.filter((line) => /creator|contributor/.test(line))).toEqual([
    'dc:creator: Ann Bee',
    'role of creator-1: aut',
    'file-as of creator-1: Bee, Ann',
    'display-seq of creator-1: 1',
    'dc:creator: Cy Dee',
    'role of creator-2: aut',
    'file-as of creator-2: Dee, Cy',
    'display-seq of creator-2: 2',
    'dc:contributor: Eve Eff',
    'role of contributor-1: trl',
    'file-as of contributor-1: Eff, Eve',
    'display-seq of contributor-1: 1',
  ])
})

test('identifiers, subjects and series are written for those who read them', () => {
  const lines = metadataOf({
    isbn: '978-3-16-148410-0',
    subjects: [{ name: 'Film', authority: 'BISAC', code: 'PER004030' }, { name: 'Essays' }],
    series: { name: 'Lights', position: 2 },
  })
  expect(lines).toEqual(
    expect.arrayContaining([
      'dc:identifier: urn:isbn:9783161484100',
      'identifier-type of isbn: 15',
      'authority of subject-1: BISAC',
      'term of subject-1: PER004030',
      'dc:subject: Essays',
      'belongs-to-collection: Lights',
      'group-position of series: 2',
      'calibre:series: Lights',
      'calibre:series_index: 2',
    ]),
  )
})

test('what is not known is not written, and nothing is empty', () => {
  const lines = metadataOf({ description: ' ' })
  expect(lines.filter((line) => /description|publisher|rights|dc:date|subject|series|conformsTo/.test(line))).toEqual(
    [],
  )
  expect(lines.filter((line) => line.endsWith(': '))).toEqual([])
})

test('conformance is claimed only where the metadata claims it', () => {
  const lines = metadataOf({
    accessibility: { conformsTo: 'EPUB Accessibility 1.1 - WCAG 2.2 Level AA', certifiedBy: 'Ann Bee' },
  })
  expect(lines).toContain('dcterms:conformsTo: EPUB Accessibility 1.1 - WCAG 2.2 Level AA')
  expect(lines).toContain('a11y:certifiedBy of conformance: Ann Bee')
})

test('a book that is read from right to left says so', () => {
  const { metadata, ...book } = smallBook([])
  const rtl = { ...book, metadata: { ...metadata, language: 'he', direction: 'rtl' as const } }
  const opf = packageDocument({
    book: rtl,
    pages: [],
    before: 0,
    showsContents: true,
    resources: [],
    accessibility: plain,
    hasFonts: true,
  })
  expect(opf).toContain('page-progression-direction="rtl"')
  expect(opf).toMatch(/<package [^>]*xml:lang="he" dir="rtl"/)
  expect(opf).toContain('ibooks:specified-fonts')
})

test('a text without pictures is textual and has no hazard', () => {
  const book = smallBook(fromHtml('<p>A</p><p><img src="asset:a.png" alt=""></p>'))
  expect(accessibilityOf(book, aidsOf(book), false)).toMatchObject({
    modes: ['textual'],
    sufficient: ['textual'],
    hazards: ['none'],
  })
})

test('a picture that means something makes the book visual; with its words, text is enough', () => {
  const book = sampleBook()
  const { modes, sufficient, features } = accessibilityOf(book, aidsOf(book), false)
  expect(modes).toEqual(['textual', 'visual'])
  expect(sufficient).toEqual(['textual,visual', 'textual'])
  expect(features).toContain('alternativeText')
})

test('one picture without words takes the promise back', () => {
  const book = smallBook(fromHtml('<p><img src="asset:a.png"></p>'))
  const { sufficient, features, summary } = accessibilityOf(book, aidsOf(book), false)
  expect(sufficient).toEqual(['textual,visual'])
  expect(features).not.toContain('alternativeText')
  expect(summary.text).toContain('Some pictures have no description')
})

test('a moving picture leaves the hazards unknown unless the writer knows', () => {
  const book = smallBook([])
  const accessibility = { hazards: ['noFlashingHazard'], summary: 'Lisible.' }
  const knowing = { ...book, metadata: { ...book.metadata, accessibility, language: 'fr' } }
  expect(accessibilityOf(book, aidsOf(book), true).hazards).toEqual(['unknown'])
  expect(accessibilityOf(knowing, aidsOf(book), true)).toMatchObject({
    hazards: ['noFlashingHazard'],
    summary: { text: 'Lisible.', language: 'fr' },
  })
})

test('mathematics is a feature, and its file has the property', () => {
  const book = smallBook(fromHtml('<p><math alttext="x"><mi>x</mi></math></p>'))
  const survey = surveyBook(book)
  expect(accessibilityOf(book, { ...survey, hasPages: false }, false).features).toContain('MathML')
  expect([...(survey.properties.get('opening.xhtml') ?? [])]).toEqual(['mathml'])
})

test('pages of the print edition are a feature where they are marked', () => {
  const book = sampleBook()
  const features = (hasPages: boolean): readonly string[] =>
    accessibilityOf(book, { hasMath: false, hasPages }, false).features
  expect(features(true)).toEqual(expect.arrayContaining(['pageBreakMarkers', 'pageNavigation']))
  expect(features(false).filter((feature) => feature.startsWith('page'))).toEqual([])
})

function aidsOf(book: Book): Parameters<typeof accessibilityOf>[1] {
  return { ...surveyBook(book), hasPages: false }
}
