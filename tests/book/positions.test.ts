import { raw } from 'hast-util-raw'
import type { ElementContent } from 'hast'
import { expect, test } from 'vitest'
import { textAt } from '../../src/book/page-map.ts'
import { blockText, textBlocks } from '../../src/book/positions.ts'
import { sampleBook } from '../editions/sample-book.ts'

test.each([
  ['paragraphs and headings', '<p>One</p><section><h2>Two</h2><p>Three</p></section>', ['One', 'Two', 'Three']],
  [
    'items, with text beside an inner list',
    '<ul><li>a</li><li>b <em>c</em> <ul> <li>d</li></ul></li></ul>',
    ['a', 'b c ', 'd'],
  ],
  ['items of paragraphs', '<ol><li>\n<p>a</p>\n<p>b</p>\n</li></ol>', ['a', 'b']],
  ['terms and what they mean', '<dl><dt>a</dt><dd>b</dd></dl>', ['a', 'b']],
  [
    'captions and cells, empty ones too',
    '<table><caption>t</caption><thead><tr><th>h</th></tr></thead><tbody><tr><td></td></tr></tbody></table>',
    ['t', 'h', ''],
  ],
  ['a picture and its caption', '<figure><img src="a" alt="A"><figcaption>c</figcaption></figure>', ['', 'c']],
  ['a figure with only a picture', '<figure><img src="a" alt="A"></figure><hr><p>d</p>', ['', '', 'd']],
  ['code and lines', '<pre><code>a\nb</code></pre><p class="lines">a<br>b</p>', ['a\nb', 'ab']],
  [
    'stanzas',
    '<div class="verse"><p class="stanza"><span class="line">a</span><br><span class="line">b</span></p></div>',
    ['ab'],
  ],
] as const)('blocks are %s', (_, html, texts) => {
  expect(textBlocks({ heading: [], body: hast(html) }).map(blockText)).toEqual(texts)
})

test('the heading is block 0, with the calls in it', () => {
  const heading = hast('<em>Light</em><a class="note-call" data-note="note-1">1</a>')
  expect(textBlocks({ heading, body: hast('<p>a</p>') }).map(blockText)).toEqual(['Light1', 'a'])
})

test('the text at a position goes on to the end of the book', () => {
  const book = { ...sampleBook(), chapters: [{ ...firstChapter(), body: hast('<p>One two</p><p>three</p>') }] }
  const { id } = firstChapter()
  expect(textAt(book, { chapter: id, block: 1, character: 4 })).toBe('two\nthree')
  expect(textAt(book, { chapter: 'nowhere', block: 0, character: 0 })).toBe('')
})

function firstChapter() {
  const place = { path: 'essay.md', line: 1, column: 1 }
  const heading: readonly ElementContent[] = [{ type: 'text', value: 'Zero' }]
  return { kind: 'chapter', id: 'chapter-1', number: 1, title: 'Zero', heading, body: [], place } as const
}

function hast(html: string): ElementContent[] {
  const tree = raw({ type: 'root', children: [{ type: 'raw', value: html }] })
  return 'children' in tree ? (tree.children as ElementContent[]) : []
}
