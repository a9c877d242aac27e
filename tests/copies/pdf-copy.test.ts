/** Personal copies of a PDF: what is added, where, and that nothing else is. */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PDFDict } from 'pdf-lib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { build } from '../../src/build.ts'
import { setBookplates } from '../../src/copies/bookplate-pages.ts'
import type { BookplatePart } from '../../src/copies/bookplate-part.ts'
import type { Bookplate } from '../../src/copies/bookplate.ts'
import { pdfCopier, type PdfCopier } from '../../src/copies/pdf-copy.ts'
import { documentFacts } from '../../src/editions/facts.ts'
import type { Browser } from '../../src/host/host.ts'
import { nodeHost } from '../../src/host/index.ts'
import { checkPdf } from '../../src/pdf/check.ts'
import { readUnicodeMap } from '../../src/pdf/content/cmap.ts'
import { dictAt, streamAt } from '../../src/pdf/objects.ts'
import { openPdf } from '../../src/pdf/open.ts'
import { streamBytes } from '../../src/pdf/streams.ts'
import { loadTheme } from '../../src/theme/load.ts'
import { readPdf } from '../pdf-text.ts'
import { seenTexts } from '../pdf-look.ts'
import { allTexts, textOf, typeOf } from './pdf-objects.ts'
import { book, essay, hebrewBook, released, root, type Released } from './released.ts'

const host = nodeHost()
let folder: string
let browser: Browser
let made: Readonly<Record<'essay' | 'book' | 'hebrew', Released>>
let bases: Readonly<Record<keyof typeof made, PdfCopier>>

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'chapbook-copies-'))
  browser = await host.openBrowser({})
  made = {
    essay: await released(essay, join(folder, 'essay')),
    book: await released(book, join(folder, 'book')),
    hebrew: await released(hebrewBook, join(folder, 'hebrew')),
  }
  bases = {
    essay: await pdfCopier(made.essay.pdf),
    book: await pdfCopier(made.book.pdf),
    hebrew: await pdfCopier(made.hebrew.pdf),
  }
})

afterAll(async () => {
  await browser.close()
  rmSync(folder, { recursive: true, force: true })
})

function plate(name: string, more: Partial<Bookplate> = {}): Bookplate {
  return { title: 'Bookplate', before: 'This copy belongs to', name, after: '', number: 'No. 12 of 1,000', ...more }
}

async function set(base: keyof typeof made, ...plates: readonly Bookplate[]): Promise<readonly BookplatePart[]> {
  const { work } = made[base].manifest
  const { page } = bases[base]
  const pages = { theme: await loadTheme('base', host), facts: documentFacts(work), direction: work.direction, page }
  return (await setBookplates(plates, pages, browser, host)).map((found) => {
    if ('missing' in found) throw new Error(`No font has ${found.missing.join(' ')}`)
    return found.part
  })
}

async function copyOf(base: keyof typeof made, bookplate: Bookplate): Promise<Uint8Array> {
  const [part] = await set(base, bookplate)
  if (!part) throw new Error('Nothing was set')
  return bases[base].copy(part)
}

describe('where the bookplate stands', () => {
  it('it takes the place of the blank page behind the half title, and every page keeps its number', async () => {
    const [before, after] = [await readPdf(made.book.pdf), await readPdf(await copyOf('book', plate('Anna Weber')))]
    expect(bases.book.added).toEqual({ pages: 0, before: 2 })
    expect(after.pages).toBe(before.pages)
    expect(after.labels).toEqual(before.labels)
    expect(after.outline).toEqual(before.outline)
    expect(before.blocks.filter(({ page }) => page === 2)).toEqual([])
    expect(after.blocks.filter(({ page }) => page === 2).map(({ type }) => type)).toEqual(['H1', 'P'])
    expect(after.blocks.filter(({ page }) => page !== 2)).toEqual(before.blocks)
  })

  it('without such a page it is the front of a leaf before the first page, and bookmarks lead where they led', async () => {
    const [before, after] = [await readPdf(made.essay.pdf), await readPdf(await copyOf('essay', plate('Anna Weber')))]
    const later = (marks: typeof before.outline): typeof before.outline =>
      marks.map(({ title, page, children }) => ({ title, page: page + 2, children: later(children) }))
    expect(bases.essay.added).toEqual({ pages: 2, before: 1 })
    expect(after.labels).toEqual(['a', 'b', ...before.labels])
    expect(after.outline).toEqual(later(before.outline))
    expect(after.blocks.filter(({ page }) => page === 2)).toEqual([])
    expect(after.blocks.filter(({ page }) => page > 2)).toEqual(
      before.blocks.map((block) => ({ ...block, page: block.page + 2 })),
    )
    expect([after.notes, after.calls.length]).toEqual([before.notes, before.calls.length])
  })

  it('it is read between what stands before and behind it', async () => {
    const { blocks } = await readPdf(await copyOf('book', plate('Anna Weber')))
    const pages = blocks.map(({ page }) => page)
    expect(pages.slice(0, 4)).toEqual([1, 2, 2, 3])
    expect(pages).toEqual(pages.toSorted((a, b) => a - b))
  })
})

