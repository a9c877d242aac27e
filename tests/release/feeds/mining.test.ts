import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Book } from '../../../src/book/book.ts'
import { documentFacts } from '../../../src/editions/facts.ts'
import type { Browser } from '../../../src/host/host.ts'
import { checkPdf } from '../../../src/pdf/check.ts'
import { finishPdf } from '../../../src/pdf/finish.ts'
import { streamAt } from '../../../src/pdf/objects.ts'
import { openPdf } from '../../../src/pdf/open.ts'
import { streamBytes } from '../../../src/pdf/streams.ts'
import { miningReservation } from '../../../src/release/feeds/mining.ts'
import { make } from '../../editions/epub/made.ts'
import { sampleBook } from '../../editions/sample-book.ts'
import { renderHtml } from '../../editions/web/render.ts'
import { withFrontMatter } from '../../manuscript/load/loaded.ts'
import { openTestBrowser, options, print } from '../../pdf/printing.ts'
import { angel, hostile, shelf } from '../shelf.ts'
import { valueOf } from '../xml.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openTestBrowser()
})
afterAll(() => browser.close())

type Said = { readonly reservation: string | undefined; readonly policy: string | undefined }

const sample = sampleBook()
const policy = 'https://example.org/terms?a=1&b=2'

function reserved(mining: Book['metadata']['mining']): Book {
  return { ...sample, metadata: { ...sample.metadata, ...(mining === undefined ? {} : { mining }) } }
}

/** What each of the four places says. */
async function said(book: Book): Promise<readonly Said[]> {
  const { mining } = book.metadata
  const opf = (await make(book)).text('OEBPS/content.opf')
  const page = await renderHtml(book)
  const pdf = await finished(book)
  const file = miningReservation({ ...shelf(), ...(mining === undefined ? {} : { mining }), titles: [angel] })
  const [rule] = file === undefined ? [] : (valueOf(file) as readonly Readonly<Record<string, string | number>>[])
  const json = (key: string): string | undefined => (rule?.[key] === undefined ? undefined : String(rule[key]))
  return [
    both(opf, /<meta property="tdm:reservation">([^<]*)</, /<meta property="tdm:policy">([^<]*)</),
    both(page, /<meta name="tdm-reservation" content="([^"]*)"/, /<meta name="tdm-policy" content="([^"]*)"/),
    both(await metadataOf(pdf), /<tdm:reservation>([^<]*)</, /<tdm:policy>([^<]*)</),
    { reservation: json('tdm-reservation'), policy: json('tdm-policy') },
  ]
}

function both(text: string, reservation: RegExp, terms: RegExp): Said {
  const unescaped = (given: string | undefined): string | undefined => given?.replaceAll(/&(?:amp|#x26|#38);/g, '&')
  return { reservation: reservation.exec(text)?.[1], policy: unescaped(terms.exec(text)?.[1]) }
}

async function finished(book: Book): Promise<Uint8Array> {
  return finishPdf(await print(browser, '<h1>Heading</h1><p>Text.</p>'), {
    ...options,
    ...documentFacts(book.metadata),
  })
}

async function metadataOf(bytes: Uint8Array): Promise<string> {
  const stream = streamAt((await openPdf(bytes)).catalog, 'Metadata')
  return Buffer.from((stream && streamBytes(stream)) ?? []).toString('utf8')
}

describe('ebook, page, PDF and site say the same of text and data mining', () => {
  test.each([
    ['reserved with terms', { policy }, { reservation: '1', policy }],
    ['reserved', {}, { reservation: '1', policy: undefined }],
    ['not reserved', undefined, { reservation: undefined, policy: undefined }],
  ])('%s', async (_, mining, expected) => {
    expect(await said(reserved(mining))).toEqual([expected, expected, expected, expected])
  })
})

test('where nothing is reserved no trace of it is left', async () => {
  const ebook = await make(sample)
  const all = [ebook.text('OEBPS/content.opf'), await renderHtml(sample), await metadataOf(await finished(sample))]
  expect(all.map((text) => /tdm[:-]/i.test(text))).toEqual([false, false, false])
})

test('a PDF that reserves it keeps the rules of PDF/A and PDF/UA, and describes the properties that they do not know', async () => {
  const pdf = await finished(reserved({ policy }))
  expect(await checkPdf(pdf)).toEqual([])
  const metadata = await metadataOf(pdf)
  expect(metadata).toContain('<pdfaid:part>2</pdfaid:part>')
  expect(metadata).toContain('<pdfaSchema:prefix>tdm</pdfaSchema:prefix>')
  expect(metadata.match(/<pdfaExtension:schemas>/g)).toHaveLength(1)
})

describe('the file of a site', () => {
  test('reserves the site below its folder on the host', () => {
    const file = miningReservation({ ...shelf('https://example.org/books/'), mining: { policy } })
    expect(file?.path).toBe('.well-known/tdmrep.json')
    expect(file && valueOf(file)).toEqual([{ location: '/books/', 'tdm-reservation': 1, 'tdm-policy': policy }])
  })

  test('reserves the works alone that say so, where the site does not', () => {
    const file = miningReservation({ ...shelf(), titles: [angel, hostile] })
    expect(file && valueOf(file)).toEqual([
      { location: '/hostile/edition-1/', 'tdm-reservation': 1, 'tdm-policy': policy },
      { location: '/hostile/latest/', 'tdm-reservation': 1, 'tdm-policy': policy },
    ])
  })

  test('is not there when nothing is reserved', () => {
    expect(miningReservation({ ...shelf(), titles: [angel] })).toBeUndefined()
  })
})

describe('a writer', () => {
  test.each([
    ['mining: reserved', {}],
    ['mining: { policy: https://example.org/terms }', { policy: 'https://example.org/terms' }],
    ['mining: false', undefined],
    ['title: A', undefined],
  ])('says `%s`', async (yaml, expected) => {
    const { manuscript, messages } = await withFrontMatter(yaml)
    expect(messages).toEqual([])
    expect(manuscript.metadata.mining).toEqual(expected)
  })

  test.each([
    ['mining: perhaps', '2:9 error `mining`: `perhaps` says nothing of text and data mining → Write `reserved`'],
    ['mining: { policy: terms.html }', 'error `mining.policy`: `terms.html` is not an address of the web'],
  ])('hears what is wrong with `%s`', async (yaml, message) => {
    const { messages } = await withFrontMatter(yaml)
    expect(messages.join('\n')).toContain(message)
  })
})
