/** Links inside a release are followed before it is written. */

import { expect, test } from 'vitest'
import { brokenLinks } from '../../src/release/links.ts'

const file = (path: string, text: string, mediaType = 'text/html') => ({
  path,
  mediaType,
  bytes: new TextEncoder().encode(text),
})
const nowhere = { isThere: () => false }

test('a link to a file that is there, to a folder with a page, and to an id of a page is whole', () => {
  const files = [
    file(
      'index.html',
      '<a href="latest/">read</a> <a href=latest/a&#x26;b.epub>book</a> <a href="latest/#part-1">part</a> <a href="#top">top</a><p id="top">',
    ),
    file('latest/index.html', '<p id=part-1><img srcset="../cover.jpg 1x, ../cover-2x.jpg 2x">'),
    file('latest/a&b.epub', '', 'application/epub+zip'),
    file('cover.jpg', '', 'image/jpeg'),
    file('cover-2x.jpg', '', 'image/jpeg'),
  ]
  expect(brokenLinks(files, nowhere)).toEqual([])
})

test('a missing file, a missing id and a missing picture are named with the file that wants them', () => {
  const files = [
    file('index.html', '<a href="book.epub">a</a><a href="two.html#note-9">b</a><img src="../cover.jpg">'),
    file('two.html', '<p id="note-1">'),
  ]
  expect(brokenLinks(files, nowhere)).toEqual([
    { path: 'index.html', link: 'book.epub' },
    { path: 'index.html', link: 'two.html#note-9' },
    { path: 'index.html', link: '../cover.jpg' },
  ])
})

test('links of feeds and of lists for programs are followed too', () => {
  const files = [
    file('feed.xml', '<feed><link href="gone.epub"/><icon>icon.png</icon></feed>', 'application/atom+xml'),
    file(
      'opds.json',
      '{"links":[{"href":"gone.json"}],"publications":[{"images":[{"href":"gone.jpg"}]}]}',
      'application/opds+json',
    ),
    file('sitemap.xml', '<urlset><url><loc>https://example.org/shelf/gone/</loc></url></urlset>', 'application/xml'),
  ]
  const found = brokenLinks(files, { isThere: () => false, url: 'https://example.org/shelf/' })
  expect(found.map(({ link }) => link)).toEqual([
    'gone.epub',
    'icon.png',
    'gone.json',
    'gone.jpg',
    'https://example.org/shelf/gone/',
  ])
})

test('what leaves the release is not followed, and what only looks like a link in a script or a style is none', () => {
  const page =
    '<a href="https://example.org/x">x</a><a href="mailto:a@example.org">m</a><style>a{b:url( href="q")}</style><script type="application/ld+json">{"x":" href=\\"y\\""}</script>'
  expect(brokenLinks([file('index.html', page)], nowhere)).toEqual([])
})

test('files that lie there already count', () => {
  const files = [file('index.html', '<a href="edition-1/book.epub">first</a>')]
  expect(brokenLinks(files, { isThere: (path) => path === 'edition-1/book.epub' })).toEqual([])
})
