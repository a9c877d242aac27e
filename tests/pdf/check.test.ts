import { readFileSync } from 'node:fs'
import type { PDFContext, PDFObject } from 'pdf-lib'
import { PDFArray, PDFDict, PDFName, PDFNumber, PDFRawStream, PDFString } from 'pdf-lib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser } from '../../src/host/host.ts'
import { checkPdf } from '../../src/pdf/check.ts'
import { finishPdf } from '../../src/pdf/finish.ts'
import { arrayAt, dictAt, itemsAt, nameAt, remove, set, streamAt, textString } from '../../src/pdf/objects.ts'
import { type OpenPdf, openPdf } from '../../src/pdf/open.ts'
import { serialise } from '../../src/pdf/serialise.ts'
import { flateStream, streamBytes } from '../../src/pdf/streams.ts'
import { openTestBrowser, options, print } from './printing.ts'

let browser: Browser
let printed: Uint8Array
let good: Uint8Array
beforeAll(async () => {
  browser = await openTestBrowser()
  const parts = ['notes', 'lists', 'tables', 'figures', 'contents'].map((name) =>
    readFileSync(new URL(`fixtures/${name}.html`, import.meta.url), 'utf8').replaceAll(/<!--.*-->/g, ''),
  )
  printed = await print(browser, parts.join(''))
  good = await finishPdf(printed, {
    ...options,
    marks: { f1: { type: 'Formula', alt: 'a over b' }, item: {}, list: {} },
  })
})
afterAll(() => browser.close())

const rulesOf = async (bytes: Uint8Array): Promise<readonly string[]> =>
  (await checkPdf(bytes)).map(({ standard, rule }) => `${standard} ${rule}`)

async function rulesAfter(change: (pdf: OpenPdf) => void): Promise<readonly string[]> {
  const pdf = await openPdf(good)
  change(pdf)
  return rulesOf(serialise(pdf.context))
}

test('a finished document breaks no rule', async () => {
  expect((await rulesOf(good)).filter((rule) => rule !== 'Chapbook private-language')).toEqual([])
})

test('what the browser prints breaks many', async () => {
  expect(await rulesOf(printed)).toEqual(
    expect.arrayContaining([
      'PDF/UA-1 7.1-3',
      'PDF/UA-1 7.1-5',
      'PDF/UA-1 7.1-8',
      'PDF/UA-1 7.2-20',
      'PDF/UA-1 7.3-1',
      'PDF/UA-1 7.18.5-2',
      'PDF/A-2a 6.1.3-1',
      'PDF/A-2a 6.2.4.3-2',
      'PDF/A-2a 6.6.2.1-1',
    ]),
  )
})

/** The first element of a type. */
function element({ context }: OpenPdf, type: string): PDFDict {
  for (const [, object] of context.enumerateIndirectObjects())
    if (object instanceof PDFDict && nameAt(object, 'Type') === 'StructElem' && nameAt(object, 'S') === type)
      return object
  throw new Error(`no ${type} in the document`)
}

function font({ context }: OpenPdf, subtype: string): PDFDict {
  for (const [, object] of context.enumerateIndirectObjects())
    if (object instanceof PDFDict && nameAt(object, 'Type') === 'Font' && nameAt(object, 'Subtype') === subtype)
      return object
  throw new Error(`no ${subtype} in the document`)
}

const retype = (from: string, to: string) => (pdf: OpenPdf) => set(element(pdf, from), 'S', PDFName.of(to))

/** Changes the content of the first page. */
const rewrite = (change: (content: string) => string) => (pdf: OpenPdf) => {
  const [page] = pdf.pages
  const stream = page && streamAt(page.dict, 'Contents')
  if (!page || !stream) throw new Error('no content')
  const content = Buffer.from(streamBytes(stream) ?? []).toString('latin1')
  set(page.dict, 'Contents', pdf.context.register(flateStream(pdf.context, Buffer.from(change(content), 'latin1'))))
}

const remeta = (from: string | RegExp, to: string) => (pdf: OpenPdf) => {
  const stream = streamAt(pdf.catalog, 'Metadata')
  const xmp = Buffer.from((stream && streamBytes(stream)) ?? [])
    .toString('utf8')
    .replace(from, to)
  const dict = pdf.context.obj({ Type: 'Metadata', Subtype: 'XML' })
  set(pdf.catalog, 'Metadata', pdf.context.register(PDFRawStream.of(dict, Buffer.from(xmp, 'utf8'))))
}

