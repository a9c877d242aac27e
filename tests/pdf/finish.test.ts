import { readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser } from '../../src/host/host.ts'
import { checkPdf } from '../../src/pdf/check.ts'
import type { FinishOptions, Mark, PdfFinding } from '../../src/pdf/finish.ts'
import { finishPdf } from '../../src/pdf/finish.ts'
import { pageBytes } from '../../src/pdf/content/scan.ts'
import { arrayAt, dictAt, dictOf, itemsAt, nameAt, numberAt, streamAt, textAt, valueAt } from '../../src/pdf/objects.ts'
import { openPdf } from '../../src/pdf/open.ts'
import { streamBytes } from '../../src/pdf/streams.ts'
import { openTestBrowser, options, print } from './printing.ts'
import { plainText, tagsOf, textsOf } from './reading.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openTestBrowser()
})
afterAll(() => browser.close())

async function finished(body: string, more: Partial<FinishOptions> = {}): Promise<Uint8Array> {
  return finishPdf(await print(browser, body), { ...options, ...more })
}

async function metadataOf(bytes: Uint8Array): Promise<string> {
  const stream = streamAt((await openPdf(bytes)).catalog, 'Metadata')
  return Buffer.from((stream && streamBytes(stream)) ?? []).toString('utf8')
}

describe('each construct is tagged as it should be and breaks no rule', () => {
  const fixtures = readdirSync(new URL('fixtures', import.meta.url)).filter((name) => name.endsWith('.html'))

  test.each(fixtures)('%s', async (name) => {
    const body = readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8')
    const [, marks = '{}'] = /<!-- marks: (.*) -->/.exec(body) ?? []
    const pdf = await finished(body.trim(), { marks: JSON.parse(marks) as Record<string, Mark> })
    const expected = new URL(`fixtures/${basename(name, '.html')}.txt`, import.meta.url).pathname
    await expect(await tagsOf(pdf)).toMatchFileSnapshot(expected)
    const findings = (await checkPdf(pdf)).filter(({ rule }) => rule !== 'private-language')
    expect(findings).toEqual([])
  })
})

describe('the same document gives the same bytes', () => {
  test('whenever it was printed', async () => {
    const printed = await print(browser, '<h1>Heading</h1><p>Text.</p>')
    const source = Buffer.from(printed).toString('latin1')
    expect(source).toMatch(/D:20\d{12}/)
    const later = Buffer.from(source.replaceAll(/D:20\d{12}/g, 'D:20310203040506'), 'latin1')
    expect(Buffer.from(await finishPdf(printed, options)).equals(await finishPdf(later, options))).toBe(true)
  })

  test('whatever the browser counted when it named the heads of tables', async () => {
    const printed = await print(browser, readFileSync(new URL('fixtures/tables.html', import.meta.url), 'utf8'))
    const source = Buffer.from(printed).toString('latin1')
    expect(source).toMatch(/\(node\d{8}\)/)
    const recounted = source.replaceAll(/\(node(\d{8})\)/g, (_, count: string) => `(node${Number(count) + 10_000_002})`)
    const other = await finishPdf(Buffer.from(recounted, 'latin1'), options)
    expect(Buffer.from(await finishPdf(printed, options)).equals(other)).toBe(true)
  })

  test('and another document another identifier', async () => {
    const identifiers = await Promise.all(
      ['<h1>One</h1>', '<h1>Two</h1>'].map(async (body) =>
        String((await openPdf(await finished(body))).context.trailerInfo.ID),
      ),
    )
    expect(identifiers[0]).toMatch(/^\[ <[\dA-F]{32}> <[\dA-F]{32}> \]$/)
    expect(identifiers[0]).not.toBe(identifiers[1])
  })

  test('which are fewer than those of the browser', async () => {
    const printed = await print(browser, readFileSync(new URL('fixtures/notes.html', import.meta.url), 'utf8'))
    expect((await finishPdf(printed, options)).length).toBeLessThan(printed.length)
  })
})

