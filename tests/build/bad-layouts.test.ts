/**
 * Manuscripts that no page is made for. Each folder is one: what its writer is told stands in `messages.txt`, and here how its pages
 * come out. That no word of them is lost is asked in `nothing-lost.test.ts`.
 */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { build } from '../../src/build.ts'
import type { Browser } from '../../src/host/host.ts'
import { nodeHost } from '../../src/host/index.ts'
import { checkPdf } from '../../src/pdf/check.ts'
import { paintedBoxes, seenTexts, slantedFonts } from '../pdf-look.ts'
import { readPdf } from '../pdf-text.ts'

const room = join(import.meta.dirname, 'bad-layouts')
let browser: Browser

beforeAll(async () => {
  browser = await nodeHost().openBrowser({})
}, 600_000)
afterAll(() => browser.close())

type Printed = { readonly bytes: Uint8Array; readonly messages: string }

/** Prints a manuscript of the room; every message stands on a line of its own. */
async function printed(name: string): Promise<Printed> {
  const folder = join(room, name)
  const host = nodeHost({ folder })
  const said = join(folder, 'options.json')
  const options = existsSync(said) ? (JSON.parse(readFileSync(said, 'utf8')) as object) : {}
  const { artifacts, files } = await build({
    ...options,
    manuscript: 'input.md',
    editions: ['print'],
    host: {
      ...host,
      disk: { ...host.disk, write: async () => undefined },
      openBrowser: async () => ({ ...browser, close: async () => undefined }),
    },
  })
  const messages = files.flatMap(({ messages: told }) =>
    told.map(({ line, column, ruleId, reason, note }) => `${line}:${column} ${ruleId}: ${reason}\n    ${note}\n`),
  )
  return { bytes: artifacts[0]?.bytes ?? new Uint8Array(), messages: messages.join('') }
}

const made = new Map<string, Promise<Printed>>()
const once = (name: string): Promise<Printed> => made.get(name) ?? made.set(name, printed(name)).get(name) ?? printed(name)

describe.each(readdirSync(room))('%s', (name) => {
  it('is told to the writer, and breaks no standard', async () => {
    const { bytes, messages } = await once(name)
    await expect(messages).toMatchFileSnapshot(join(room, name, 'messages.txt'))
    expect(await checkPdf(bytes)).toEqual([])
  })
})

it('beside a note of many pages a third of each is text, and the next note begins where it is called', async () => {
  const { bytes } = await once('a-note-longer-than-three-pages')
  const { notePages, calls, pages, labels } = await readPdf(bytes)
  const of = (label: string | undefined): number => labels.indexOf(label ?? '') + 1
  // Eight pages of the text and the note together.
  expect(notePages.slice(0, 9)).toEqual(Array.from({ length: 9 }, (_, page) => of('1') + page))
  // The second call stands too near for that: what the second note lacks fills pages alone.
  expect(notePages.slice(9)).toEqual([of('14'), of('15'), of('16'), of('17'), of('17')])
  expect(calls.map(({ page }) => page)).toEqual([of('1'), of('14'), of('17')])
  expect(pages).toBe(24)
})

it('emphasis is slanted in a face without italics, and bold in a script that is never slanted', async () => {
  const { bytes } = await once('emphasis-in-a-face-without-italics')
  expect((await seenTexts(bytes)).filter(({ isSlanted }) => isSlanted)).toEqual([])
  expect(await slantedFonts(bytes)).toEqual(['NotoSerifHebrew-Bold', 'NotoSerifHebrew-Regular'])
})

it('a picture higher than the page is shown whole with its caption, and what follows stands on the page', async () => {
  const { bytes } = await once('a-picture-higher-than-the-page')
  const text = await seenTexts(bytes)
  const [first] = text.filter(({ text: words }) => words.startsWith('The tower as it was drawn'))
  const [last] = text.filter(({ text: words }) => words.includes('came from the other side'))
  expect(first?.page).toBe(last?.page)
  const boxes = await paintedBoxes(bytes)
  // 148 mm is the height of the page; the lines of the drawing go from the ground to the lantern.
  const drawn = boxes.filter(({ page, top, bottom }) => page === first?.page && 148 - top - bottom > 60)
  expect(drawn).not.toEqual([])
  for (const { top, bottom } of drawn) {
    expect(top).toBeGreaterThan(10)
    expect(bottom).toBeGreaterThan(30)
  }
})

it('vertical lines are set in horizontal ones, each below the other', async () => {
  const { bytes } = await once('vertical-lines-asked-for')
  const lines = (await seenTexts(bytes)).filter(({ text }) => /Kaze|hitokoto|igai/.test(text))
  expect(lines.length).toBeGreaterThan(1)
  expect(lines.map(({ y }) => y)).toEqual(lines.map(({ y }) => y).toSorted((a, b) => b - a))
  for (const { width, size } of lines) expect(width).toBeGreaterThan(size * 3)
})
