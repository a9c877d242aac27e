import { describe, expect, test } from 'vitest'
import { bookAround, everyPart } from '../around.ts'
import { make, type Made } from './made.ts'
import { all, parseXml, textOf } from './xml-tree.ts'

function spineOf(made: Made): readonly string[] {
  const opf = parseXml(made.text('OEBPS/content.opf'))
  return all(opf, 'itemref').map(({ attributes }) => attributes['idref'] ?? '')
}

const { book, settings } = await bookAround(everyPart)
const made = await make(book, { settings })

test('every part is a document, in the order of a book', () => {
  expect(spineOf(made)).toEqual([
    'cover',
    'title-page',
    'copyright-page',
    'dedication',
    'epigraph',
    'nav',
    'foreword',
    'chapter-1',
    'chapter-2',
    'appendix',
    'about-the-author',
    'colophon',
  ])
})

test.each([
  ['copyright-page', 'frontmatter', 'copyright-page', undefined],
  ['dedication', 'frontmatter', 'dedication', 'doc-dedication'],
  ['epigraph', 'frontmatter', undefined, undefined],
  ['foreword', 'frontmatter', 'foreword', 'doc-foreword'],
  ['appendix', 'backmatter', 'appendix', 'doc-appendix'],
  ['about-the-author', 'backmatter', undefined, undefined],
  ['colophon', 'backmatter', 'colophon', 'doc-colophon'],
])('%s says what it is', (id, division, type, role) => {
  const page = parseXml(made.text(`OEBPS/${id}.xhtml`))
  expect(all(page, 'body')[0]?.attributes['epub:type']).toBe(division)
  const [section] = all(page, 'section')
  expect(section?.attributes['epub:type']).toBe(type)
  expect(section?.attributes['role']).toBe(role)
  expect(section?.attributes['aria-label'] ?? section?.attributes['aria-labelledby']).toBeDefined()
})

test('an epigraph is one for those who do not see the page, and its source has no dash of its own', () => {
  const [quotation] = all(parseXml(made.text('OEBPS/epigraph.xhtml')), 'blockquote')
  expect(quotation?.attributes).toMatchObject({ 'epub:type': 'epigraph', role: 'doc-epigraph' })
  expect(quotation && all(quotation, 'p').map(textOf)).toEqual(['Look twice.', 'A saying'])
})

test('the contents list what has a heading, and the landmarks what has none', () => {
  const [contents, landmarks] = all(parseXml(made.text('OEBPS/toc.xhtml')), 'nav')
  expect(contents && all(contents, 'a').map(textOf)).toEqual(['Foreword', 'One', 'Two', 'Tides', 'Who Wrote This'])
  expect(
    landmarks && all(landmarks, 'a').map(({ attributes }) => [attributes['epub:type'], attributes['href']]),
  ).toEqual([
    ['cover', 'cover.xhtml'],
    ['titlepage', 'title-page.xhtml'],
    ['copyright-page', 'copyright-page.xhtml'],
    ['dedication', 'dedication.xhtml'],
    ['epigraph', 'epigraph.xhtml'],
    ['toc', 'toc.xhtml#toc'],
    ['bodymatter', 'chapter-1.xhtml'],
    ['colophon', 'colophon.xhtml'],
  ])
})

test('the package names the edition of the work', () => {
  expect(made.text('OEBPS/content.opf')).toContain('<meta property="schema:bookEdition">2</meta>')
})

describe('the writer', () => {
  test('may ask for a half title and a colophon, where the fonts stand then', async () => {
    const asked = await bookAround({}, 'matter: { half-title: true, colophon: true }')
    const pages = await make(asked.book, { settings: asked.settings, fonts: true })
    expect(spineOf(pages).slice(0, 4)).toEqual(['cover', 'half-title', 'title-page', 'copyright-page'])
    expect(spineOf(pages).at(-1)).toBe('colophon')
    expect(pages.text('OEBPS/colophon.xhtml')).toContain('Set in Alegreya')
    expect(pages.text('OEBPS/copyright-page.xhtml')).not.toContain('Set in Alegreya')
  })

  test('may switch pages off; the contents then are a way through the book and no page of it', async () => {
    const without = await bookAround({}, 'matter: { title-page: false, copyright: false, contents: false }')
    const opf = (await make(without.book, { settings: without.settings })).text('OEBPS/content.opf')
    expect(opf.match(/<itemref[^>]*>/g)?.slice(0, 3)).toEqual([
      '<itemref idref="cover"/>',
      '<itemref idref="nav" linear="no"/>',
      '<itemref idref="chapter-1"/>',
    ])
  })

  test('may write the title page and the copyright page', async () => {
    const own = await bookAround({ 'title-page.md': '# The Hours, at last', 'copyright.md': 'Nobody may copy.' })
    const pages = await make(own.book, { settings: own.settings })
    expect(spineOf(pages).slice(0, 4)).toEqual(['cover', 'title-page', 'copyright-page', 'nav'])
    expect(pages.text('OEBPS/title-page.xhtml')).toContain('The Hours, at last')
    expect(pages.text('OEBPS/copyright-page.xhtml')).toContain('Nobody may copy.')
  })
})
