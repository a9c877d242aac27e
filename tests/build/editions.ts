/** Reads the editions back as their readers do: the words of the text in order, those of the notes, the contents. */

import { strFromU8, unzipSync } from 'fflate'
import { raw } from 'hast-util-raw'
import { toString } from 'hast-util-to-string'
import { expect } from 'vitest'
import type { Element, Nodes, Root } from 'hast'
import type { Book, OutlineEntry } from '../../src/book/book.ts'
import { walkHtml } from '../../src/manuscript/walk.ts'
import { readPdf, type ReadBookmark } from '../pdf-text.ts'
import { wordsIn, wordsOf } from '../words.ts'

export type ReadWords = {
  /** Every word in reading order, without those of the notes. */
  readonly flow: readonly string[]
  readonly notes: readonly (readonly string[])[]
  /** Entries of the contents, those of the bookmarks in a PDF, as they are written. */
  readonly contents: readonly string[]
}

/** The page: what stands in `main` and at its foot, and its contents. */
export function readWeb(bytes: Uint8Array): ReadWords {
  const page = parse(new TextDecoder().decode(bytes))
  return { ...flowAndNotes(all(page, ({ tagName }) => tagName === 'main' || tagName === 'footer')), contents: contentsOf(page) }
}

/** The documents of the spine (EPUB 3.3, section 5.6), and the contents of the navigation document. */
export function readEpub(bytes: Uint8Array): ReadWords {
  const files = unzipSync(bytes)
  const file = (name: string): string => strFromU8(files[name] ?? new Uint8Array())
  const packagePath = /full-path="([^"]+)"/.exec(file('META-INF/container.xml'))?.[1] ?? ''
  const folder = packagePath.slice(0, packagePath.lastIndexOf('/') + 1)
  const items = [...file(packagePath).matchAll(/<item\b[^>]*>/g)].map(([item]) => item)
  const documentOf = (item: string | undefined): Root => parse(file(folder + (attribute(item ?? '', 'href') ?? '')))
  const spine = [...file(packagePath).matchAll(/<itemref\b[^>]*idref="([^"]+)"/g)].map(([, id]) =>
    documentOf(items.find((item) => attribute(item, 'id') === id)),
  )
  const navigation = documentOf(items.find((item) => attribute(item, 'properties')?.split(' ').includes('nav')))
  return { ...flowAndNotes(spine), contents: contentsOf(navigation) }
}

/** The pages, by their tags. */
export async function readPrint(bytes: Uint8Array): Promise<ReadWords> {
  const { blocks, notes, outline } = await readPdf(bytes)
  const titles = (bookmarks: readonly ReadBookmark[]): string[] =>
    bookmarks.flatMap(({ title, children }) => [title, ...titles(children)])
  return {
    flow: wordsIn(undivided(blocks.map(({ text }) => text).join(' '))),
    notes: notes.map((note) => wordsIn(undivided(note))),
    contents: titles(outline),
  }
}

/** Every text in an edition as one string, tags and attributes too: to prove that something is nowhere in it. */
export function wholeText(bytes: Uint8Array): string {
  if (bytes[0] !== 0x50) return new TextDecoder().decode(bytes)
  const files = Object.entries(unzipSync(bytes)).filter(([name]) => !/\.(?:ttf|jpe?g|png|gif)$/.test(name))
  return files.map(([, content]) => strFromU8(content)).join('\n')
}

/** The titles of chapters and sections, in order. */
export function titlesOf(outline: Book['outline']): string[] {
  return outline.flatMap(({ title, children }: OutlineEntry) => [title, ...titlesOf(children)])
}

/**
 * Every written word is among the found ones, once and in order; before and behind them stands what the edition adds.
 * Compares by chunks, so that a failure shows a few words and not a million.
 */
export function expectInOrder(found: readonly string[], written: readonly string[]): void {
  const size = Math.max(1, Math.min(30, written.length))
  const beginning = written.slice(0, size).join(' ')
  const starts = found.flatMap((word, index) =>
    word === written[0] && found.slice(index, index + size).join(' ') === beginning ? [index] : [],
  )
  expect(starts.length, `the text begins once with: ${beginning}\n${found.slice(0, 200).join(' ')}`).toBe(
    written.length === 0 ? 0 : 1,
  )
  for (let index = 0; index < written.length; index += size) {
    const from = (starts[0] ?? 0) + index
    const end = Math.min(index + size, written.length)
    expect(found.slice(from, from + end - index).join(' ')).toBe(written.slice(index, end).join(' '))
  }
}

/** A word that is divided at a line end is one word. */
function undivided(text: string): string {
  return text.replaceAll(/\u00AD\s*/g, '')
}

function parse(html: string): Root {
  const body = html.replace(/^[\s\S]*?(?=<body\b)/, '')
  const tree = raw({ type: 'root', children: [{ type: 'raw', value: body }] } satisfies Root)
  return tree.type === 'root' ? tree : { type: 'root', children: tree.type === 'doctype' ? [] : [tree] }
}

function flowAndNotes(documents: readonly (Root | Element)[]): Pick<ReadWords, 'flow' | 'notes'> {
  const notes: string[][] = []
  for (const document of documents) {
    walkHtml(document, (element, index, parent) => {
      if (isControl(element)) {
        parent.children.splice(index, 1)
        return index
      }
      return undefined
    })
    walkHtml(document, (element, index, parent) => {
      if (!isNote(element)) return undefined
      notes.push(wordsOf(element.children))
      parent.children.splice(index, 1)
      return index
    })
  }
  return { flow: documents.flatMap(({ children }) => wordsOf(children as readonly Nodes[])), notes }
}

function isNote({ properties }: Element): boolean {
  return properties['role'] === 'doc-footnote' || classesOf(properties).includes('note-panel')
}

/** Calls of notes, ways back, and what closes or opens something. */
function isControl(node: Nodes): boolean {
  if (node.type !== 'element') return false
  const { tagName, properties } = node
  return tagName === 'button' || tagName === 'nav' || ['doc-noteref', 'doc-backlink'].includes(String(properties['role']))
}

function classesOf({ className }: Element['properties']): readonly unknown[] {
  return Array.isArray(className) ? className : []
}

function contentsOf(page: Root): string[] {
  const [contents] = all(page, ({ tagName }) => tagName === 'nav')
  return contents === undefined ? [] : all(contents, ({ tagName }) => tagName === 'a').map((link) => toString(link))
}

function all(tree: Root | Element, isWanted: (element: Element) => boolean): Element[] {
  const found: Element[] = []
  walkHtml(tree, (element) => {
    if (isWanted(element)) found.push(element)
  })
  return found
}

function attribute(tag: string, name: string): string | undefined {
  return new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1]
}
