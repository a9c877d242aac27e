/** Parts of a document, printed one by one and joined. */

import { PDFArray, PDFDict, PDFName } from 'pdf-lib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser } from '../../src/host/host.ts'
import { checkPdf } from '../../src/pdf/check.ts'
import { finishPdf } from '../../src/pdf/finish.ts'
import { joinBatches } from '../../src/pdf/join.ts'
import { readTrueType, type TrueType } from '../../src/pdf/join/true-type.ts'
import { writeTrueType } from '../../src/pdf/join/write-true-type.ts'
import { dictAt, nameAt, set, streamAt } from '../../src/pdf/objects.ts'
import { openPdf } from '../../src/pdf/open.ts'
import { serialise } from '../../src/pdf/serialise.ts'
import { streamBytes } from '../../src/pdf/streams.ts'
import { font } from './changing.ts'
import { linksOf } from './links.ts'
import { openTestBrowser, options, print } from './printing.ts'
import { plainText, tagsOf } from './reading.ts'

const address = 'https://batch-1.invalid/#'
let browser: Browser
beforeAll(async () => {
  browser = await openTestBrowser()
})
afterAll(() => browser.close())

async function* inTurn(parts: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield await Promise.resolve(part)
}

const printed = (bodies: readonly string[]): Promise<readonly Uint8Array[]> =>
  Promise.all(bodies.map((body) => print(browser, body)))

const joined = async (parts: readonly Uint8Array[]): Promise<Uint8Array> =>
  finishPdf({ batches: inTurn(parts), address }, options)

/** What each font of a joined document is called, and its program. */
async function fontsOf(parts: readonly Uint8Array[]): Promise<readonly (readonly [string, TrueType | undefined])[]> {
  const { pages } = await joinBatches({ batches: inTurn(parts), address })
  const fonts = new Set(
    pages.flatMap(({ dict }) => {
      const resources = dictAt(dict, 'Resources')
      const all = resources && dictAt(resources, 'Font')
      return (all?.keys() ?? []).flatMap((key) => (all && dictAt(all, key.decodeText())) ?? [])
    }),
  )
  return [...fonts].map((found) => {
    const descendants = found.get(PDFName.of('DescendantFonts'))
    const descendant = descendants instanceof PDFArray ? descendants.lookup(0, PDFDict) : found
    const descriptor = dictAt(descendant, 'FontDescriptor')
    const file = descriptor && streamAt(descriptor, 'FontFile2')
    const bytes = file && streamBytes(file)
    return [nameAt(found, 'BaseFont') ?? '', bytes && readTrueType(bytes)]
  })
}

test('parts read as one text, and break no rule', async () => {
  const parts = await printed(['<h1>First</h1><p>abc</p>', '<h1>Second</h1><p>xyz</p>', '<h1>Third</h1>'])
  const bytes = await joined(parts)
  expect((await plainText(bytes)).replaceAll(/\s+/g, ' ').trim()).toBe('First abc Second xyz Third')
  expect((await tagsOf(bytes)).match(/^ *Document/gm)).toHaveLength(1)
  expect(await checkPdf(bytes)).toEqual([])
})

test('one part is what it would be alone', async () => {
  const parts = await printed(['<h1>First</h1><p>abc</p>'])
  const [alone = new Uint8Array()] = parts
  expect(Buffer.compare(await joined(parts), await finishPdf(alone, options))).toBe(0)
})

describe('links', () => {
  test('into another part lead there, and others stay what they are', async () => {
    const parts = await printed([
      `<p><a href="${address}Größe (2)">on</a> <a href="https://batch-2.invalid/#x">out</a></p>`,
      '<p>Text</p><h1 id="Größe (2)">There</h1><div hidden><a href="#Größe (2)"></a></div>',
    ])
    expect(await linksOf(await joined(parts))).toEqual([
      { name: encodeURI('Größe (2)'), page: 2 },
      { uri: 'https://batch-2.invalid/#x' },
    ])
  })
})

describe('fonts', () => {
  test('are one font with the glyphs of all parts', async () => {
    const parts = await printed(['<p>abc</p>', '<p>cde</p>', '<p>cde äöü</p>'])
    const fonts = await fontsOf(parts)
    expect(fonts.map(([name]) => name)).toEqual(['AAAAAA+Alegreya-Regular'])
    const [whole] = await fontsOf(await printed(['<p>abc</p><p>cde</p><p>cde äöü</p>']))
    expect([...(fonts[0]?.[1]?.outlines ?? [])].toSorted(([a], [b]) => a - b)).toEqual([
      ...(whole?.[1]?.outlines ?? []),
    ])
    expect(await checkPdf(await joined(parts))).toEqual([])
  })

  test('with one name and other measures stay apart, under names of their own', async () => {
    const [first = new Uint8Array(), second = new Uint8Array()] = await printed(['<p>abc</p>', '<p>abd</p>'])
    const changed = await openPdf(second)
    const descendant = font(changed, 'CIDFontType2')
    const descriptor = dictAt(descendant, 'FontDescriptor')
    if (descriptor) set(descriptor, 'Ascent', changed.context.obj(1))
    const names = (await fontsOf([first, serialise(changed.context)])).map(([name]) => name)
    expect(names).toEqual(['AAAAAA+Alegreya-Regular', 'BAAAAA+Alegreya-Regular'])
  })

  test('of other kinds than ours are left alone', async () => {
    const [first = new Uint8Array(), second = new Uint8Array()] = await printed(['<p>abc</p>', '<p>abd</p>'])
    const changed = await openPdf(second)
    set(font(changed, 'CIDFontType2'), 'Subtype', PDFName.of('CIDFontType0'))
    expect(await fontsOf([first, serialise(changed.context)])).toHaveLength(2)
  })

  test('are written so that they are read again, with a sum that is right', async () => {
    const [[, program] = []] = await fontsOf(await printed(['<p>office</p>']))
    if (!program) throw new Error('no program')
    const bytes = Buffer.from(writeTrueType(program))
    const again = readTrueType(bytes)
    expect(again?.metrics).toEqual(program.metrics)
    expect([...(again?.outlines.keys() ?? [])]).toEqual([...program.outlines.keys()])
    let sum = 0
    for (let at = 0; at < bytes.length; at += 4) sum = (sum + bytes.readUInt32BE(at)) >>> 0
    expect(sum).toBe(0xb1b0afba)
  })
})

test('a picture that parts share is there once', async () => {
  const picture =
    'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAFElEQVR4nGP8z8DAwMDAxMDAwMAAAA0MAQMBE5uTAAAAAElFTkSuQmCC'
  const parts = await printed([`<p><img src="${picture}" alt="A"></p>`, `<p><img src="${picture}" alt="B"></p>`])
  const images = async (bytes: Uint8Array): Promise<number> =>
    (await openPdf(bytes)).context
      .enumerateIndirectObjects()
      .filter(
        ([, object]) =>
          'dict' in object && object.dict instanceof PDFDict && nameAt(object.dict, 'Subtype') === 'Image',
      ).length
  const [one = new Uint8Array()] = parts
  expect(await images(one)).toBeGreaterThan(0)
  expect(await images(await joined(parts))).toBe(await images(one))
})

test('nothing printed is a defect', async () => {
  await expect(joined([])).rejects.toThrow('Nothing was printed')
})
