import { posix } from 'node:path'
import { describe, expect, test } from 'vitest'
import { sampleBook } from '../sample-book.ts'
import { fromHtml } from './from-html.ts'
import { make } from './made.ts'
import { all, parseXml, textOf } from './xml-tree.ts'

const book = sampleBook()
const made = await make(book, { fonts: true })
const documents = made.entries.map(({ name }) => name).filter((name) => name.endsWith('.xhtml'))
const trees = new Map(documents.map((name) => [name, parseXml(made.text(name))]))
const ids = new Map([...trees].map(([name, tree]) => [name, all(tree).flatMap(({ attributes: { id } }) => id ?? [])]))
const opf = parseXml(made.text('OEBPS/content.opf'))
const items = new Map(all(opf, 'item').map(({ attributes }) => [attributes['id'] ?? '', attributes]))
const spine = all(opf, 'itemref').map(({ attributes: { idref = '' } }) => items.get(idref)?.['href'] ?? '')

function leadsSomewhere(address: string, from: string): boolean {
  const [file = '', id] = address.split('#')
  const target = file === '' ? from : posix.join(posix.dirname(from), file)
  const isThere = made.entries.some((entry) => entry.name === target)
  return isThere && (id === undefined || (ids.get(target) ?? []).includes(id))
}

describe.each(documents)('%s', (name) => {
  const tree = trees.get(name)

  test('says its language and direction', () => {
    expect(tree?.attributes).toMatchObject({ lang: 'en', 'xml:lang': 'en', dir: 'ltr' })
  })

  test('has ids that are its own', () => {
    expect(new Set(ids.get(name)).size).toBe(ids.get(name)?.length)
  })

  test('has links and pictures that lead somewhere', () => {
    const addresses = (tree ? all(tree) : []).flatMap(({ attributes }) => attributes['href'] ?? attributes['src'] ?? [])
    const inside = addresses.filter((address) => !address.startsWith('https:'))
    expect(inside.length).toBeGreaterThan(0)
    expect(inside.filter((address) => !leadsSomewhere(address, name))).toEqual([])
  })

  test('has headings that skip no rank', () => {
    const ranks = (tree ? all(tree) : []).flatMap(({ name: tag }) => (/^h[1-6]$/.test(tag) ? [Number(tag[1])] : []))
    for (const [index, rank] of ranks.entries()) expect(rank).toBeLessThanOrEqual((ranks[index - 1] ?? 0) + 1)
  })

  test('has an alternative text for each picture', () => {
    for (const { attributes } of tree ? all(tree, 'img') : []) expect(attributes).toHaveProperty('alt')
  })
})

test('the manifest lists every file of the package once', () => {
  const listed = [...items.values()].map(({ href }) => `OEBPS/${href}`).toSorted()
  const there = made.entries.map(({ name }) => name).filter((name) => /^OEBPS\/(?!content\.opf)/.test(name))
  expect(listed).toEqual(there.toSorted())
})

test('the spine goes from the cover through the title and the copyright page to the contents and the text', () => {
  expect(spine).toEqual([
    'cover.xhtml',
    'title-page.xhtml',
    'copyright-page.xhtml',
    'toc.xhtml',
    ...book.chapters.map(({ id }) => `${id}.xhtml`),
  ])
})

test('the contents name the headings as they are written, nested, in the order of the text', () => {
  const nav = all(trees.get('OEBPS/toc.xhtml') ?? opf, 'nav').find(({ attributes }) => attributes['id'] === 'toc')
  const links = nav ? all(nav, 'a') : []
  expect(links.map(textOf)).toEqual([
    'Dusk',
    'The stairs & the lamp',
    'The first watch',
    'Oil',
    'Figures and tables',
    'What the log says',
    'Dawn',
    'Other voices',
  ])
  const places = links.map(({ attributes: { href = '' } }) => {
    const [file = '', id] = href.split('#')
    return spine.indexOf(file) * 1000 + (id === undefined ? 0 : 1 + (ids.get(`OEBPS/${file}`)?.indexOf(id) ?? -1))
  })
  expect(places).toEqual(places.toSorted((a, b) => a - b))
})

