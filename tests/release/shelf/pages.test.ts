/** The pages of a shelf: what they show, that they hold together, and that nobody is kept out. */

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { brokenLinks } from '../../../src/release/links.ts'
import type { Site } from '../../../src/release/published.ts'
import { catalogueOf } from '../../../src/release/shelf/catalogue.ts'
import { oneLineOf } from '../../../src/release/shelf/pages/entries.ts'
import { shelfPages, shelfStylePath } from '../../../src/release/shelf/pages.ts'
import { angel, desert, lights, longShelf, manifestOf, shelf, words } from '../shelf.ts'
import { siteOnDisk, type SiteOnDisk } from './site-on-disk.ts'

const design = {
  stylePath: shelfStylePath,
  icon: '<svg xmlns="http://www.w3.org/2000/svg"/>',
  paper: { light: '#ffffff', dark: '#000000' },
  words,
  hasSearch: true,
}

function pages(site: Site): ReadonlyMap<string, string> {
  return new Map(shelfPages(site, design).map(({ path, bytes }) => [path, new TextDecoder().decode(bytes)]))
}

function linkedData(html: string | undefined): Record<string, unknown> {
  return JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html ?? '')?.[1] ?? '{}') as Record<
    string,
    unknown
  >
}

test('a shelf has a page of all titles, and pages of authors, subjects and series', () => {
  const paths = [...pages(shelf()).keys()]
  expect(paths.slice(0, 2)).toEqual(['index.html', 'authors/index.html'])
  for (const path of [
    'authors/elisabeth-shue.html',
    'subjects/index.html',
    'subjects/angels.html',
    'series/index.html',
    'series/small-lights.html',
  ])
    expect(paths).toContain(path)
  // No name leads out of its folder.
  for (const path of paths) expect(path).toMatch(/^(?:index|(?:authors|subjects|series)\/[a-z0-9-]+)\.html$/)
  expect(new Set(paths).size).toBe(paths.length)
})

test('titles stand in the order of the site', () => {
  const html = pages(shelf()).get('index.html') ?? ''
  const order = [...html.matchAll(/id="title-([^"]+)"/g)].map(([, slug]) => slug)
  expect(order).toEqual(['the-angel', 'small-lights', 'hostile', 'night', 'desert'])
})

test('a title shows cover, names, a line of description, when it appeared and what can be taken', () => {
  const html = pages({ ...shelf(), titles: [angel] }).get('index.html') ?? ''
  expect(html).toContain(
    '<img class="entry-cover" src="the-angel/latest/thumbnail.jpeg" alt="" loading="lazy" width="256" height="384">',
  )
  expect(html).toContain('<a href="the-angel/index.html">The Angel in the Desert</a>')
  expect(html).toContain('<a href="authors/tomas-oriel.html">Tomás Oriel</a>')
  expect(html).toContain('What the desert does to those who cross it, &amp; what they leave there.')
  expect(html).toContain('<time datetime="2026-11-22">November 22, 2026</time>')
  for (const name of ['Web page', 'EPUB', 'PDF', 'Large print (PDF)']) expect(html).toContain(`>${name}</a>`)
})

test('titles in other languages say so, and those written from right to left too', () => {
  const html = pages(shelf()).get('index.html') ?? ''
  expect(html).toContain('lang="ja" dir="ltr">夜の灯台</a>')
  expect(html).toContain('lang="ar" dir="rtl">ملاك في الصحراء</a>')
  expect(html).not.toMatch(/lang="en"[^>]*>The Angel/)
})

test('the shelf speaks its language', () => {
  const html = pages({ ...shelf(), language: 'ar' }).get('index.html') ?? ''
  expect(html).toContain('<html lang="ar" dir="rtl">')
  expect(html).toContain('>كل العناوين</a>')
})