describe('what a copy says', () => {
  it.each([
    ['essay', 'Анна Вебер'],
    ['book', 'Nguyễn Thị Ánh Tuyết'],
    ['hebrew', 'Ελένη Παπαδοπούλου'],
  ] as const)('the %s names %s once, on the page of the bookplate', async (base, name) => {
    const copy = await copyOf(base, plate(name))
    const found = (await readPdf(copy)).blocks.filter(({ text }) => text.includes(name))
    expect(found.map(({ type, page }) => [type, page])).toEqual([['H1', bases[base].added.before]])
  })

  it.each(['<script>alert(1)</script>', 'O’Hara & Söhne "GmbH"', 'a'.repeat(120), String.raw`\)Tj ET`])(
    'a name is text, whatever it looks like: %s',
    async (name) => {
      const [heading] = (await readPdf(await copyOf('essay', plate(name)))).blocks
      expect(heading?.text.replaceAll(/\s/g, '')).toBe(`This copy belongs to${name}`.replaceAll(/\s/g, ''))
    },
  )

  it('names from right to left and from left to right stand on one page', async () => {
    for (const name of ['יעל כהן', 'أحمد العلي']) {
      const texts = await seenTexts(await copyOf('hebrew', plate(name)))
      const shown = texts.filter(({ page }) => page === 2).map(({ text }) => text)
      const letters = shown.join('').replaceAll(/\s/g, '').normalize('NFKC')
      // Two letters are drawn of two glyphs each, and stand in the file as the text of both.
      for (const letter of name.replaceAll(/[ أي]/g, '')) expect(letters).toContain(letter)
    }
  })

  it('note and date stand on it, in this order', async () => {
    const { blocks } = await readPdf(await copyOf('essay', plate('Anna', { note: 'With thanks', date: 'May 1, 2026' })))
    expect(blocks.slice(1, 4).map(({ text }) => text.trim())).toEqual(['With thanks', 'No. 12 of 1,000', 'May 1, 2026'])
  })

  it('it stands in the middle of the page, and no line of it leaves the page', async () => {
    const note = 'With thanks for the evenings by the stove, and for reading all of it aloud. '.repeat(5).trim()
    const copy = await copyOf('hebrew', plate('W'.repeat(120), { note, date: '2026' }))
    const { width, height } = bases.hebrew.page
    for (const { x, y, width: long } of (await seenTexts(copy)).filter(({ page }) => page === 2)) {
      expect(x).toBeGreaterThan(20)
      expect(x + long).toBeLessThan(width * 0.75 - 20)
      expect(y).toBeGreaterThan(20)
      expect(y).toBeLessThan(height * 0.75 - 20)
    }
  })
})

describe('what a copy keeps', () => {
  it.each(['essay', 'book', 'hebrew'] as const)('the bytes of the %s are its beginning', async (base) => {
    const copy = await copyOf(base, plate('Anna Weber'))
    const { pdf } = made[base]
    expect(Buffer.from(copy.subarray(0, pdf.length)).equals(pdf)).toBe(true)
    expect(copy.length - pdf.length).toBeLessThan(16_000)
  })

  it.each(['essay', 'book', 'hebrew'] as const)('the %s still keeps PDF/UA-1 and PDF/A-2a', async (base) => {
    const copy = await copyOf(base, plate('Anna Weber', { note: 'With thanks', date: 'May 1, 2026' }))
    expect(await checkPdf(copy)).toEqual(await checkPdf(made[base].pdf))
    expect((await checkPdf(copy)).filter(({ severity }) => severity === 'error')).toEqual([])
  })

  it('only the catalog, the list of pages and the roots of the tags have changed among its objects', async () => {
    const [before, after] = [await openPdf(made.essay.pdf), await openPdf(await copyOf('essay', plate('Anna Weber')))]
    const changed = before.context.enumerateIndirectObjects().flatMap(([ref, object]) => {
      const now = after.context.lookup(ref)
      return now && textOf(now) === textOf(object) ? [] : [typeOf(object)]
    })
    expect(changed.toSorted()).toEqual(['Catalog', 'Pages', 'StructElem', 'StructTreeRoot'])
    expect(textOf(after.context.lookup(after.context.trailerInfo.Info))).toBe(
      textOf(before.context.lookup(before.context.trailerInfo.Info)),
    )
  })

  it('in place of a blank page, that page and the roots of the tags', async () => {
    const [before, after] = [await openPdf(made.book.pdf), await openPdf(await copyOf('book', plate('Anna Weber')))]
    const changed = before.context.enumerateIndirectObjects().flatMap(([ref, object]) => {
      const now = after.context.lookup(ref)
      return now && textOf(now) === textOf(object) ? [] : [typeOf(object)]
    })
    expect(changed.toSorted()).toEqual(['Page', 'StructElem', 'StructTreeRoot'])
  })
})

