import { readFileSync } from 'node:fs'
import { PDFDict } from 'pdf-lib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser } from '../../src/host/host.ts'
import { checkPdf } from '../../src/pdf/check.ts'
import { finishPdf } from '../../src/pdf/finish.ts'
import { nameAt, remove } from '../../src/pdf/objects.ts'
import { type OpenPdf, openPdf } from '../../src/pdf/open.ts'
import { serialise } from '../../src/pdf/serialise.ts'
import { faults } from './faults.ts'
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

  const renamed = (from: string, to: string): Promise<readonly string[]> =>
    changed((bytes) => {
      const source = bytes.toString('latin1')
      expect(source.split(from)).toHaveLength(2)
      return Buffer.from(source.replace(from, to), 'latin1')
    })

  test('must have an identifier', async () => {
    expect(await renamed('/ID[', '/IX[')).toContain('PDF/A-2a 6.1.3-1')
  })

  test('must not be encrypted', async () => {
    expect(await renamed('/ID[', '/Encrypt 1 0 R/ID[')).toContain('PDF/A-2a 6.1.3-2')
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
