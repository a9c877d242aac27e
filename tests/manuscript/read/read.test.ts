import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { toString } from 'hast-util-to-string'
import type { Root } from 'hast'
import { load } from '../../../src/manuscript/load.ts'
import { read } from '../../../src/manuscript/read.ts'
import { memoryHost } from '../../memory-host.ts'
import { wordsIn, wordsOfBook } from '../../words.ts'
import { runFixtures } from '../fixtures.ts'

runFixtures(import.meta.dirname, {
  'a-file-read-with-front-matter-counts-its-lines-from-the-top': 'the name of a missing picture stands in its place',
  'html-with-scripts-frames-and-addresses-of-files-is-cleaned': 'a picture that is missing leaves its description',
  'html-blocks-keep-the-markdown-inside-them': 'words in HTML are not read by the simple reader',
})

async function readText(text: string, options: object = {}): ReturnType<typeof read> {
  const host = memoryHost({ 'book.md': text })
  return read(await load({ manuscript: 'book.md', authors: ['Ida Maren'], language: 'en', ...options }, host), host)
}

describe('read', () => {
  test('a manuscript of 700 chapters is read whole', async () => {
    const chapters = Array.from(
      { length: 700 },
      (_, index) =>
        `## Chapter ${index}\n\nWords of *chapter* ${index}: "said" she[^${index}].\n\n[^${index}]: Note ${index}.\n`,
    )
    const book = await readText(`# The long one\n\n${chapters.join('\n')}`)
    expect(book.chapters).toHaveLength(700)
    expect(book.notes.map(({ number }) => number)).toEqual(Array.from({ length: 700 }, (_, index) => index + 1))
    const expected = Array.from({ length: 700 }, (_, index) =>
      wordsIn(`Chapter ${index} Words of chapter ${index} said she`),
    ).flat()
    expect(wordsOfBook(book).flow).toEqual(expected)
  })

  test('a book is plain data: it survives being written as JSON', async () => {
    const book = await readText('# A\n\nText[^1].\n\n# B\n\n[^1]: Note.\n')
    expect(JSON.parse(JSON.stringify(book))).toEqual(book)
  })

  test('the same manuscript gives the same book', async () => {
    const text = '# A\n\n:::verse\na\n b\n:::\n\n# B\n\n<b>x</b>\n'
    expect(JSON.stringify(await readText(text))).toBe(JSON.stringify(await readText(text)))
  })

  test('plugins of the user change the Markdown before Chapbook and the HTML after it', async () => {
    const shout = () => (tree: Root) => {
      for (const node of tree.children)
        if (node.type === 'element' && node.tagName === 'p') node.children.push({ type: 'text', value: '!' })
    }
    const inject = () => (tree: Root) => {
      tree.children.push({
        type: 'element',
        tagName: 'p',
        properties: { onClick: 'x()' },
        children: [{ type: 'text', value: 'added' }],
      })
    }
    const quote = () => (tree: { children: object[] }) => {
      tree.children.push({ type: 'paragraph', children: [{ type: 'text', value: '"from remark"' }] })
    }
    const book = await readText('# A\n\nText.\n', { plugins: { remark: [quote], rehype: [shout, inject] } })
    const body = { type: 'root' as const, children: [...(book.chapters[0]?.body ?? [])] }
    expect(toString(body)).toBe('Text.!“from remark”!added')
    expect(JSON.stringify(body)).not.toContain('onClick')
  })

  test('a picture behind a symbolic link that leaves the project is an error', async () => {
    const picture = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"/>'
    const host = memoryHost(
      { [join('/project', 'book', 'text.md')]: '![Secret](link.svg)\n', '/elsewhere/secret.svg': picture },
      { links: { '/project/book/link.svg': '/elsewhere/secret.svg' } },
    )
    const manuscript = await load({ manuscript: 'book', authors: ['Ida Maren'] }, host)
    const book = await read(manuscript, host)
    expect(book.assets).toEqual([])
    expect(manuscript.files[0]?.file.messages.map(({ ruleId }) => ruleId)).toContain('image-outside')
  })
})
