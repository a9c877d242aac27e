/** Every manuscript among the fixtures, built whole: each word of it is in each edition, once and in order, notes too. */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { build } from '../../src/build.ts'
import type { VFile } from 'vfile'
import type { Book } from '../../src/book/book.ts'
import type { Browser, Host } from '../../src/host/host.ts'
import { nodeHost } from '../../src/host/index.ts'
import { hasErrors } from '../../src/manuscript/messages.ts'
import { walkHtml } from '../../src/manuscript/walk.ts'
import { wordsOf, wordsOfBook } from '../words.ts'
import { beginnings } from '../editions/page-beginnings.ts'
import { readPdf } from '../pdf-text.ts'
import { expectInOrder, readEpub, readPrint, readWeb, titlesOf, type ReadWords } from './editions.ts'

const root = resolve(import.meta.dirname, '../..')
let browser: Browser

beforeAll(async () => {
  browser = await nodeHost().openBrowser({})
}, 600_000)
afterAll(() => browser.close())

describe.each(manuscripts())('%s', (_, folder, manuscript) => {
  it('comes whole into every edition, or into none', async () => {
    const said = join(folder, 'options.json')
    const options = existsSync(said) ? (JSON.parse(readFileSync(said, 'utf8')) as object) : {}
    const result = await build({ authors: ['Ida Maren'], language: 'en', ...options, manuscript, host: hostIn(folder) })
    const { book, artifacts } = result
    if (hasErrors(result.files, false)) return expect(artifacts).toEqual([])
    if (book === undefined) throw new Error('The manuscript was not read')
    expect(artifacts.map(({ edition }) => edition).toSorted()).toEqual(['epub', 'print', 'web'])
    for (const { edition, bytes, pageMap } of artifacts) {
      if (edition === 'print') {
        expectWholeInPrint(await readPrint(bytes), book, undrawn(result.files))
        // A character that no font has is missing in the PDF.
        const shown = JSON.parse(JSON.stringify(book).replaceAll(undrawn(result.files), '')) as Book
        const [seen, written] = beginnings(await readPdf(bytes), shown, pageMap)
        expect(seen).toEqual(written)
      }
      else expectWhole(edition === 'web' ? readWeb(bytes) : readEpub(bytes), book, edition)
    }
  })
})

/** The sample, what the checkers are given, and all small fixtures: name, folder of the command, manuscript. */
function manuscripts(): [name: string, folder: string, manuscript: string][] {
  const conformance = join(root, 'tests/conformance/manuscripts')
  const rooms = ['manuscript/features', 'manuscript/checks', 'manuscript/read', 'manuscript/assemble', 'build/bad-layouts'].map(
    (room) => join(root, 'tests', room),
  )
  return [
    ['the sample', root, 'manuscript'],
    ...foldersIn(conformance).map((name): [string, string, string] => [name, conformance, name]),
    ...rooms.flatMap((room) =>
      foldersIn(room).map((name): [string, string, string] => {
        const folder = join(room, name)
        return [name.replaceAll('-', ' '), folder, readdirSync(folder).find((file) => /^input\./.test(file)) ?? 'manuscript']
      }),
    ),
  ]
}

function foldersIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
}

/** Reads from the disk and writes nowhere; all builds share one browser. */
function hostIn(folder: string): Host {
  const host = nodeHost({ folder })
  return {
    ...host,
    disk: { ...host.disk, write: async () => undefined },
    openBrowser: async () => ({ ...browser, close: async () => undefined }),
  }
}

function expectWhole({ flow, notes, contents }: ReadWords, book: Book, edition: string): void {
  const written = wordsOfBook(book)
  expectInOrder(flow, written.flow)
  for (const { role, words } of written.leaves) {
    // The head of the web page is its title page.
    if (edition !== 'web' || (role !== 'half-title' && role !== 'title-page')) expectInOrder(flow, words)
  }
  expect(notes).toEqual(book.notes.map(({ content }) => wordsOf(content)))
  const titles = titlesOf(book.outline)
  // A page with one chapter needs no contents.
  const isListed = edition !== 'web' || book.chapters.filter(({ kind }) => kind === 'chapter').length > 1
  expect(contents.filter((title) => titles.includes(title))).toEqual(isListed ? titles : [])
}

/** In a PDF the number of a note stands before its text, and one that goes on overleaf is in two pieces. */
function expectWholeInPrint({ flow, notes, contents }: ReadWords, book: Book, undrawn: RegExp): void {
  const drawn = (words: readonly string[]): string[] => leftToRight(words.map((word) => word.replaceAll(undrawn, '')))
  const numbered = withNumbers(book)
  const text = wordsOfBook(numbered)
  for (const words of [text.flow, ...text.leaves.map((leaf) => leaf.words)]) expectInOrder(drawn(flow), drawn(words))
  const written = numbered.notes.flatMap(({ number, content }) => [String(number), ...wordsOf(content)])
  // Numbers between words that run from right to left stand in the order of the page, too.
  const isTurned = /[\p{Script=Hebrew}\p{Script=Arabic}]/u.test(written.join(''))
  const ordered = (words: string[]): string[] => (isTurned ? words.toSorted() : words)
  expect(ordered(drawn(notes.flat()))).toEqual(ordered(drawn(written)))
  expect(contents).toEqual(titlesOf(book.outline))
}

/** The characters that no font has, of which the writer was warned. */
function undrawn(files: readonly VFile[]): RegExp {
  const reasons = files.flatMap(({ messages }) => messages.filter(({ ruleId }) => ruleId === 'missing-glyph'))
  const codes = reasons.map(({ reason }) => /\(U\+([0-9A-F]+)\)/.exec(reason)?.[1] ?? '')
  return new RegExp(codes.length === 0 ? '(?!)' : `[${codes.map((code) => `\\u{${code}}`).join('')}]`, 'gu')
}

/** The book with the numbers of its notes as words of the text, as the pages have them. */
function withNumbers(book: Book): Book {
  const copy = structuredClone(book)
  const texts = [...copy.chapters.map(({ heading, body }) => [...heading, ...body]), ...copy.notes.map((note) => note.content)]
  for (const children of texts) {
    walkHtml({ children: [...children] }, ({ properties, children }) => {
      if (properties['dataNote'] === undefined) return
      delete properties['dataNote']
      children.unshift({ type: 'text', value: ' ' })
      children.push({ type: 'text', value: ' ' })
    })
  }
  return copy
}

/**
 * Words of Hebrew and Arabic stand in a PDF in the order of the page; each reader has its own way to turn them round.
 * Raised and lowered figures are words of their own: some readers see a gap beside them.
 */
function leftToRight(words: readonly string[]): string[] {
  const text = words.join(' ').replaceAll(/[\p{Script_Extensions=Hebrew}\p{Script_Extensions=Arabic}]+/gu, ' ')
  return text.match(/[\p{L}\p{M}]+|\p{N}+/gu) ?? []
}