test('old reading systems find the same contents in the NCX', () => {
  const ncx = parseXml(made.text('OEBPS/toc.ncx'))
  const contents = all(ncx, 'navPoint').map((point) => {
    const [label] = all(point, 'text')
    const [content] = all(point, 'content')
    return [label && textOf(label), content?.attributes['src']]
  })
  const nav = all(trees.get('OEBPS/toc.xhtml') ?? opf, 'nav').find(({ attributes }) => attributes['id'] === 'toc')
  expect(contents).toEqual((nav ? all(nav, 'a') : []).map((link) => [textOf(link), link.attributes['href']]))
  expect(all(ncx, 'meta').find(({ attributes }) => attributes['name'] === 'dtb:depth')?.attributes['content']).toBe('4')
  expect(all(ncx, 'navPoint').map(({ attributes }) => attributes['playOrder'])).toEqual(
    contents.map((_, index) => String(index + 1)),
  )
})

test('landmarks and the list of figures are there for the reading system, hidden from the page', () => {
  const navs = all(trees.get('OEBPS/toc.xhtml') ?? opf, 'nav')
  expect(navs.map(({ attributes }) => [attributes['epub:type'], attributes['hidden']])).toEqual([
    ['toc', undefined],
    ['landmarks', 'hidden'],
    ['loi', 'hidden'],
  ])
  const [, landmarks, figures] = navs
  expect(landmarks && all(landmarks, 'a').map(({ attributes }) => attributes['epub:type'])).toEqual([
    'cover',
    'titlepage',
    'copyright-page',
    'toc',
    'bodymatter',
  ])
  expect(figures && all(figures, 'a').map(textOf)).toEqual([
    'The harbour from the gallery, with the three boats that were out. Drawn from memory.',
    'Fog, 3 March.',
  ])
})

test('a note stands at the end of the file of its first call, and its calls and ways back fit together', () => {
  const chapter = trees.get('OEBPS/chapter-1.xhtml') ?? opf
  const notes = all(chapter, 'aside').filter(({ attributes }) => attributes['epub:type'] === 'footnote')
  expect(notes.map(({ attributes }) => [attributes['id'], attributes['role']])).toEqual([
    ['note-2', 'doc-footnote'],
    ['note-3', 'doc-footnote'],
  ])
  const [, third] = notes
  const ways = third ? all(third, 'a').filter(({ attributes }) => attributes['role'] === 'doc-backlink') : []
  expect(ways.map((way) => [textOf(way), way.attributes['href']])).toEqual([
    ['3', '#call-3'],
    ['b', '#call-3-2'],
  ])
  const calls = all(chapter, 'a').filter(({ attributes }) => attributes['role'] === 'doc-noteref')
  expect(calls.map((call) => [textOf(call), call.attributes['href'], call.attributes['epub:type']])).toEqual([
    ['2', '#note-2', 'noteref'],
    ['3', '#note-3', 'noteref'],
    ['3', '#note-3', 'noteref'],
  ])
})

test('a note that is called again in another chapter is reached in the file where it stands', async () => {
  const call = fromHtml('<p><a class="note-call" id="call-2-2" href="#note-2" data-note="note-2">2</a></p>')
  const chapters = book.chapters.map((chapter) =>
    chapter.id === 'chapter-3' ? { ...chapter, body: [...chapter.body, ...call] } : chapter,
  )
  const notes = book.notes.map((note) =>
    note.id === 'note-2' ? { ...note, calls: [...note.calls, 'call-2-2'] } : note,
  )
  const again = await make({ ...book, chapters, notes })
  expect(again.text('OEBPS/chapter-3.xhtml')).toContain('href="chapter-1.xhtml#note-2"')
  expect(again.text('OEBPS/chapter-1.xhtml')).toContain('href="chapter-3.xhtml#call-2-2"')
})

test('a chapter in a language that is read from right to left says so, and the others do not', async () => {
  const chapters = book.chapters.map((chapter) =>
    chapter.id === 'chapter-2' ? { ...chapter, language: 'he' } : chapter,
  )
  const { text } = await make({ ...book, chapters })
  expect(text('OEBPS/chapter-2.xhtml')).toContain('lang="he" xml:lang="he" dir="rtl"')
  expect(text('OEBPS/chapter-3.xhtml')).toContain('lang="en" xml:lang="en" dir="ltr"')
})
