import { afterAll, describe, expect, test } from 'vitest'
import type { Book } from '../../../src/book/book.ts'
import { print } from '../../../src/editions/print.ts'
import type { Browser } from '../../../src/host/host.ts'
import { checkPdf } from '../../../src/pdf/check.ts'
import { arrayAt, dictAt, numbersOf, valueAt } from '../../../src/pdf/objects.ts'
import { openPdf } from '../../../src/pdf/open.ts'
import type { TypesetResult } from '../../../src/typeset/types.ts'
import { glyphPlaces } from '../../pdf/glyph-places.ts'
import { linksOf } from '../../pdf/links.ts'
import { tagsOf } from '../../pdf/reading.ts'
import { sampleBook } from '../sample-book.ts'
import { closeBrowser, readMarkdown, renderEdition, sharedBrowser } from './render.ts'

afterAll(closeBrowser)

type Printed = { readonly bytes: Uint8Array; readonly warnings: readonly unknown[]; readonly batches: number }

/** Prints so many pages at a time. */
async function printed(book: Book, batchSize: number): Promise<Printed> {
  let batches = 0
  const open = async (): Promise<Browser> => {
    const shared = await sharedBrowser()
    const openPage: Browser['openPage'] = async () => {
      const page = await shared.openPage()
      const run = async <T>(script: string): Promise<T> => {
        const result = await page.run<T>(
          script.replace('\nchapbookTypeset({', `\nchapbookTypeset({"batchSize":${batchSize},`),
        )
        if (isTypeset(result)) batches = result.batches.length
        return result
      }
      return { ...page, run }
    }
    return { ...shared, openPage }
  }
  const { bytes, warnings } = await renderEdition(print, book, {}, open)
  return { bytes, warnings, batches }
}

function isTypeset(result: unknown): result is TypesetResult {
  return typeof result === 'object' && result !== null && 'batches' in result
}

/** Chapters with notes, lists and tables over pages, references from each to others, and a link that looks like one of ours. */
async function longBook(): Promise<Book> {
  const words = (count: number, word: string): string =>
    Array.from({ length: count }, (_, index) => `${word}${index}`).join(' ')
  const chapters = Array.from({ length: 6 }, (_, index) => {
    const [before, after] = [`#chapter-${((index + 5) % 6) + 1}`, `#chapter-${((index + 2) % 6) + 1}`]
    const row = (nth: number): string => `| ${words(4, 'cell')} | ${nth} |`
    return [
      `# Größe ${index} *and* office`,
      `${words(160, 'fluffy')}[^${index}] and [back](${before}) or [forth](${after}), [away](https://batch-1.invalid/#chapter-1).`,
      `## Section ${index}`,
      Array.from({ length: 30 }, (__, nth) => `- ${words(9 + (nth % 5), 'item')}`).join('\n'),
      words(300, ['ärger', 'Ωmega', 'quick', 'Жизнь', 'zest', 'office'][index] ?? ''),
      ['| Head | Number |', '| --- | --- |', ...Array.from({ length: 40 }, (__, nth) => row(nth))].join('\n'),
      `[^${index}]: ${words(60, 'note')} with a [link](${after}).`,
    ].join('\n\n')
  })
  return readMarkdown(chapters.join('\n\n'))
}

describe.each([
  ['a book with pictures', async () => sampleBook(), 3],
  ['a book with tables, lists and notes over pages', longBook, 5],
] as const)('%s that is printed in batches', (_, read, size) => {
  let whole: Printed
  let parts: Printed

  test('is printed in several, and free of faults', async () => {
    const book = await read()
    whole = await printed(book, 10_000)
    parts = await printed(book, size)
    expect(whole.batches).toBe(1)
    expect(parts.batches).toBeGreaterThan(1)
    expect(parts.warnings).toEqual(whole.warnings)
    expect((await checkPdf(parts.bytes)).filter(({ severity }) => severity === 'error')).toEqual([])
  })

  test('has each glyph in its place', async () => {
    const places = async ({ bytes }: Printed) =>
      (await glyphPlaces(bytes)).map((page) =>
        page.map(({ code, x, y, size: height, turn }) => [code, x, y, height, turn]),
      )
    expect(await places(parts)).toEqual(await places(whole))
  })

  test('has the same tags with the same text, in the same order', async () => {
    expect(await tagsOf(parts.bytes)).toBe(await tagsOf(whole.bytes))
  })

  test('has links that lead to the same places', async () => {
    const links = await linksOf(parts.bytes)
    expect(links).toEqual(await linksOf(whole.bytes))
    expect(links.filter(({ page }) => page !== undefined).length).toBeGreaterThan(2)
  })

  test('has the same destinations, bookmarks and page numbers', async () => {
    const facts = async ({ bytes }: Printed) => {
      const { catalog, pages } = await openPdf(bytes)
      const place = (name: string) => {
        const all = dictAt(catalog, 'Dests')
        const found = all && arrayAt(all, name)
        const page = found?.get(0)
        return [name, pages.findIndex(({ ref }) => ref === page), found && numbersOf(found)]
      }
      const names = (dictAt(catalog, 'Dests')?.keys() ?? []).map((name) => name.decodeText()).toSorted()
      const titles: unknown[] = []
      const walk = (parent: ReturnType<typeof dictAt>): void => {
        for (let item = parent && dictAt(parent, 'First'); item; item = dictAt(item, 'Next')) {
          const target = arrayAt(item, 'Dest')
          const page = pages.findIndex(({ ref }) => ref === target?.get(0))
          titles.push([
            String(valueAt(item, 'Title')),
            page,
            target && numbersOf(target),
            dictAt(item, 'SE') !== undefined,
          ])
          walk(item)
        }
      }
      walk(dictAt(catalog, 'Outlines'))
      return { places: names.map(place), titles, labels: String(dictAt(catalog, 'PageLabels')) }
    }
    expect(await facts(parts)).toEqual(await facts(whole))
  })

  test('embeds each font once, and is not much larger', async () => {
    const fontsOf = async ({ bytes }: Printed): Promise<readonly string[]> => {
      const { context } = await openPdf(bytes)
      const all = context.enumerateIndirectObjects().map(([, object]) => String(object))
      return all.flatMap((text) => /FontName \/[A-Z]+\+(\S+)/.exec(text)?.[1] ?? []).toSorted()
    }
    expect(await fontsOf(parts)).toEqual(await fontsOf(whole))
    expect(parts.bytes.length / whole.bytes.length).toBeLessThan(1.05)
  })

  test('has the same bytes each time', async () => {
    const again = await printed(await read(), size)
    expect(Buffer.compare(Buffer.from(again.bytes), Buffer.from(parts.bytes))).toBe(0)
  })
})
