/** Personal copies of an EPUB: one page more, and nothing else. */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateRawSync } from 'node:zlib'
import { unzipSync } from 'fflate'
import { SaxesParser } from 'saxes'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Bookplate } from '../../src/copies/bookplate.ts'
import { bookplatePage, epubCopier, type EpubCopier } from '../../src/copies/epub-copy.ts'
import { readZip, writeZip } from '../../src/copies/zip.ts'
import { nodeHost } from '../../src/host/index.ts'
import { loadTheme } from '../../src/theme/load.ts'
import { essay, released, type Released } from './released.ts'

const name = 'Quentin Xylander'
let folder: string
let made: Released
let copyFor: EpubCopier
let style: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'chapbook-copies-'))
  made = await released(essay, folder)
  style = await (await loadTheme('base', nodeHost())).style('bookplate-epub')
  copyFor = epubCopier(made.epub, { language: 'en', direction: 'ltr', style })
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

function plate(given: string, more: Partial<Bookplate> = {}): Bookplate {
  return { title: 'Bookplate', before: 'This copy belongs to', name: given, after: '', number: 'Copy 12', ...more }
}

function textsOf(epub: Uint8Array): ReadonlyMap<string, string> {
  return new Map(Object.entries(unzipSync(epub)).map(([path, bytes]) => [path, Buffer.from(bytes).toString('latin1')]))
}

describe('a copy', () => {
  it('differs from the EPUB in the page and in the package document that names it', () => {
    const [before, after] = [textsOf(made.epub), textsOf(copyFor(plate(name)))]
    const others = [...after.keys()].filter((path) => after.get(path) !== before.get(path))
    expect(others).toEqual(['OEBPS/content.opf', 'OEBPS/bookplate.xhtml'])
    expect([...before.keys()].filter((path) => !after.has(path))).toEqual([])
  })

  it('has two lines more in the package document: an item, and a reference behind the title page', () => {
    const lines = (text: string | undefined): readonly string[] => (text ?? '').split('\n')
    const before = lines(textsOf(made.epub).get('OEBPS/content.opf'))
    const after = lines(textsOf(copyFor(plate(name))).get('OEBPS/content.opf'))
    expect(after.filter((line) => !before.includes(line))).toEqual([
      '<item id="bookplate" href="bookplate.xhtml" media-type="application/xhtml+xml"/>',
      '<itemref idref="bookplate"/>',
    ])
    expect(after.filter((line) => !line.includes('bookplate'))).toEqual(before)
    expect(after[after.indexOf('<itemref idref="bookplate"/>') - 1]).toBe('<itemref idref="title-page"/>')
  })

  it('keeps the packed bytes of everything else, and begins with its type', () => {
    const copy = copyFor(plate(name))
    const [before, after] = [readZip(made.epub), readZip(copy)]
    for (const entry of before.filter(({ name }) => name !== 'OEBPS/content.opf')) {
      const found = after.find((other) => other.name === entry.name)
      expect({ ...found, data: hex(found?.data) }).toEqual({ ...entry, data: hex(entry.data) })
    }
    expect(Buffer.from(copy.subarray(0, 58)).equals(made.epub.subarray(0, 58))).toBe(true)
    expect(copy.length - made.epub.length).toBeLessThan(2000)
  })

  it('names its reader on that page alone: no metadata, no name of a file, no comment', () => {
    const copy = copyFor(plate(name))
    const naming = [...textsOf(copy)].filter(([path, text]) => `${path}${text}`.includes('Xylander'))
    expect(naming.map(([path]) => path)).toEqual(['OEBPS/bookplate.xhtml'])
    const [, page = ''] = naming[0] ?? []
    expect(page.split('Xylander').length).toBe(2)
    expect(page).toContain(`<bdi class="bookplate-name short">${name}</bdi></h1>`)
    // What is stored as it is would show the name in the bytes too.
    expect(Buffer.from(copy).includes('Xylander')).toBe(false)
  })

  it('is the same each time', () => {
    expect(hex(copyFor(plate(name)))).toBe(hex(copyFor(plate(name))))
  })

  it('of a copy has the bookplate under another name', () => {
    const second = epubCopier(copyFor(plate('Anna')), { language: 'en', direction: 'ltr', style })(plate('Bo'))
    expect([...textsOf(second).keys()].filter((path) => path.includes('bookplate'))).toEqual([
      'OEBPS/bookplate-2.xhtml',
      'OEBPS/bookplate.xhtml',
    ])
  })
})

describe('the page', () => {
  it.each(['<script>alert(1)</script>', 'A & B "C" \'D\'', ']]> <!-- -->', 'Fay 😀 𝒳', 'يعل כהן', 'x'.repeat(120)])(
    'takes a name for text: %s',
    (given) => {
      const page = bookplatePage(plate(given, { note: given }), { language: 'he', direction: 'rtl', style })
      const texts: string[] = []
      const tags: string[] = []
      const parser = new SaxesParser()
      parser.on('text', (text) => texts.push(text))
      parser.on('opentag', ({ name }) => tags.push(name))
      parser.on('error', (error) => {
        throw error
      })
      parser.write(page).close()
      expect(texts.filter((text) => text === given)).toEqual([given, given])
      expect(tags).not.toContain('script')
    },
  )

  it('is in the language and the direction of the book, with a heading', () => {
    const page = bookplatePage(plate('Anna', { before: 'עותק זה שייך ל:' }), {
      language: 'he',
      direction: 'rtl',
      style,
    })
    expect(page).toContain('lang="he" xml:lang="he" dir="rtl"')
    expect(page).toContain('<body class="bookplate-page" epub:type="frontmatter">')
    expect(page).toMatch(
      /<section class="bookplate" aria-labelledby="bookplate.heading">\s*<h1 id="bookplate.heading">/,
    )
  })
})

describe('a name with letters that the fonts of the EPUB lack', () => {
  it.each([
    ['Anna Weber', false],
    ['Ŵŷn Ħaxo', true],
    ['田中', true],
  ])('is set in one font of the reading system: %s', (given, isOther) => {
    const page = Buffer.from(unzipSync(copyFor(plate(given)))['OEBPS/bookplate.xhtml'] ?? []).toString()
    expect(page.includes(`<bdi class="bookplate-name short other-font">${given}</bdi>`)).toBe(isOther)
  })
})

describe('an EPUB of others', () => {
  it.each([
    ['no ZIP at all', Buffer.from('PK? No.')],
    ['a ZIP without a package document', writeZip([])],
    ['a ZIP that is cut off', undefined],
  ])('is refused: %s', (_, bytes) => {
    const given = bytes ?? made.epub.subarray(1000)
    expect(() => epubCopier(given, { language: 'en', direction: 'ltr', style })).toThrow(/^The EPUB/)
  })
})

describe('the container', () => {
  it('is written as it was read', () => {
    expect(hex(writeZip(readZip(made.epub)))).toBe(hex(made.epub))
  })

  it('packs the page so that it can be unpacked', () => {
    const page = readZip(copyFor(plate(name))).find(({ name }) => name === 'OEBPS/bookplate.xhtml')
    expect(page && inflateRawSync(page.data).length).toBe(page?.size)
  })
})

function hex(bytes: Uint8Array | undefined): string {
  return Buffer.from(bytes ?? []).toString('hex')
}
