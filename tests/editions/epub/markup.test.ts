import { expect, test } from 'vitest'
import { adaptElement } from '../../../src/editions/epub/markup.ts'
import { toXhtml } from '../../../src/editions/epub/xml.ts'
import { fromHtml } from './from-html.ts'

const context = {
  file: 'chapter-1.xhtml',
  places: new Map([
    ['here', 'chapter-1.xhtml'],
    ['there', 'chapter-2.xhtml'],
    ['là', 'chapter-2.xhtml'],
    ['note-1', 'chapter-1.xhtml'],
  ]),
  pictures: new Map([['a.webp', 'images/a.webp.jpg']]),
  words: { done: 'Erledigt', 'to-do': 'Zu erledigen' },
}

test.each([
  [
    'an epigraph has its role',
    '<blockquote class="epigraph"><p>A</p></blockquote>',
    '<blockquote class="epigraph" epub:type="epigraph" role="doc-epigraph"><p>A</p></blockquote>',
  ],
  ['a quotation stays as it is', '<blockquote><p>A</p></blockquote>', '<blockquote><p>A</p></blockquote>'],
  [
    'verse keeps its lines, and an indent becomes a class',
    '<div class="verse"><p class="stanza"><span class="line">A</span><br><span class="line" data-indent="2">B</span></p></div>',
    '<div class="verse" epub:type="z3998:verse"><p class="stanza"><span class="line">A</span><br/><span class="line indent-2">B</span></p></div>',
  ],
  [
    'the call of a note is a noteref with nothing but its number',
    '<a class="note-call" id="call-1" href="#note-1" data-note="note-1">1</a>',
    '<a class="note-call" id="call-1" epub:type="noteref" role="doc-noteref" href="#note-1">1</a>',
  ],
  [
    'an empty corner is no head, the heads of rows are',
    '<table><tbody><tr><th scope="col"></th><th scope="row">A</th></tr></tbody></table>',
    '<table><tbody><tr><td></td><th scope="row">A</th></tr></tbody></table>',
  ],
  ['a link stays in its file', '<a href="#here">A</a>', '<a href="#here">A</a>'],
  ['a link finds another file', '<a href="#there">A</a>', '<a href="chapter-2.xhtml#there">A</a>'],
  ['an address may be written in percents', '<a href="#l%C3%A0">A</a>', '<a href="chapter-2.xhtml#là">A</a>'],
  ['a link to nowhere keeps its words', '<a href="#nowhere">A</a>', '<a>A</a>'],
  [
    'a link out of the book stays',
    '<a href="https://example.org/?a=1&amp;b">A</a>',
    '<a href="https://example.org/?a=1&amp;b">A</a>',
  ],
  [
    'a picture gets its file and keeps its words and size',
    '<img src="asset:a.webp" alt="A" width="6" height="4">',
    '<img src="images/a.webp.jpg" alt="A" width="6" height="4"/>',
  ],
  [
    'a decorative picture keeps its empty words',
    '<img src="asset:a.webp" alt="">',
    '<img src="images/a.webp.jpg" alt=""/>',
  ],
  ['a picture without a file leaves its words', '<img src="asset:b.png" alt="A &amp; B">', '<span>A &amp; B</span>'],
  [
    'a task is drawn, and read in the language of the book',
    '<ul><li class="task"><span class="task-box" role="img" aria-label="Done" data-done="true"></span> A</li></ul>',
    '<ul><li class="task"><span role="img" aria-label="Erledigt" class="task-box">☑</span> A</li></ul>',
  ],
  [
    'a box is a note',
    '<aside class="box note"><p>A</p></aside>',
    '<aside class="box note" role="note"><p>A</p></aside>',
  ],
  [
    'a tip has its role',
    '<aside class="box tip"><p>A</p></aside>',
    '<aside class="box tip" epub:type="tip" role="doc-tip"><p>A</p></aside>',
  ],
  [
    'a warning is a section, for an aside must not be a notice',
    '<aside class="box warning"><p>A</p></aside>',
    '<section class="box warning" epub:type="notice" role="doc-notice"><p>A</p></section>',
  ],
  ['program text runs from left to right', '<pre><code>a</code></pre>', '<pre dir="ltr"><code>a</code></pre>'],
  [
    'a heading cell keeps its scope',
    '<table><tbody><tr><th scope="row">A</th><td colspan="2">B</td></tr></tbody></table>',
    '<table><tbody><tr><th scope="row">A</th><td colspan="2">B</td></tr></tbody></table>',
  ],
  ['a list keeps its first number', '<ol start="3"><li>A</li></ol>', '<ol start="3"><li>A</li></ol>'],
])('%s', (_, html, xhtml) => {
  expect(toXhtml(fromHtml(html), (element) => adaptElement(element, context))).toBe(xhtml)
})
