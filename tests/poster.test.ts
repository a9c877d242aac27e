import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Resvg } from '@resvg/resvg-js'
import jsqr from 'jsqr'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { nodeHost } from '../src/host/index.ts'
import type { Browser, Host } from '../src/host/host.ts'
import { checkPdf } from '../src/pdf/check.ts'
import { poster } from '../src/poster.ts'
import { shortAddress } from '../src/release/poster/document.ts'
import { pageSizes, seenTexts } from './pdf-look.ts'
import { refusal } from './refusal.ts'
import { sampleFolder, sampleRelease, type SampleRelease } from './release/folder-of-release.ts'

let sample: SampleRelease
let shared: Browser

beforeAll(async () => {
  sample = await sampleRelease()
  shared = await nodeHost().openBrowser({})
})

afterAll(async () => {
  await shared.close()
  await sample.remove()
})

type Hung = {
  readonly bytes: Uint8Array
  readonly page: 'A4' | 'Letter'
  readonly remarks: readonly string[]
  readonly pictures: readonly Uint8Array[]
}

/** Makes a poster of a manuscript with these settings; the page is also photographed, so many px wide. */
async function hang(
  settings: string,
  options: { readonly url?: string; readonly page?: 'A4' | 'Letter' } = {},
): Promise<Hung> {
  const folder = join(sample.folder, `poster-${++count}`)
  await mkdir(join(folder, 'manuscript'), { recursive: true })
  await writeFile(join(folder, 'manuscript', 'chapbook.yaml'), settings)
  await writeFile(join(folder, 'manuscript', 'text.md'), '# One\n\nText.\n')
  const { host, pictures } = photographing(nodeHost({ folder }))
  const { path, page, remarks } = await poster({ host, ...options })
  return { bytes: await readFile(join(folder, path)), page, remarks, pictures }
}

let count = 0

function photographing(host: Host): { readonly host: Host; readonly pictures: Uint8Array[] } {
  const pictures: Uint8Array[] = []
  const openPage: Browser['openPage'] = async () => {
    const page = await shared.openPage()
    const print = async (): Promise<Uint8Array> => {
      pictures.push(await page.screenshot({ width: 794, height: 1123 }))
      return page.print()
    }
    return { ...page, print }
  }
  return {
    host: { ...host, openBrowser: async () => ({ ...shared, openPage, close: async () => undefined }) },
    pictures,
  }
}

/** What a reader of codes makes of a picture that is shown so many px wide. */
function scan(picture: Uint8Array | undefined, width: number): string | undefined {
  const data = Buffer.from(picture ?? []).toString('base64')
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 794 1123"><image width="794" height="1123" href="data:image/png;base64,${data}"/></svg>`
  const image = new Resvg(svg, { background: '#fff', fitTo: { mode: 'width', value: width } }).render()
  return jsqr.default(new Uint8ClampedArray(image.pixels), image.width, image.height)?.data
}

const english =
  'title: The Angel in the Desert\nsubtitle: An essay on waiting\nauthor: Ida Maren\nlanguage: en\nurl: https://example.org/angel/\n'

test('the code is read from near and from three metres, where a telephone sees the sheet 250 px wide', async () => {
  const { pictures } = await hang(english)
  expect(pictures).toHaveLength(1)
  expect(scan(pictures[0], 794)).toBe('https://example.org/angel/')
  expect(scan(pictures[0], 250)).toBe('https://example.org/angel/')
})

test('it says what it is, what to do and where it leads, large enough to be read across a room', async () => {
  const { bytes, remarks } = await hang(english)
  const texts = await seenTexts(bytes)
  expect(
    texts
      .map(({ text }) => text.trim())
      .join(' ')
      .replaceAll(/\s+/g, ' '),
  ).toBe('The Angel in the Desert An essay on waiting Ida Maren Scan to read or type the address example.org/angel')
  expect(Math.min(...texts.map(({ size }) => size))).toBeGreaterThanOrEqual(22)
  expect(new Set(texts.map(({ page }) => page))).toEqual(new Set([1]))
  expect(remarks).toEqual([])
})

