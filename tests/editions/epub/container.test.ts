import { expect, test } from 'vitest'
import { unzipSync } from 'fflate'
import { writeContainer } from '../../../src/editions/epub/container.ts'
import { packageEpub } from '../../../src/editions/epub/package.ts'
import { sampleBook } from '../sample-book.ts'
import { make } from './made.ts'

const made = await make(sampleBook(), { fonts: true })

test('the media type comes first and is stored, so that the file is known by its first bytes', () => {
  const start = new TextDecoder('latin1').decode(made.bytes.subarray(30, 58))
  expect(start).toBe('mimetypeapplication/epub+zip')
  expect(made.entries[0]).toEqual({ name: 'mimetype', isStored: true })
})

test('entries are sorted behind what is read first, and folders have none', () => {
  const names = made.entries.map(({ name }) => name)
  expect(names.slice(0, 4)).toEqual(['mimetype', 'META-INF/container.xml', 'OEBPS/content.opf', 'OEBPS/toc.xhtml'])
  expect(names.slice(4)).toEqual(names.slice(4).toSorted())
  expect(names.filter((name) => name.endsWith('/'))).toEqual([])
})

test('pictures that are compressed already are stored, everything else is compressed', () => {
  for (const { name, isStored } of made.entries) {
    expect([name, isStored]).toEqual([name, name === 'mimetype' || /\.(jpeg|png)$/.test(name)])
  }
})

test('every entry has the time of the metadata', () => {
  const view = new DataView(made.bytes.buffer, made.bytes.byteOffset)
  // 22 November 2026 in MS-DOS: years from 1980, months, days.
  const date = ((2026 - 1980) << 9) | (11 << 5) | 22
  expect(view.getUint16(10, true)).toBe(0)
  expect(view.getUint16(12, true)).toBe(date)
})

test('a time that a zip cannot hold becomes the nearest that it can', async () => {
  const dateOf = async (time: string): Promise<number> => {
    const bytes = await writeContainer(new Map([['mimetype', 'application/epub+zip']]), new Date(time))
    return Buffer.from(bytes).readUInt16LE(12)
  }
  expect(await dateOf('1912-04-15T00:00:00Z')).toBe((1 << 5) | 1)
  expect(await dateOf('2400-01-01T00:00:00Z')).toBe((127 << 9) | (12 << 5) | 31)
})

test('what is packed comes out as it was, whether it is small or large, text or bytes, at once or later', async () => {
  const large = new TextEncoder().encode('Lines of a long chapter. '.repeat(4000))
  const edge = new Uint8Array(8192).map((_, index) => (index * 7919) % 251)
  const packed = await writeContainer(
    new Map<string, string | Uint8Array | Promise<Uint8Array>>([
      ['mimetype', 'application/epub+zip'],
      ['OEBPS/chapter.xhtml', large],
      ['OEBPS/fonts/edge.ttf', edge],
      ['OEBPS/images/ä.png', Promise.resolve(edge)],
      ['OEBPS/empty.css', ''],
    ]),
    new Date('2026-11-22T00:00:00Z'),
  )
  const found = unzipSync(packed)
  expect(Object.keys(found).toSorted()).toEqual(
    ['OEBPS/chapter.xhtml', 'OEBPS/empty.css', 'OEBPS/fonts/edge.ttf', 'OEBPS/images/ä.png', 'mimetype'].toSorted(),
  )
  expect(found['OEBPS/chapter.xhtml']).toEqual(large)
  expect(found['OEBPS/fonts/edge.ttf']).toEqual(edge)
  expect(found['OEBPS/images/ä.png']).toEqual(edge)
  expect(found['OEBPS/empty.css']).toEqual(new Uint8Array())
})

test('the same book gives the same bytes in every time zone', async () => {
  const before = process.env['TZ']
  const offsets = new Set<number>()
  try {
    for (const zone of ['Pacific/Kiritimati', 'America/St_Johns', 'UTC']) {
      process.env['TZ'] = zone
      offsets.add(new Date(2026, 10, 22).getTimezoneOffset())
      const again = await make(sampleBook(), { fonts: true })
      expect(Buffer.compare(again.bytes, made.bytes)).toBe(0)
    }
  } finally {
    if (before === undefined) delete process.env['TZ']
    else process.env['TZ'] = before
  }
  expect(offsets.size).toBe(3)
})

test('the packager gets finished documents: what its sanitiser would damage arrives whole', async () => {
  const xhtml =
    '<html><svg viewBox="0 0 1 1"><path d="M0 0"/></svg><img src="https://example.org/a.png" alt=""/></html>'
  const page = { id: 'a', href: 'a.xhtml', title: 'A', xhtml, properties: [] }
  const bytes = await packageEpub({
    title: 'A',
    identifier: 'urn:a',
    modified: '2026-11-22T00:00:00Z',
    style: '',
    opf: '<opf/>',
    nav: '<nav/>',
    ncx: '<ncx/>',
    pages: [page],
    cover: new Uint8Array([1]),
    others: [],
  })
  const { unzipSync } = await import('fflate')
  expect(new TextDecoder().decode(unzipSync(bytes)['OEBPS/a.xhtml'])).toBe(xhtml)
})

test('the fonts travel with their licence, and each is TrueType', () => {
  const fonts = made.entries.filter(({ name }) => name.endsWith('.ttf'))
  expect(fonts.length).toBeGreaterThan(4)
  for (const { name } of fonts) expect([...made.file(name).subarray(0, 4)]).toEqual([0, 1, 0, 0])
  expect(made.text('META-INF/OFL.txt')).toContain('Alegreya Project Authors')
  expect(made.text('META-INF/OFL.txt').match(/PREAMBLE/g)).toHaveLength(1)
})

test('without fonts there are none, no licence, and no word of them in the style', async () => {
  const bare = await make(sampleBook())
  expect(bare.entries.filter(({ name }) => /font|OFL/i.test(name))).toEqual([])
  expect(bare.text('OEBPS/style.css')).not.toMatch(/@font-face|Alegreya|\{[a-z-]+\};/)
  expect(bare.text('OEBPS/copyright-page.xhtml')).not.toContain('Open Font License')
  expect(bare.text('OEBPS/content.opf')).not.toContain('specified-fonts')
})

test('a character that no font has is told with its place', async () => {
  const { metadata, ...book } = sampleBook()
  const { warnings } = await make({ ...book, metadata: { ...metadata, title: 'Light 光' } }, { fonts: true })
  expect(warnings.map(({ reason, ruleId }) => [reason, ruleId])).toEqual([
    ['No font has the character `光` (U+5149)', 'missing-glyph'],
  ])
})