test('no title is markup, wherever it stands', () => {
  for (const html of pages(shelf()).values()) {
    expect(html).not.toContain('<script>alert')
    expect(html.replaceAll(/="[^"]*"/g, '')).not.toMatch(/<i>x|[\u0000-\u0008\u000b\u000c\u000e-\u001f]/)
  }
})

test.each([undefined, 'https://example.org/books/'])(
  'every link leads somewhere; the address of the site is %s',
  (url) => {
    const site = shelf(url)
    const files = shelfPages(site, design)
    const editions = site.titles.flatMap(({ editions: all }) =>
      all.flatMap(({ manifest, path, latestPath }) =>
        manifest.files.flatMap((file) => [path, latestPath].map((folder) => `${folder}/${file.path}`)),
      ),
    )
    const titles = site.titles.map(({ slug }) => `${slug}/index.html`)
    const there = new Set([
      ...editions,
      ...titles,
      'feed.xml',
      'opds.xml',
      'opds.json',
      shelfStylePath,
      'search/search.js',
    ])
    expect(brokenLinks(files, { isThere: (path) => there.has(path), url })).toEqual([])
  },
)

test('programs are told of feeds, catalogues and what is on the shelf', () => {
  const html = pages(shelf('https://example.org/books/')).get('index.html')
  expect(html).toContain('<link rel="alternate" type="application/atom+xml" href="feed.xml"')
  expect(html).toContain('type="application/opds+json" href="opds.json"')
  expect(html).toContain('<link rel="canonical" href="https://example.org/books/">')
  expect(linkedData(html)).toMatchObject({
    '@type': 'CollectionPage',
    name: 'Saltmarsh',
    mainEntity: {
      '@type': 'ItemList',
      numberOfItems: 5,
      itemListElement: [
        { position: 1, name: 'The Angel in the Desert', url: 'https://example.org/books/the-angel/index.html' },
        {},
        {},
        {},
        {},
      ],
    },
  })
})

test('only scripts of the site itself may run', () => {
  for (const html of pages(shelf()).values())
    expect(html).toContain("script-src 'self'; base-uri 'none'".replaceAll("'", '&#x27;'))
})

test('mining that is reserved is said in each head', () => {
  const html = pages({ ...shelf(), mining: { policy: 'https://example.org/terms' } }).get('index.html')
  expect(html).toContain('<meta name="tdm-reservation" content="1">')
  expect(html).toContain('<meta name="tdm-policy" content="https://example.org/terms">')
  expect(pages(shelf()).get('index.html')).not.toContain('tdm-')
})

test('a long shelf has a list of years to jump to', () => {
  const site = longShelf(60)
  const dated = site.titles.map((title, index) => {
    const [edition] = title.editions
    if (edition === undefined) throw new Error('no edition')
    const date = index < 30 ? '2026' : '2025'
    return {
      ...title,
      editions: [{ ...edition, manifest: { ...edition.manifest, edition: { ...edition.manifest.edition, date } } }],
    }
  })
  const html = pages({ ...site, titles: dated }).get('index.html') ?? ''
  expect(html).toContain('<a href="#year-2025">2025</a>')
  expect(html).toContain('<h2 id="year-2025">2025</h2>')
  expect(pages(shelf()).get('index.html')).not.toContain('class="jump"')
})

describe('a catalogue', () => {
  const work = (slug: string, more: Parameters<typeof manifestOf>[0]) => ({
    slug,
    editions: [{ manifest: manifestOf(more), path: `${slug}/edition-1`, changes: [] }],
  })

  test('orders a series by its positions, those without one last', () => {
    const titles = [3, undefined, 1, 2.5].map((position, index) =>
      work(`t${index}`, {
        title: `T${index}`,
        slug: `t${index}`,
        series: { name: 'Lamps', ...(position === undefined ? {} : { position }) },
      }),
    )
    const [series] = catalogueOf({ ...shelf(), titles }).groups.series
    expect(series?.titles.map(({ slug }) => slug)).toEqual(['t2', 't3', 't0', 't1'])
  })

  test('gives names that are written alike, or in no Latin letters, addresses of their own', () => {
    const names = ['Ann Lee', 'Ann  Lée', 'عن لي', 'index'].map((name) => ({ name, role: 'aut', fileAs: name }))
    const { groups } = catalogueOf({ ...shelf(), titles: [work('a', { title: 'A', slug: 'a', authors: names })] })
    const paths = groups.authors.map(({ path }) => path)
    expect(new Set(paths).size).toBe(4)
    expect(paths).toContain('authors/index-2.html')
    expect(paths.filter((path) => /^authors\/[\da-f]{8}\.html$/.test(path))).toHaveLength(1)
  })

  test('shows names as they are filed, save those that are filed by how they are read', () => {
    const authors = [
      { name: 'Ann Lee', role: 'aut', fileAs: 'Lee, Ann' },
      { name: '早瀬 みなと', role: 'aut', fileAs: 'はやせ みなと' },
    ]
    const html = pages({ ...shelf(), titles: [work('a', { title: 'A', slug: 'a', authors })] }).get(
      'authors/index.html',
    )
    expect(html).toContain('>Lee, Ann</bdi>')
    expect(html).toContain('>早瀬 みなと</bdi>')
    expect(html).not.toContain('はやせ')
  })

  test('keeps out of the way of titles', () => {
    const { folders } = catalogueOf({ ...shelf(), titles: [{ ...angel, slug: 'authors' }, lights, desert] })
    expect(folders).toEqual({ authors: 'authors-2', subjects: 'subjects', series: 'series' })
  })
})

test.each([
  ['Short.', 'Short.'],
  ['First paragraph.\n\nSecond.', 'First paragraph.'],
  [
    `${'One sentence of some length is here. '.repeat(3)}${'word '.repeat(60)}`,
    'One sentence of some length is here. '.repeat(3).trim(),
  ],
  ['word '.repeat(60).trim(), `${'word '.repeat(36).trim()}…`],
])('of %j a line is left', (description, line) => {
  expect(oneLineOf(description)).toBe(line)
})

describe('in a browser', () => {
  let site: SiteOnDisk
  beforeAll(async () => {
    site = await siteOnDisk(shelf(), [])
  })
  afterAll(() => site.close())

  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8')

  test.each([
    ['index.html', {}],
    ['index.html', { dark: true }],
    ['index.html', { width: 320 }],
    ['authors/index.html', {}],
    ['series/small-lights.html', {}],
    ['subjects/angels.html', { dark: true, width: 390 }],
  ])('%s has no barriers and no line that is too wide %j', async (path, options) => {
    const page = await site.open(path, options)
    await page.evaluate(axe)
    const found = await page.evaluate(async () => {
      const { axe: checker } = globalThis as unknown as {
        axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
      }
      const { violations } = await checker.run()
      return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
    })
    expect(found).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  })
})
