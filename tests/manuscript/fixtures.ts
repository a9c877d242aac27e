/** Runs folders of small manuscripts: what stands in each is read, and the book and the messages are compared with the files beside it. */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { toHtml } from 'hast-util-to-html'
import { describe, expect, test } from 'vitest'
import type { ElementContent } from 'hast'
import type { VFile } from 'vfile'
import type { Book, OutlineEntry } from '../../src/book/book.ts'
import { load } from '../../src/manuscript/load.ts'
import { read } from '../../src/manuscript/read.ts'
import { memoryHost } from '../memory-host.ts'
import { wordsOfBook, wordsOfMarkdown } from '../words.ts'

const golden: ReadonlySet<string> = new Set(['expected.html', 'report.txt', 'options.json'])

/**
 * One test a folder; its name is the sentence that it proves. A folder holds `input.md`, `input.txt` or a folder
 * `manuscript`, pictures beside it, `options.json` if need be, and the golden `expected.html` and `report.txt`, which
 * `npm test -- -u` rewrites.
 */
export function runFixtures(folder: string, changesWords: Readonly<Record<string, string>> = {}): void {
  const cases = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  describe.each(cases.map(({ name }) => name))('%s', (name) => {
    const sentence = name.replaceAll('-', ' ')
    test(sentence, async () => {
      const at = join(folder, name)
      const { book, files } = await readFixture(at)
      await expect(`${report(files)}\n`).toMatchFileSnapshot(join(at, 'report.txt'))
      await expect(`${bookAsHtml(book)}\n`).toMatchFileSnapshot(join(at, 'expected.html'))
      const markdown = files.filter(({ path }) => path.endsWith('.md'))
      if (markdown.length < files.length || name in changesWords) return
      expectAllWords(book, markdown)
    })
  })
}

/** Reads the manuscript in a folder through a host in memory, where the folder is `/project`. */
async function readFixture(folder: string): Promise<{ readonly book: Book; readonly files: readonly VFile[] }> {
  const paths = filesIn(folder)
  const host = memoryHost(
    Object.fromEntries(paths.map((path) => [path, new Uint8Array(readFileSync(join(folder, path)))])),
  )
  const manuscript = paths.find((path) => /^input\.\w+$/.test(path)) ?? 'manuscript'
  const said = join(folder, 'options.json')
  const options = existsSync(said) ? (JSON.parse(readFileSync(said, 'utf8')) as object) : {}
  const loaded = await load({ authors: ['Ida Maren'], language: 'en', ...options, manuscript }, host)
  return { book: await read(loaded, host), files: [...loaded.files.map(({ file }) => file), ...loaded.settingsFiles] }
}

function filesIn(folder: string, top = folder): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return filesIn(path, top)
    return golden.has(entry.name) ? [] : [relative(top, path)]
  })
}

/** Every word of the manuscript is in the book once and in order; `{by="…"}` moves words, so there order is not asked. */
function expectAllWords(book: Book, files: readonly VFile[]): void {
  const sources = files.map((file) => wordsOfMarkdown(String(file), book.metadata.title))
  const found = wordsOfBook(book)
  const isMoved = files.some((file) => String(file).includes('by="'))
  const attributions = files.flatMap((file) => [...String(file).matchAll(/by="([^"]*)"/g)].map((one) => one[1] ?? ''))
  const flow = sources.flatMap((source) => source.flow)
  // What stands around the text has its place, wherever its file stands.
  const hasMatter = book.chapters.some(({ kind }) => kind === 'matter')
  const foundFlow = [...found.flow, ...found.leaves.flatMap(({ words }) => words)]
  const expected = isMoved
    ? [...flow, ...attributions.flatMap((one) => one.match(/[\p{L}\p{N}]+/gu) ?? [])].toSorted()
    : flow
  expect(isMoved || hasMatter ? foundFlow.toSorted() : foundFlow).toEqual(hasMatter ? expected.toSorted() : expected)
  expect(found.notes.toSorted()).toEqual(sources.flatMap((source) => source.notes).toSorted())
}

function report(files: readonly VFile[]): string {
  const kinds = new Map([
    [true, 'error'],
    [false, 'warning'],
  ])
  const lines = files.flatMap(({ messages }) =>
    messages
      .map((message) => ({ line: message.line ?? 0, column: message.column ?? 0, message }))
      .toSorted((a, b) => a.line - b.line || a.column - b.column)
      .map(({ message }) => {
        const kind = message.fatal === undefined || message.fatal === null ? 'info' : kinds.get(message.fatal)
        return `${message.file ?? ''}:${message.name} ${kind} ${message.ruleId}\n  ${message.reason}\n  ${message.note ?? ''}`
      }),
  )
  return lines.length === 0 ? 'Nothing to say.' : lines.join('\n')
}

/** The whole book as readable HTML: title, chapters, notes, outline, pictures. */
function bookAsHtml({ metadata, chapters, notes, outline, assets }: Book): string {
  return [
    `<title>${metadata.title}</title>`,
    ...chapters.map(({ kind, role, id, number, title, language, heading, body, place }) => {
      const attributes = `${role === undefined ? '' : `role="${role}" `}id="${id}"${number === null ? '' : ` number="${number}"`}${language === undefined ? '' : ` lang="${language}"`}`
      const top = `<${kind} ${attributes} at="${place.path}:${place.line}:${place.column}" title="${title}">`
      return `\n${top}${heading.length === 0 ? '' : `\n<h1>${html(heading)}</h1>`}${html(body)}\n</${kind}>`
    }),
    ...notes.map(
      ({ id, calls, chapter, content }) =>
        `\n<note id="${id}" calls="${calls.join(' ')}" chapter="${chapter}">${html(content)}\n</note>`,
    ),
    ...(outline.length === 0
      ? []
      : ['\n<outline>', ...outline.flatMap((entry) => outlineLines(entry, '')), '</outline>']),
    ...assets.map(
      ({ id, path, type, width, height, role }) =>
        `<asset id="${id}" path="${path}" type="${type}" size="${width}x${height}" role="${role}">`,
    ),
  ].join('\n')
}

/** Unbreakable spaces are written as entities, so that golden files show them. */
function html(nodes: readonly ElementContent[]): string {
  return toHtml([...nodes])
    .replaceAll('\u00A0', '&nbsp;')
    .replaceAll('\u202F', '&nnbsp;')
    .replaceAll(
      /<(?=\/?(?:section|aside|blockquote|div|figure|ul|ol|dl|table|thead|tbody)\b|p\b|h[1-6]\b|hr|pre|li\b|tr\b|dt\b|dd\b|figcaption\b)/g,
      '\n<',
    )
}

function outlineLines({ id, title, children }: OutlineEntry, indent: string): string[] {
  return [`${indent}${id}: ${title}`, ...children.flatMap((child) => outlineLines(child, `${indent}  `))]
}