const link = ({ pages }: OpenPdf): PDFDict => {
  for (const { dict } of pages) {
    const annotation = arrayAt(dict, 'Annots')?.lookup(0)
    if (annotation instanceof PDFDict) return annotation
  }
  throw new Error('no link')
}

const catalogEntry = (key: string, make: (context: PDFContext) => PDFObject) => (pdf: OpenPdf) =>
  set(pdf.catalog, key, make(pdf.context))

const faults: Readonly<Record<string, readonly [string, (pdf: OpenPdf) => void]>> = {
  'not marked as tagged': ['PDF/UA-1 6.2-1', catalogEntry('MarkInfo', (context) => context.obj({ Marked: false }))],
  'suspect tags': [
    'PDF/UA-1 7.1-4',
    catalogEntry('MarkInfo', (context) => context.obj({ Marked: true, Suspects: true })),
  ],
  'the file name in the window': ['PDF/UA-1 7.1-10', ({ catalog }) => remove(catalog, 'ViewerPreferences')],
  'no structure tree': ['PDF/UA-1 7.1-11', ({ catalog }) => remove(catalog, 'StructTreeRoot')],
  'no language': ['PDF/UA-1 7.2-34', ({ catalog }) => remove(catalog, 'Lang')],
  'an impossible language': ['PDF/UA-1 7.2-29', ({ catalog }) => set(catalog, 'Lang', PDFString.of('english_uk'))],
  'an impossible language inside': ['PDF/A-2a 6.7.4-1', (pdf) => set(element(pdf, 'P'), 'Lang', PDFString.of('12 3'))],
  'additional actions': ['PDF/A-2a 6.5.2-1', catalogEntry('AA', (context) => context.obj({}))],
  requirements: ['PDF/A-2a 6.11-1', catalogEntry('Requirements', (context) => context.obj([]))],
  'a script': ['PDF/A-2a 6.5.1-1', catalogEntry('OpenAction', (context) => context.obj({ S: 'JavaScript' }))],
  'other files': ['PDF/A-2a 6.8-5', catalogEntry('Names', (context) => context.obj({ EmbeddedFiles: {} }))],
  'a tiny page': [
    'PDF/A-2a 6.1.13-11',
    ({ pages, context }) => pages[0] && set(pages[0].dict, 'MediaBox', context.obj([0, 0, 2, 2])),
  ],
  'annotations in their own order': ['PDF/UA-1 7.18.3-1', ({ pages }) => pages[0] && remove(pages[0].dict, 'Tabs')],

  'no metadata': ['PDF/UA-1 7.1-8', ({ catalog }) => remove(catalog, 'Metadata')],
  'no title': ['PDF/UA-1 7.1-9', remeta(/<dc:title>.*<\/dc:title>/, '')],
  'no claim of PDF/UA': ['PDF/UA-1 5-1', remeta(/<pdfuaid:part>1<\/pdfuaid:part>/, '')],
  'no claim of PDF/A': ['PDF/A-2a 6.6.4-1', remeta(/<pdfaid:part>2<\/pdfaid:part>/, '')],
  'a claim of another part': ['PDF/A-2a 6.6.4-2', remeta('<pdfaid:part>2', '<pdfaid:part>1')],
  'a claim of another level': ['PDF/A-2a 6.6.4-3', remeta('conformance>A', 'conformance>B')],
  'properties that nobody described': [
    'PDF/A-2a 6.6.2.3.1-1',
    remeta('<pdfaSchema:prefix>pdfuaid', '<pdfaSchema:prefix>other'),
  ],
  'an encoding in the packet': ['PDF/A-2a 6.6.2.1-3', remeta('<?xpacket begin', '<?xpacket encoding="UTF-8" begin')],
  'two titles': ['Chapbook metadata-agreement', remeta('A Sample of Pages', 'Another Title')],

  'a type of its own': ['PDF/UA-1 7.1-5', retype('P', 'Paragraph')],
  'a standard type that is mapped': [
    'PDF/UA-1 7.1-7',
    ({ catalog, context }) => set(rootOf(catalog), 'RoleMap', context.obj({ P: 'Span' })),
  ],
  'a mapping in a circle': [
    'PDF/UA-1 7.1-6',
    ({ catalog, context }) => set(rootOf(catalog), 'RoleMap', context.obj({ A: 'B', B: 'A' })),
  ],
  'an element without a parent': ['PDF/UA-1 7.1-12', (pdf) => remove(element(pdf, 'P'), 'P')],
  'a figure without words': ['PDF/UA-1 7.3-1', (pdf) => remove(element(pdf, 'Figure'), 'Alt')],
  'a formula without words': ['PDF/UA-1 7.7-1', (pdf) => remove(element(pdf, 'Formula'), 'Alt')],
  'a note without a name': ['PDF/UA-1 7.9-1', (pdf) => remove(element(pdf, 'Note'), 'ID')],
  'two notes with one name': ['PDF/UA-1 7.9-2', (pdf) => set(element(pdf, 'Note'), 'ID', PDFString.of('note-2'))],
  'a first heading of the second rank': ['PDF/UA-1 7.4.2-1', retype('H1', 'H2')],
  'headings with and without a rank': ['PDF/UA-1 7.4.4-2', retype('H2', 'H')],
  'a list of paragraphs': ['PDF/UA-1 7.2-19', retype('LI', 'P')],
  'an item of paragraphs': ['PDF/UA-1 7.2-20', retype('LBody', 'P')],
  'an item outside a list': ['PDF/UA-1 7.2-17', retype('L', 'Div')],
  'a table of paragraphs': ['PDF/UA-1 7.2-3', retype('TR', 'P')],
  'a cell outside a row': ['PDF/UA-1 7.2-8', retype('TR', 'Div')],
  'a table of contents of paragraphs': ['PDF/UA-1 7.2-27', retype('TOCI', 'P')],
  'rows of unequal length': ['PDF/UA-1 7.2-42', widenFirstRow],
  'a cell whose head is missing': ['PDF/UA-1 7.5-2', (pdf) => set(element(pdf, 'TD'), 'A', headers(pdf))],

  'content without a mark': ['PDF/UA-1 7.1-3', rewrite((content) => `${content}\n0 0 9 9 re f\n`)],
  'content that no element owns': [
    'PDF/UA-1 7.1-3',
    rewrite((content) => `${content}\n/P <</MCID 999>> BDC 0 0 9 9 re f EMC\n`),
  ],
  'a mark that is not closed': ['PDF/UA-1 7.1-3', rewrite((content) => `${content}\n/Artifact BMC\n`)],
  'an artifact inside the text': [
    'PDF/UA-1 7.1-1',
    rewrite((content) => content.replace(/BDC/, 'BDC /Artifact BMC EMC')),
  ],
  'text inside an artifact': ['PDF/UA-1 7.1-2', rewrite((content) => `/Artifact BMC ${content} EMC`)],
  'deep graphics states': ['PDF/A-2a 6.1.13-8', rewrite((content) => `${'q '.repeat(30)}${content}${' Q'.repeat(30)}`)],
  'two pieces with one number': ['PDF/UA-1 7.1', rewrite((content) => content.replaceAll(/MCID \d+/g, 'MCID 0'))],
  'a parent tree that says otherwise': [
    'PDF/UA-1 7.1',
    ({ catalog, context }) => set(rootOf(catalog), 'ParentTree', context.obj({ Nums: [] })),
  ],

  'a link without words': ['PDF/UA-1 7.18.5-2', (pdf) => remove(link(pdf), 'Contents')],
  'a link outside its element': ['PDF/UA-1 7.18.5-1', retype('Link', 'Span')],
  'a link that is not printed': ['PDF/A-2a 6.3.2-2', (pdf) => set(link(pdf), 'F', PDFNumber.of(0))],
  'a link without flags': ['PDF/A-2a 6.3.2-1', (pdf) => remove(link(pdf), 'F')],
  'a link to nowhere': ['Chapbook broken-link', (pdf) => set(link(pdf), 'Dest', PDFName.of('nowhere'))],
  'a film': ['PDF/A-2a 6.3.1-1', (pdf) => set(link(pdf), 'Subtype', PDFName.of('Movie'))],

  'a font that is not embedded': ['PDF/UA-1 7.21.4.1-1', (pdf) => remove(descriptorOf(pdf), 'FontFile2')],
  'a font without a glyph map': ['PDF/A-2a 6.2.11.3.2-1', (pdf) => remove(font(pdf, 'CIDFontType2'), 'CIDToGIDMap')],
  'glyphs without text': ['PDF/UA-1 7.21.7-1', (pdf) => remove(font(pdf, 'Type0'), 'ToUnicode')],
  'a character that no font has': ['PDF/UA-1 7.21.8-1', rewrite((content) => content.replace(/\[\(/, '[<0000>('))],

  'colours without a meaning': ['PDF/A-2a 6.2.4.3-2', ({ catalog }) => remove(catalog, 'OutputIntents')],
  'a damaged profile': [
    'PDF/A-2a 6.2.3-1',
    (pdf) =>
      set(intentOf(pdf), 'DestOutputProfile', pdf.context.register(flateStream(pdf.context, new Uint8Array(200)))),
  ],
  'an old packing': ['PDF/A-2a 6.1.7.2-1', (pdf) => addStream(pdf, { Filter: 'LZWDecode' })],
  'content in another file': ['PDF/A-2a 6.1.7.1-3', (pdf) => addStream(pdf, { F: 'elsewhere' })],
  PostScript: ['PDF/A-2a 6.2.9-3', (pdf) => addStream(pdf, { Type: 'XObject', Subtype: 'PS' })],
  'a long string': ['PDF/A-2a 6.1.13-3', ({ catalog }) => set(catalog, 'Long', textString('x'.repeat(40_000)))],
  'a long name': ['PDF/A-2a 6.1.13-4', ({ catalog }) => set(catalog, 'Long', PDFName.of('x'.repeat(200)))],
}

function rootOf(catalog: PDFDict): PDFDict {
  const root = dictAt(catalog, 'StructTreeRoot')
  if (!root) throw new Error('no structure tree')
  return root
}

/** Puts a second cell into a row of one. */
function widenFirstRow(pdf: OpenPdf): void {
  const row = element(pdf, 'TR')
  const cell = pdf.context.obj({ Type: 'StructElem', S: 'TD' })
  set(row, 'K', pdf.context.obj([...itemsAt(row, 'K'), cell]))
}

function headers({ context }: OpenPdf): PDFDict {
  const list = PDFArray.withContext(context)
  list.push(PDFString.of('unknown'))
  return context.obj({ O: 'Table', Headers: list })
}

function descriptorOf(pdf: OpenPdf): PDFDict {
  const descriptor = dictAt(font(pdf, 'CIDFontType2'), 'FontDescriptor')
  if (!descriptor) throw new Error('no descriptor')
  return descriptor
}

function intentOf({ catalog }: OpenPdf): PDFDict {
  const intent = arrayAt(catalog, 'OutputIntents')?.lookup(0)
  if (!(intent instanceof PDFDict)) throw new Error('no output intent')
  return intent
}

function addStream({ catalog, context }: OpenPdf, entries: Readonly<Record<string, string>>): void {
  set(catalog, 'Extra', context.register(PDFRawStream.of(context.obj(entries), new Uint8Array(4))))
}

describe('a fault is found under the rule that it breaks', () => {
  test.each(Object.entries(faults))('%s', async (_, [rule, change]) => {
    expect(await rulesAfter(change)).toContain(rule)
  })
})

describe('the bytes of the file', () => {
  const changed = (change: (bytes: Buffer) => Buffer): Promise<readonly string[]> => rulesOf(change(Buffer.from(good)))

  test('must begin as a PDF', async () => {
    expect(await rulesOf(Buffer.from('No PDF at all'))).toContain('PDF/UA-1 6.1-1')
  })

  test('must say that they are binary', async () => {
    expect(
      await changed((bytes) => Buffer.concat([bytes.subarray(0, 10), Buffer.from('abcd'), bytes.subarray(14)])),
    ).toContain('PDF/A-2a 6.1.2-2')
  })

  test('must end with the file', async () => {
    expect(await changed((bytes) => Buffer.concat([bytes, Buffer.from('more and more')]))).toContain('PDF/A-2a 6.1.3-3')
  })
})

test('a finding tells how often and where first', async () => {
  const pdf = await openPdf(good)
  for (const [, object] of pdf.context.enumerateIndirectObjects())
    if (object instanceof PDFDict && nameAt(object, 'S') === 'Figure') remove(object, 'Alt')
  const findings = await checkPdf(serialise(pdf.context))
  expect(findings.find(({ rule }) => rule === '7.3-1')).toMatchObject({
    standard: 'PDF/UA-1',
    severity: 'error',
    message: 'A figure has no text alternative',
    place: 'Figure on page 7',
    count: 2,
  })
})