describe('metadata', () => {
  const more = {
    subtitle: 'With a <Subtitle> & more',
    description: 'What it is about\u0007',
    modified: '2026-11-22T11:30:00+01:00',
  }

  test('stand in the information dictionary', async () => {
    const { context } = await openPdf(await finished('<h1>Heading</h1>', more))
    const information = context.lookup(context.trailerInfo.Info) as Parameters<typeof textAt>[0]
    const entries = ['Title', 'Author', 'Subject', 'Keywords', 'Creator', 'Producer', 'CreationDate', 'ModDate']
    expect(entries.map((key) => textAt(information, key))).toEqual([
      'A Sample of Pages: With a <Subtitle> & more',
      'Ada Writer, Ben Author',
      'What it is about\u0007',
      'film, essays',
      'Chapbook 0.0.0',
      'Chapbook 0.0.0',
      'D:20261122103000Z',
      'D:20261122103000Z',
    ])
  })

  test('stand in the metadata stream, where XML allows them', async () => {
    const xmp = await metadataOf(await finished('<h1>Heading</h1>', more))
    expect(xmp).toContain('A Sample of Pages: With a &lt;Subtitle&gt; &amp; more')
    expect(xmp).toContain('<rdf:Seq><rdf:li>Ada Writer</rdf:li><rdf:li>Ben Author</rdf:li></rdf:Seq>')
    expect(xmp).toContain('<xmp:ModifyDate>2026-11-22T10:30:00Z</xmp:ModifyDate>')
    expect(xmp).toContain('>What it is about<')
  })

  test('claim PDF/UA-1 and PDF/A-2a where nothing is found', async () => {
    const xmp = await metadataOf(await finished('<h1>Heading</h1>'))
    expect(xmp).toContain('<pdfuaid:part>1</pdfuaid:part>')
    expect(xmp).toContain('<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>')
  })

  test('claim nothing that is not true, and the caller is told', async () => {
    let findings: readonly PdfFinding[] = []
    const body =
      '<h1>Heading</h1><svg role="img" width="9" height="9"><rect width="9" height="9"/></svg><h3>Too deep</h3>'
    const xmp = await metadataOf(await finished(body, { onFindings: (found) => void (findings = found) }))
    expect(xmp).not.toContain('<pdfuaid:part>')
    expect(xmp).toContain('<pdfaid:part>2</pdfaid:part>')
    expect(findings).toContainEqual(
      expect.objectContaining({ standard: 'PDF/UA-1', rule: '7.4.2-1', severity: 'error' }),
    )
  })
})

describe('the catalog', () => {
  test('says language, title in the window and two pages side by side', async () => {
    const { catalog } = await openPdf(await finished('<h1>Heading</h1>', { language: 'en-GB' }))
    expect(textAt(catalog, 'Lang')).toBe('en-GB')
    expect(nameAt(catalog, 'PageLayout')).toBe('TwoPageRight')
    expect(nameAt(catalog, 'PageMode')).toBe('UseOutlines')
    expect(String(dictAt(catalog, 'ViewerPreferences'))).toContain('/DisplayDocTitle true')
    expect(String(dictAt(catalog, 'ViewerPreferences'))).not.toContain('/Direction')
  })

  test('opens a book from right to left where the script runs so', async () => {
    const { catalog } = await openPdf(await finished('<h1>Heading</h1>', { direction: 'rtl' }))
    expect(String(dictAt(catalog, 'ViewerPreferences'))).toContain('/Direction /R2L')
  })

  test('numbers the pages as the book does', async () => {
    const pageLabels = [
      { start: 0, style: 'none' },
      { start: 1, style: 'roman', first: 2 },
      { start: 4, style: 'decimal' },
    ] as const
    const { catalog } = await openPdf(await finished('<h1>Heading</h1>', { pageLabels }))
    const labels = dictAt(catalog, 'PageLabels')
    const numbers = labels && arrayAt(labels, 'Nums')
    expect(String(numbers).replaceAll(/\s+/g, ' ')).toBe('[ 0 << >> 1 << /S /r /St 2 >> 4 << /S /D /St 1 >> ]')
  })
})

