/** Files inside the PDF. */

import { PDFString } from 'pdf-lib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser } from '../../src/host/host.ts'
import { checkPdf } from '../../src/pdf/check.ts'
import { finishPdf } from '../../src/pdf/finish.ts'
import { arrayAt, dictAt, itemsAt, nameAt, numberAt, remove, streamAt, textAt } from '../../src/pdf/objects.ts'
import { openPdf } from '../../src/pdf/open.ts'
import { serialise } from '../../src/pdf/serialise.ts'
import { streamBytes } from '../../src/pdf/streams.ts'
import { openTestBrowser, options, print } from './printing.ts'

let browser: Browser
let printed: Uint8Array
let good: Uint8Array
const attachments = [
  { name: 'texts/2 second.md', mediaType: 'text/markdown', bytes: Buffer.from('# Zweites, mit Ü\n') },
  { name: 'chapbook.yaml', mediaType: 'application/yaml', bytes: Buffer.from('title: A\n') },
]
beforeAll(async () => {
  browser = await openTestBrowser()
  printed = await print(browser, '<h1>Heading</h1><p>Text.</p>')
  good = await finishPdf(printed, { ...options, profile: 'pdfa-3a', attachments })
})
afterAll(() => browser.close())

const rulesOf = async (bytes: Uint8Array): Promise<readonly string[]> =>
  (await checkPdf(bytes)).map(({ standard, rule }) => `${standard} ${rule}`)

async function filesOf(bytes: Uint8Array) {
  const { catalog } = await openPdf(bytes)
  return itemsAt(catalog, 'AF').flatMap((item) => {
    const file = catalog.context.lookup(item)
    return file && 'get' in file ? [file as Parameters<typeof dictAt>[0]] : []
  })
}

test('stand in their order, each with its name, type, size and date, byte for byte', async () => {
  const files = await filesOf(good)
  const read = files.map((file) => {
    const stream = streamAt(dictAt(file, 'EF') ?? file, 'F')
    const parameters = stream && dictAt(stream.dict, 'Params')
    return {
      name: textAt(file, 'UF'),
      relation: nameAt(file, 'AFRelationship'),
      type: stream && nameAt(stream.dict, 'Subtype'),
      size: parameters && numberAt(parameters, 'Size'),
      modified: parameters && textAt(parameters, 'ModDate'),
      text: stream && Buffer.from(streamBytes(stream) ?? []).toString(),
    }
  })
  const facts = { relation: 'Source', modified: 'D:20261122100000Z' }
  expect(read).toEqual([
    { ...facts, name: 'texts/2 second.md', type: 'text/markdown', size: 18, text: '# Zweites, mit Ü\n' },
    { ...facts, name: 'chapbook.yaml', type: 'application/yaml', size: 9, text: 'title: A\n' },
  ])
})

test('are listed by name', async () => {
  const { catalog } = await openPdf(good)
  const names = dictAt(dictAt(catalog, 'Names') ?? catalog, 'EmbeddedFiles')
  expect(
    names &&
      arrayAt(names, 'Names')
        ?.asArray()
        .filter((item) => item instanceof PDFString)
        .map(String),
  ).toEqual(['(chapbook.yaml)', '(texts/2 second.md)'])
})

test('make it PDF/A-3a, and the same files the same bytes', async () => {
  expect(await rulesOf(good)).toEqual([])
  expect(Buffer.from(good).toString('latin1')).toContain('<pdfaid:part>3</pdfaid:part>')
  const again = await finishPdf(printed, { ...options, profile: 'pdfa-3a', attachments })
  expect(Buffer.from(again).equals(good)).toBe(true)
})

test('are not allowed in PDF/A-2a: the claim is dropped', async () => {
  const bytes = await finishPdf(printed, { ...options, attachments })
  expect(await rulesOf(bytes)).toContain('PDF/A-2a 6.8-5')
  expect(Buffer.from(bytes).toString('latin1')).not.toContain('pdfaid:part')
})

describe('a fault is found under the rule that it breaks', () => {
  type File = Parameters<typeof dictAt>[0]
  const faults: Readonly<Record<string, readonly [string, (file: File, catalog: File) => void]>> = {
    'a file without a type': [
      '6.8-1',
      (file) => remove(streamAt(dictAt(file, 'EF') ?? file, 'F')?.dict ?? file, 'Subtype'),
    ],
    'a file without a name': ['6.8-2', (file) => remove(file, 'UF')],
    'a file that does not say what it is to the document': ['6.8-3', (file) => remove(file, 'AFRelationship')],
    'a file that belongs to nothing': ['6.8-4', (_, catalog) => remove(catalog, 'AF')],
    'a claim of part 2': ['6.8-5', () => undefined],
  }
  test.each(Object.entries(faults))('%s', async (name, [rule, change]) => {
    const pdf = await openPdf(good)
    const [ref] = itemsAt(pdf.catalog, 'AF')
    const file = pdf.context.lookup(ref) as File
    change(file, pdf.catalog)
    const bytes = serialise(pdf.context)
    const claimed = name === 'a claim of part 2' ? retold(bytes) : bytes
    expect((await rulesOf(claimed)).join(' ')).toContain(rule)
  })

  /** The metadata are not packed, so that they can be changed in place. */
  function retold(bytes: Uint8Array): Uint8Array {
    return Buffer.from(Buffer.from(bytes).toString('latin1').replace('pdfaid:part>3', 'pdfaid:part>2'), 'latin1')
  }
})