test.each([
  ['en', 'A4', [[210, 297]]],
  ['en-US', 'Letter', [[216, 279]]],
])('in %s it is %s, tagged, PDF/UA-1 and PDF/A-2a', async (language, page, sizes) => {
  const made = await hang(english.replace('language: en', `language: ${language}`))
  expect([made.page, await pageSizes(made.bytes)]).toEqual([page, sizes])
  expect(await checkPdf(made.bytes)).toEqual([])
  const source = Buffer.from(made.bytes).toString('latin1')
  expect(source).toContain('pdfuaid:part')
})

test('the sheet can be chosen, and so can the address', async () => {
  const { page, pictures } = await hang(english, { page: 'Letter', url: 'https://example.net' })
  expect([page, scan(pictures[0], 794)]).toEqual(['Letter', 'https://example.net/'])
})

test.each([
  ['a title of fifty words', `title: ${'On the patience of keepers '.repeat(10)}\nauthor: Ida Maren\n`],
  ['one long word', `title: ${'Donaudampfschifffahrt'.repeat(6)}\nauthor: Ida Maren\n`],
  [
    'a crowd of authors',
    `title: Hours\nauthor: [${Array.from({ length: 12 }, (_, index) => `Johannes Quentin Abernathy ${index}`).join(', ')}]\n`,
  ],
  ['signs of markup', 'title: "<script>alert(1)</script> & </title>"\nauthor: "<b>Ida</b>"\n'],
])('%s fits on one page with its code', async (_, about) => {
  const { bytes, pictures } = await hang(
    `${about}language: en\nurl: https://example.org/${'long-address/'.repeat(6)}\n`,
  )
  expect(await pageSizes(bytes)).toEqual([[210, 297]])
  expect(scan(pictures[0], 794)).toContain('https://example.org/long-address/')
  const texts = await seenTexts(bytes)
  expect(Math.min(...texts.map(({ y }) => y))).toBeGreaterThan(30)
  expect(Math.max(...texts.map(({ x, width }) => x + width))).toBeLessThan(595)
})

test.each([
  ['he', 'המלאך במדבר', 'סורקים'],
  ['ar', 'ملاك في الصحراء', 'امسح'],
])('in %s it runs from right to left', async (language, title, scanWord) => {
  const { bytes, pictures } = await hang(`title: ${title}\nlanguage: ${language}\nurl: https://example.org/a\n`)
  const texts = await seenTexts(bytes)
  expect(texts.map(({ text }) => text).join(' ')).toContain(scanWord)
  const address = texts.filter(({ text }) => text.includes('example'))
  expect(address.map(({ text }) => text)).toEqual(['example.org/a'])
  expect(scan(pictures[0], 794)).toBe('https://example.org/a')
  expect(await checkPdf(bytes)).toEqual([])
})

test('a release is read from its folder, and the same poster has the same bytes', async () => {
  const { host } = photographing(nodeHost({ folder: sample.folder }))
  const make = async (source: string): Promise<Buffer> => {
    const { path, url } = await poster({ host, source, out: `${++count}.pdf` })
    expect(url).toBe('https://example.org/hours/')
    return readFile(join(sample.folder, path))
  }
  const fromRelease = await make(sampleFolder)
  expect((await make(`${sampleFolder}/edition-1`)).equals(fromRelease)).toBe(true)
  expect((await make('manuscript')).equals(fromRelease)).toBe(true)
})

test.each([
  ['no address', 'title: A\nlanguage: en\n', undefined, 'The book has no address for the code to lead to'],
  ['another kind of address', english, 'mailto:ida@example.org', '`mailto:ida@example.org` is no address of the web'],
  ['an address without its beginning', english, 'example.org/a', '`example.org/a` is no address of the web'],
  [
    'an address that no code holds',
    english,
    `https://example.org/${'a'.repeat(900)}`,
    'The address is too long for a code that is read from a wall',
  ],
])('%s is refused', async (_, settings, url, message) => {
  const error = await refusal(hang(settings, url === undefined ? {} : { url }))
  expect(error.message).toBe(message)
  expect(error.hint).not.toBeUndefined()
})

test.each([
  ['https://www.example.org/angel/', 'example.org/angel'],
  ['https://example.org/%CE%BB%CF%8C%CE%B3%CE%BF%CF%82', 'example.org/λόγος'],
  ['https://example.org/100%25', 'example.org/100%25'],
  ['https://example.org/a%20b', 'example.org/a%20b'],
  ['https://xn--qxas.example/', 'εξ.example'],
])('%s is typed as %s', (url, typed) => expect(shortAddress(url)).toBe(typed))
