import { describe, expect, test } from 'vitest'
import { brokenLinks } from '../../../src/release/links.ts'
import type { FileToRelease } from '../../../src/release/manifest.ts'
import { fileOf } from '../../../src/release/feeds/facts.ts'
import { memoryHost } from '../../memory-host.ts'
import { withPackageFiles } from '../../editions/package-host.ts'
import { pageOf, shapes, type Shape } from './shapes.ts'

// One cache, so that fonts are cut once.
const host = withPackageFiles(memoryHost({}))
const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)
const html = async (shape: Shape): Promise<string> => decode(await pageOf(shape, host))
const withoutStyle = (page: string): string =>
  page.replace(/<style>[^]*?<\/style>/, '<style></style>').replaceAll(/base64,[\w+/=]+/g, 'base64,…')
const body = (page: string): string => page.slice(page.indexOf('<body>'))
const visible = (page: string): string => body(page).replaceAll(/<[^>]*>/g, ' ')
const linkedDataOf = (page: string): Record<string, unknown> =>
  JSON.parse(/<script type="application\/ld\+json">([^]*?)<\/script>/.exec(page)?.[1] ?? '')

describe.each(Object.keys(shapes) as (keyof typeof shapes)[])('the page of the shape `%s`', (name) => {
  const shape: Shape = shapes[name]

  test('is as it was', async () => {
    await expect(withoutStyle(await html(shape))).toMatchFileSnapshot(`golden/${name}.html`)
  })

  test('is the same at the second time', async () => {
    expect(await html(shape)).toBe(decode(await pageOf(shape)))
  })

  test('leads only to files of the release', async () => {
    const given = shape.manifest.files.map(({ path, mediaType }): FileToRelease => ({
      path: `edition/${path}`,
      mediaType,
      bytes: new Uint8Array(),
    }))
    const page = { path: 'edition/index.html', mediaType: 'text/html', bytes: await pageOf(shape, host) }
    const around = new Set(
      ['edition/SHA256SUMS', 'edition/SHA256SUMS.sig', 'edition/manifest.json', 'feed.xml', 'opds.json'].concat(
        'edition-1/index.html',
      ),
    )
    const others = given.filter(({ mediaType }) => mediaType === 'text/html' || mediaType.includes('pdf'))
    expect(others.length).toBeGreaterThan(0)
    const isThere = (path: string): boolean => around.has(path) || given.some((file) => file.path === path)
    expect(brokenLinks([page], { isThere })).toEqual([])
  })

  test('runs nothing and shows nothing from elsewhere', async () => {
    const page = await html(shape)
    const tags = page.replaceAll(/(content|title|alt|href)="[^"]*"/g, '$1=""')
    expect(tags.match(/<script\b[^>]*>/g)).toEqual(['<script type="application/ld+json">'])
    expect(page).not.toMatch(/\son\w+=|javascript:|<iframe|<form|<object|<embed/)
    const shown = [...page.matchAll(/\s(?:src|srcset)="([^"]*)"|url\("?([^")]*)/g)].map(
      ([, src, url]) => src ?? url ?? '',
    )
    expect(shown.length).toBeGreaterThan(0)
    for (const address of shown)
      expect(address).toMatch(/^(?:data:(?:font|image)\/|cover-small\.jpg|cover-medium\.jpg)/)
    expect(page.replaceAll('&#x27;', "'")).toContain(
      `default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; font-src data:`,
    )
  })

  test('holds no character that a page may not hold', async () => {
    expect(await html(shape)).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffd]|&#x[0-8];/)
  })
})

test('a page in Latin letters is small', async () => {
  expect((await pageOf(shapes.everything, host)).length).toBeLessThan(150_000)
  expect((await pageOf(shapes.long, host)).length).toBeLessThan(150_000)
})

test('what is absent leaves no trace', async () => {
  const page = await html(shapes.minimal)
  expect(body(page)).not.toMatch(
    /EPUB|Kindle|Kobo|<img|ISBN|How to cite|Contents|New in this edition|SHA256SUMS|feed|undefined|null/,
  )
  expect(body(page)).toContain('Download: PDF')
  expect(visible(page)).toMatch(/On paper/)
  expect(page).not.toContain('og:image')
  expect(page).not.toContain('canonical')
})

