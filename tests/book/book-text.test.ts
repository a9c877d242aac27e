import { describe, expect, it } from 'vitest'
import { bookText } from '../../src/book/book-text.ts'
import { bookTextFile, readBookText } from '../../src/book/book-text-file.ts'
import { textBlocks } from '../../src/book/positions.ts'
import { leafTexts } from '../../src/book/text-of-blocks.ts'
import { manuscriptBook } from '../changes/texts.ts'
import { sampleBook } from '../editions/sample-book.ts'

const markdown = `---
title: A Room
author: Ann Lee
language: en
---

# One *fine* day[^2]

First paragraph.[^1]

> Quoted words.

- An item
  - Inside

![A tower](tower.svg)

\`\`\`
code  here
\`\`\`

## A section

| a | b |
| - | - |
| c | d |

# Two

Last words.

[^1]: The first note.

    Its second paragraph.

[^2]: The other note.
`

describe('the text of a book', () => {
  it('holds each word once: headings, blocks, pictures, and notes behind the chapter of their first call', async () => {
    const { chapters } = bookText(await manuscriptBook(markdown))
    expect(chapters.map(({ title, number }) => [title, number])).toEqual([
      ['One fine day', 1],
      ['Two', 2],
    ])
    expect(chapters[0]?.blocks).toEqual([
      { kind: 'paragraph', text: 'First paragraph.' },
      { kind: 'quote', text: 'Quoted words.' },
      { kind: 'list-item', text: 'An item' },
      { kind: 'list-item', text: 'Inside' },
      { kind: 'picture', text: 'A tower' },
      { kind: 'code', text: 'code  here' },
      { kind: 'heading', text: 'A section', level: 2 },
      ...['a', 'b', 'c', 'd'].map((text) => ({ kind: 'cell', text })),
      { kind: 'note', text: 'The other note.', note: 1 },
      { kind: 'note', text: 'The first note.', note: 2 },
      { kind: 'note', text: 'Its second paragraph.', note: 2 },
    ])
  })

  it('counts blocks as positions do, in every construct of the markup', () => {
    for (const chapter of sampleBook().chapters) {
      const expected = textBlocks({ heading: [], body: chapter.body }).length
      expect(leafTexts(chapter.body)).toHaveLength(expected)
    }
  })

  it('tells the page on which each block begins, and of a note that of its call', async () => {
    const book = await manuscriptBook(
      '# One\n\nFirst words and a call.[^1]\n\nSecond words.\n\n# Two\n\nThird.\n\n[^1]: A note.\n',
    )
    const at = (page: number, label: string, chapter: string, block: number, character: number) => ({
      page,
      label,
      chapter,
      block,
      character,
    })
    const [one, two] = book.chapters.map(({ id }) => id)
    const pages = [at(1, 'i', one ?? '', 0, 0), at(2, 'ii', one ?? '', 1, 6), at(3, '1', two ?? '', 1, 0)]
    const text = bookText(book, { pages })
    expect(text.chapters.map(({ page, blocks }) => [page, ...blocks.map((block) => block.page)])).toEqual([
      ['i', 'i', 'ii', 'ii'],
      ['ii', '1'],
    ])
  })
})

describe('the file of the text', () => {
  it('gives back the same text, and the same bytes for the same text', async () => {
    const text = bookText(await manuscriptBook(markdown))
    const bytes = bookTextFile(text)
    expect(readBookText(bytes, 'text.json')).toEqual(text)
    expect(bookTextFile(readBookText(bytes, 'text.json'))).toEqual(bytes)
  })

  it.each([
    ['is no JSON', '{"kind":'],
    ['is of another layout', '{"kind":"text","version":2,"language":"en","title":"","authors":[],"chapters":[]}'],
    [
      'has a block of an unknown kind',
      '{"kind":"text","version":1,"language":"en","title":"","authors":[],"chapters":[{"id":"a","kind":"chapter","number":1,"title":"","blocks":[{"kind":"spell","text":"x"}]}]}',
    ],
    ['is null', 'null'],
  ])('is refused where it %s', (_, json) => {
    expect(() => readBookText(new TextEncoder().encode(json), 'text.json')).toThrow(
      /`text.json` is no text that Chapbook can read/,
    )
  })

  it('is refused where its bytes are no UTF-8', () => {
    expect(() => readBookText(Uint8Array.of(0x22, 0xff, 0x22), 'text.json')).toThrow(/is no text/)
  })
})
