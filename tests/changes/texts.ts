/** Texts and words for the tests of changes. */

import type { BookText } from '../../src/book/book-text.ts'
import { bookText } from '../../src/book/book-text.ts'
import type { Book } from '../../src/book/book.ts'
import { nodeHost } from '../../src/host/index.ts'
import { load } from '../../src/manuscript/load.ts'
import { read } from '../../src/manuscript/read.ts'
import { loadTheme } from '../../src/theme/load.ts'
import type { Words } from '../../src/theme/theme.ts'
import { memoryHost } from '../memory-host.ts'

const tower = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="60"><rect width="40" height="60"/></svg>'

export async function manuscriptBook(markdown: string): Promise<Book> {
  const host = memoryHost({ 'essay.md': markdown, 'tower.svg': tower })
  return read(await load({ manuscript: 'essay.md' }, host), host)
}

export async function manuscriptText(markdown: string): Promise<BookText> {
  return bookText(await manuscriptBook(markdown))
}

export async function wordsOf(language: string): Promise<Words> {
  return (await loadTheme('base', nodeHost())).releaseWords(language)
}