describe('what a copy does not hold', () => {
  it('the name stands in no string and in no stream of it: the letters of the page are all that there is', async () => {
    const name = 'Wolfgang Quixley'
    const { context } = await openPdf(await copyOf('essay', plate(name)))
    const objects = context.enumerateIndirectObjects().map(([, object]) => object)
    for (const text of objects.flatMap(allTexts)) {
      expect(text).not.toContain('Wolfgang')
      expect(text).not.toContain('Quixley')
      expect(text.toLowerCase()).not.toContain(Buffer.from('Quixley', 'utf16le').swap16().toString('hex'))
    }
  })

  it('its fonts have the letters of its own bookplate and no others', async () => {
    const names = ['Anna', 'Жанна Дзюба', 'Xaver Quirin Zwölfbäck', 'יעל']
    const parts = await set('essay', ...names.map((name) => plate(name, { number: 'Copy 1' })))
    for (const [index, name] of names.entries()) {
      const part = parts[index]
      if (!part) throw new Error('Nothing was set')
      const own = new Set(`This copy belongs to ${name} Copy 1`.normalize('NFKC'))
      for (const { texts, program, widths } of part.fonts.values()) {
        for (const text of texts.values()) for (const letter of text.normalize('NFKC')) expect(own).toContain(letter)
        expect(widths.length).toBeLessThanOrEqual(own.size + 4)
        expect(program.length).toBeLessThan(20_000)
      }
    }
  })

  it('a copy is the same, byte for byte, whoever else gets one', async () => {
    const anna = plate('Anna Weber', { note: 'With thanks' })
    const others = ['Жанна Дзюба', 'Xaver Quirin Zwölfbäck', 'Øyvind Åsgård', 'Łukasz', 'Ελένη', 'أحمد'].map((name) =>
      plate(name),
    )
    const [alone] = await set('essay', anna)
    const among = await set('essay', ...others, anna, ...others)
    const part = among[others.length]
    if (!alone || !part) throw new Error('Nothing was set')
    expect(Buffer.from(bases.essay.copy(part)).equals(bases.essay.copy(alone))).toBe(true)
  })

  it('the maps from glyphs to letters of its file agree with its fonts', async () => {
    const { pages } = await openPdf(await copyOf('essay', plate('Anna Weber')))
    const resources = pages[0] && dictAt(pages[0].dict, 'Resources')
    const fonts = resources && dictAt(resources, 'Font')
    const letters = new Set<string>()
    for (const [name] of fonts?.entries() ?? []) {
      const font = dictAt(fonts as PDFDict, name.asString().slice(1))
      const map = font && streamAt(font, 'ToUnicode')
      for (const text of readUnicodeMap((map && streamBytes(map)) ?? new Uint8Array()).values())
        for (const letter of text) letters.add(letter)
    }
    expect([...letters].toSorted().join('')).toBe(
      [...new Set('This copy belongs to Anna Weber No. 12 of 1,000')].toSorted().join(''),
    )
  })
})

describe('what cannot be copied', () => {
  it('joiners, marks and signs of scripts that the fonts have harm nobody', async () => {
    const names = [
      'نام\u200cها',
      'Zo\u0308e\u0301',
      'a\ufe0fb',
      '\u200dAnna',
      '☎ Åsa ★',
      '½ № Finn',
      'A\u0301\u0323\u0302\u0306',
    ]
    expect(await set('essay', ...names.map((name) => plate(name)))).toHaveLength(names.length)
  })

  it('a file for a printer and a file of others are refused with a way out', async () => {
    const options = {
      manuscript: book,
      editions: ['print'],
      print: { for: 'press' },
      out: join(folder, 'press'),
    } as const
    const [press] = (await build({ ...options, host: nodeHost({ folder: root }) })).artifacts
    const others = ['no PDF', '%PDF-1.4\ntrailer <</Root 1 0 R>>\n1 0 obj <</Type /Catalog>> endobj']
    for (const bytes of [press?.bytes ?? new Uint8Array(), ...others.map((text) => Buffer.from(text))])
      await expect(pdfCopier(bytes)).rejects.toMatchObject({ name: 'ChapbookError', kind: 'usage' })
  })

  it('characters that no font has are named, and the others are set', async () => {
    const { work } = made.essay.manifest
    const pages = {
      theme: await loadTheme('base', host),
      facts: documentFacts(work),
      direction: 'ltr',
      ...bases.essay,
    } as const
    const found = await setBookplates([plate('Fay 😀'), plate('Bo')], pages, browser, host)
    expect(found.map((each) => ('missing' in each ? each.missing : 'set'))).toEqual([['😀'], 'set'])
  })
})
