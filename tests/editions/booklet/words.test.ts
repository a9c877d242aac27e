/** What is laid on sheets: the words of the pages, all of them, and nothing where an office printer does not print. */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { build, type BuildResult } from '../../../src/build.ts'
import type { Artifact } from '../../../src/editions/edition.ts'
import type { Config } from '../../../src/settings.ts'
import { foldAndRead } from '../../pdf/impose/fold.ts'
import { halvesOf, pageWords } from '../../pdf/impose/read-sheets.ts'
import { paintedBoxes } from '../../pdf-look.ts'
import { otherWords } from '../../same-words.ts'

const folder = mkdtempSync(join(tmpdir(), 'chapbook-sheets-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What office printers leave white at each edge of a sheet, mm, but for what the file rounds. */
const unprintable = 5 - 0.001

const manuscripts = 'tests/conformance/manuscripts'
type Subject = { readonly name: string; readonly direction: 'ltr' | 'rtl'; readonly config: Config }
const subjects: readonly Subject[] = [
  { name: 'everything', direction: 'ltr', config: { nUp: { pages: 2 } } },
  { name: 'typed', direction: 'ltr', config: { nUp: { pages: 3 }, booklet: { flip: 'long', marks: true } } },
  {
    name: 'right-to-left-book',
    direction: 'rtl',
    config: { nUp: { pages: 4, frames: true }, booklet: { flip: 'short', signature: 2, marks: true } },
  },
]

describe.each(subjects)('$name', ({ name, direction, config }) => {
  let result: BuildResult
  const made = (edition: Artifact['edition']): Artifact => {
    const artifact = result.artifacts.find((candidate) => candidate.edition === edition)
    if (!artifact) throw new Error(`no ${edition}`)
    return artifact
  }

  beforeAll(async () => {
    const editions: Config['editions'] = ['print', 'booklet', 'n-up']
    result = await build({ manuscript: join(manuscripts, name), out: folder, config: { ...config, editions } })
  })

  test('the folded booklet reads as the pages do, word for word', async () => {
    const words = await pageWords(made('print').bytes)
    const booklet = made('booklet')
    const { flip = 'short', signature } = config.booklet ?? {}
    const sheets = booklet.sheets ?? 0
    const signatures = signature === undefined ? [sheets] : signaturesIn(booklet)
    const halves = await halvesOf(booklet.bytes)
    const all = halves.flatMap(({ left, right }) => [left, right]).map((half) => half?.words ?? '')
    const placed = halves.map(({ left, right }, side) => ({
      left: left && { page: side * 2, isUpright: left.isUpright },
      right: right && { page: side * 2 + 1, isUpright: right.isUpright },
    }))
    const read = foldAndRead(placed, { flip, direction, signatures }).map((half) => (half ? all[half.page] : ''))
    expect(read.slice(0, words.length)).toEqual(words)
    expect(read.slice(words.length).join('')).toBe('')
  })

  test('several pages on a side have the words of the pages, all of them, once', async () => {
    const read = (await pageWords(made('print').bytes)).filter((words) => words !== '')
    const sides = await pageWords(made('n-up').bytes)
    expect(otherWords(read.join('\n'), sides.join('\n'))).toEqual([])
  })

  test.each(['booklet', 'n-up'] as const)('nothing of the %s lies where printers do not print', async (edition) => {
    const boxes = await paintedBoxes(made(edition).bytes)
    expect(boxes.length).toBeGreaterThan(20)
    const outside = boxes.filter(({ left, top, right, bottom }) => Math.min(left, top, right, bottom) < unprintable)
    expect(outside).toEqual([])
  })
})

/** The text beside the booklet counts the sheets of each group at the end of its last line. */
function signaturesIn({ companions = [] }: Artifact): readonly number[] {
  const text = companions.map(({ bytes }) => new TextDecoder().decode(bytes)).join('')
  const [, groups = ''] = /:([\d, ]+)\.\s*$/.exec(text) ?? []
  return groups.split(',').map(Number)
}