test('links carry the words that the caller gives, else their address', async () => {
  const body = '<h1 id="top">Heading</h1><p><a href="#top">up</a> <a href="https://example.org/a">out</a></p>'
  const { pages } = await openPdf(await finished(body, { linkNames: { top: 'Back to the top' } }))
  const links = pages.flatMap(({ dict }) => itemsAt(dict, 'Annots').flatMap((item) => dictOf(dict, item) ?? []))
  expect(links.map((link) => [textAt(link, 'Contents'), numberAt(link, 'F')])).toEqual([
    ['Back to the top', 4],
    ['https://example.org/a', 4],
  ])
})

describe('bookmarks', () => {
  const body =
    '<h1 id="a" class="narrow">A heading that is far too long <em>and</em> wraps</h1><p><a href="#a">a</a> <a href="#p">p</a> <a href="#b">b</a></p>' +
    '<h2 id="b" style="text-transform: uppercase">Shouted<sup>1</sup></h2><p id="p" style="margin-top: 120px">Place</p>'

  const bookmark = (title: string, id: string, children: FinishOptions['outline'] = []) => ({ title, id, children })

  async function bookmarksOf(outline: NonNullable<FinishOptions['outline']>): Promise<unknown> {
    const { catalog } = await openPdf(await finished(body, { outline }))
    const list = (parent: ReturnType<typeof dictAt>): unknown[] => {
      const found: unknown[] = []
      for (let item = parent && dictAt(parent, 'First'); item; item = dictAt(item, 'Next'))
        found.push([textAt(item, 'Title'), valueAt(item, 'SE') !== undefined, ...list(item)])
      return found
    }
    return list(dictAt(catalog, 'Outlines'))
  }

  test('carry the headings exactly as written, with the element that the heading is', async () => {
    const long = bookmark('A heading that is far too long and wraps', 'a', [bookmark('Shouted', 'b')])
    expect(await bookmarksOf([long])).toEqual([['A heading that is far too long and wraps', true, ['Shouted', true]]])
  })

  test('lead to a named place where no heading fits, and are left out where there is none', async () => {
    const outline = [bookmark('Somewhere', 'p', [bookmark('Nowhere', 'q', [bookmark('Again', 'p')])])]
    expect(await bookmarksOf(outline)).toEqual([['Somewhere', false, ['Again', false]]])
  })

  test('are those of the browser where the caller gives none', async () => {
    const { catalog } = await openPdf(await finished('<h1>Heading</h1>'))
    const first = dictAt(catalog, 'Outlines')
    expect(first && textAt(dictAt(first, 'First') ?? first, 'Title')).toBe('Heading')
  })
})

describe('text comes out as it was typed', () => {
  const body =
    '<h1>Heading</h1><p class="narrow">Difficult waffles fly off the office shelf, affirmed by flat fjords.</p>' +
    '<p>ex<span class="hyphen"></span><br>traordinary</p><p>well-known</p>'

  test('in a reader: ligatures as letters, divided words whole', async () => {
    const text = await plainText(await finished(body))
    expect(text.replaceAll('\n', ' ')).toContain('Difficult waffles fly off the office shelf, affirmed by flat fjords.')
    expect(text.replaceAll('\n', '')).toContain('extraordinary')
    expect(text).toContain('well-known')
  })

  test('in the file: no replacement texts, the hyphen at a line end soft and outside the tags', async () => {
    const { pages } = await openPdf(await finished(body))
    expect(pages.map((page) => textsOf(page).get(-1))).toEqual(['\u00ad'])
    expect(pages.map((page) => Buffer.from(pageBytes(page)).toString('latin1')).join('')).not.toContain('ActualText')
  })

  test('where one glyph stands for two texts, the rarer one through a replacement text', async () => {
    const body =
      '<h1>Heading</h1><p style="font-family: Capitals; font-variant-caps: all-small-caps">Affluent Offices Sss</p>'
    expect(await tagsOf(await finished(body))).toContain('"Affluent Offices Sss"')
  })
})

test('nothing of the browser’s clock or name is left', async () => {
  const bytes = await finished('<h1>Heading</h1>')
  const { context } = await openPdf(bytes)
  const all = context.enumerateIndirectObjects().map(([, object]) => String(object))
  expect(all.filter((object) => /Chromium|Skia|HeadlessChrome/.test(object))).toEqual([])
})