test('every file is offered with its size and its pages', async () => {
  const text = visible(await html(shapes.everything)).replaceAll(/\s+/g, ' ')
  expect(text).toContain('202 kB')
  expect(text).toMatch(
    /Large print \(PDF\) Large, clear letters, for eyes that find small print hard\. 404 kB Pages: 210/,
  )
  expect(text).toMatch(/Pages: 60 Sheets of paper: 30 How to print and fold it/)
})

test('reading online is the first thing to do', async () => {
  const links = [...body(await html(shapes.everything)).matchAll(/<a\b[^>]*href="([^"]*)"/g)].map(([, href]) => href)
  expect(links[0]).toBe('the-angel.html')
  expect(links[1]).toBe('the-angel.epub')
})

test('at the root of a site all files lie below `latest`', async () => {
  const { others: _, ...shape } = shapes.everything
  const page = await html({ ...shape, base: 'latest/', url: 'https://example.org/', feeds: { atom: 'feed.xml' } })
  const links = [...body(page).matchAll(/\s(?:href|src)="([^"#]*)"/g)].map(([, href]) => href ?? '')
  expect(links.length).toBeGreaterThan(12)
  for (const href of links) expect(href).toMatch(/^latest\/|^feed\.xml$|^https:\/\/creativecommons/)
  expect(page).toContain('<meta property="og:image" content="https://example.org/latest/share.jpg">')
  expect(page).toContain('<link rel="canonical" href="https://example.org/">')
})

test('a title of markup is text', async () => {
  const page = await html(shapes.hostile)
  expect(page).toContain('<h1>&lt;script>alert("1")&lt;/script> ]]> &amp;')
  expect(body(page)).not.toContain('<b>')
  expect(linkedDataOf(page).name).toContain('<script>')
})

test('mining is reserved only where the writer says so', async () => {
  expect(await html(shapes.hostile)).toContain('<meta name="tdm-reservation" content="1">')
  expect(await html(shapes.everything)).not.toContain('tdm-')
})

test('programs find every file in the linked data, free and with its checksum', async () => {
  const data = linkedDataOf(await html(shapes.everything))
  const examples = data.workExample as { encoding: { contentUrl: string; sha256: string }; offers: { price: string } }[]
  expect(data).toMatchObject({
    '@type': 'Book',
    bookEdition: '2',
    datePublished: '2026-11-22',
    isAccessibleForFree: true,
  })
  expect(examples.map(({ encoding }) => encoding.contentUrl)).toContain(
    'https://example.org/the-angel/edition-2/the-angel.epub',
  )
  expect(examples).toHaveLength(7)
  const epub = fileOf(shapes.everything.manifest, 'epub')
  expect(examples.find(({ encoding }) => encoding.contentUrl.endsWith('.epub'))).toMatchObject({
    offers: { price: '0' },
    encoding: { sha256: epub?.sha256, contentSize: '202000', encodingFormat: 'application/epub+zip' },
  })
  expect(linkedDataOf(await html(shapes.arabic))).toMatchObject({
    '@type': 'Article',
    inLanguage: 'ar',
    wordCount: 2400,
  })
})

test('the page is in the language of the book and in its direction', async () => {
  expect(await html(shapes.arabic)).toContain('<html lang="ar" dir="rtl"')
  expect(visible(await html(shapes.arabic))).toContain('القراءة على الشبكة')
  const japanese = visible(await html(shapes.japanese))
  expect(japanese).toContain('オンラインで読む')
  // Words of a script without spaces are not counted.
  expect(japanese).not.toContain('語数')
})

test('what could do harm is said, and only what was found out is claimed', async () => {
  const hazards = async (given: readonly string[]): Promise<string> => {
    const { manifest } = shapes.everything
    return visible(
      await html({ manifest: { ...manifest, accessibility: { ...manifest.accessibility, hazards: given } } }),
    )
  }
  expect(await hazards(['none'])).toContain('Nothing in it flashes')
  expect(await hazards(['unknown'])).toContain('has not been checked')
  const both = await hazards(['flashing', 'noSoundHazard', 'motionSimulation'])
  expect(both).toContain('something in it flashes')
  expect(both).toContain('dizzy')
  expect(both).not.toContain('sounds')
  expect(await hazards([])).not.toMatch(/flashes|dizzy/)
})

test('a long description stands below the button', async () => {
  const page = body(await html(shapes.long))
  expect(page.indexOf('class="button"')).toBeLessThan(page.indexOf('class="description"'))
  const short = body(await html(shapes.everything))
  expect(short.indexOf('class="description"')).toBeLessThan(short.indexOf('class="button"'))
})
