/** A made-up shelf: two editions, Arabic, Japanese, a series with many authors, and a title that would break what is careless. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { Contributor, Metadata } from '../../src/book/book.ts'
import { fileAs } from '../../src/book/file-as.ts'
import { packageRoot } from '../../src/host/package-root.ts'
import type { WordsOf } from '../../src/release/feeds/facts.ts'
import type { EditionManifest, FileRole, ReleasedFile } from '../../src/release/manifest.ts'
import type { PublishedEdition, PublishedTitle, Site } from '../../src/release/published.ts'
import type { Words } from '../../src/theme/theme.ts'
import { wordsFor, type WordLists } from '../../src/theme/words.ts'

/** The words of the basic theme, those of feeds among them. */
export const words: WordsOf = (language) => {
  const found = known.get(language) ?? wordsFor(lists, language)
  known.set(language, found)
  return found
}

const known = new Map<string, Words>()

const lists = ['words.yaml', 'release/feeds.yaml', 'release/shelf.yaml'].map((path) => {
  return parse(readFileSync(join(packageRoot, 'templates', 'base', path), 'utf8')) as WordLists
})

export function shelf(url?: string): Site {
  return {
    title: 'Saltmarsh',
    description: 'Essays & stories from the edge of the sea.',
    language: 'en',
    publisher: 'Saltmarsh Press',
    ...(url === undefined ? {} : { url }),
    isShelf: true,
    titles: [angel, lights, hostile, lighthouse, desert],
  }
}

/** A site of one title, whose editions lie in its root. */
export function oneTitle(): Site {
  const editions = angel.editions.map(({ manifest, changes }, index) => ({
    manifest,
    changes,
    path: manifest.edition.name,
    ...(index === 1 ? { latestPath: 'latest' } : {}),
  }))
  return { title: 'The Angel', language: 'en', isShelf: false, titles: [{ slug: 'the-angel', editions }] }
}

/** A shelf of so many titles. */
export function longShelf(count: number): Site {
  const [first] = lighthouse.editions
  const titles = Array.from({ length: count }, (_, index): PublishedTitle => {
    const title = `Night ${String(index + 1).padStart(3, '0')}`
    const slug = `night-${index + 1}`
    const work = { ...first.manifest.work, title, titleSort: title, slug, identifier: `urn:example:${slug}` }
    return { slug, editions: [{ manifest: { ...first.manifest, work }, path: `${slug}/edition-1`, changes: [] }] }
  })
  return { ...shelf('https://example.org/books/'), titles }
}

type MadeEdition = { readonly name?: string; readonly number?: number; readonly text?: string; readonly date?: string }

/** A manifest with the files of all editions. */
export function manifestOf(
  work: Partial<Metadata> & Pick<Metadata, 'title' | 'slug'>,
  edition: MadeEdition = {},
  more: Partial<EditionManifest> = {},
): EditionManifest {
  const { slug, title } = work
  return {
    kind: 'edition',
    version: 1,
    work: {
      titleSort: title,
      authors: [],
      contributors: [],
      language: 'en',
      direction: 'ltr',
      identifier: `urn:example:${slug}`,
      modified: '2026-10-01T08:00:00Z',
      subjects: [],
      accessibility: {},
      ...work,
    },
    edition: { name: 'edition-1', ...edition },
    form: 'book',
    words: 41_250,
    contents: [
      { title: 'Sand', number: 1 },
      { title: 'Salt & <water>', number: 2 },
    ],
    accessibility: {
      modes: ['textual', 'visual'],
      sufficient: ['textual,visual', 'textual'],
      features: [
        'tableOfContents',
        'readingOrder',
        'structuralNavigation',
        'displayTransformability',
        'ARIA',
        'unlocked',
        'alternativeText',
        'pageBreakMarkers',
        'pageNavigation',
      ],
      hazards: ['none'],
      summary: { text: 'Every picture that carries meaning has a description.', language: 'en' },
    },
    coverDescription: `Cover of ${title}`,
    source: { sha256: 'a'.repeat(64), files: 3 },
    madeWith: { chapbook: '0.1.0', node: '20.20.2' },
    files: filesOf(slug),
    ...more,
  }
}

function filesOf(slug: string): readonly ReleasedFile[] {
  const pdf = { conformsTo: ['PDF/UA-1', 'PDF/A-2a'] }
  return [
    file('web', `${slug}.html`, 'text/html', 101_000),
    { ...file('epub', `${slug}.epub`, 'application/epub+zip', 202_000), conformsTo: ['EPUB 3.3'] },
    { ...file('print', `${slug}.pdf`, 'application/pdf', 303_000), pages: 120, ...pdf },
    { ...file('large-print', `${slug}-large-print.pdf`, 'application/pdf', 404_000), pages: 210, ...pdf },
    { ...file('handout', `${slug}-handout.pdf`, 'application/pdf', 90_000), pages: 60, ...pdf },
    { ...file('booklet', `${slug}-booklet.pdf`, 'application/pdf', 310_000), pages: 60, sheets: 30 },
    file('instructions', `${slug}-booklet.txt`, 'text/plain', 800),
    { ...file('cover', 'cover.jpeg', 'image/jpeg', 55_000), width: 1600, height: 2400 },
    { ...file('thumbnail', 'thumbnail.jpeg', 'image/jpeg', 5000), width: 256, height: 384 },
    file('reader-page', 'index.html', 'text/html', 7000),
    file('changes', 'changes.html', 'text/html', 6000),
  ]
}

function file(role: FileRole, path: string, mediaType: string, bytes: number): ReleasedFile {
  return { role, path, mediaType, bytes, sha256: 'b'.repeat(64) }
}

export function person(name: string, role = 'aut', filed = fileAs(name)): Contributor {
  return { name, role, fileAs: filed }
}

/** A title whose editions lie below its slug; `latest` holds the last. */
function title(
  slug: string,
  manifests: readonly [EditionManifest, ...EditionManifest[]],
  changes: readonly string[] = [],
): PublishedTitle & { readonly editions: readonly [PublishedEdition, ...PublishedEdition[]] } {
  const [first, ...others] = manifests.map((manifest, index): PublishedEdition => ({
    manifest,
    path: `${slug}/${manifest.edition.name}`,
    ...(index === manifests.length - 1 ? { latestPath: `${slug}/latest` } : {}),
    changes: index === 0 ? [] : changes,
  }))
  if (first === undefined) throw new Error('No editions')
  return { slug, editions: [first, ...others] }
}

const angelOfDesert = {
  title: 'The Angel in the Desert',
  subtitle: 'A journey',
  titleSort: 'Angel in the Desert, The',
  slug: 'the-angel',
  authors: [person('Elisabeth Shue'), person('Tomás Oriel')],
  contributors: [person('Wren Halloran', 'trl'), person('Ada van Dijk', 'edt')],
  identifier: 'urn:uuid:3d1f9b0a-6f0e-5c55-9a5e-0d6a0f2f7c11',
  isbn: '978-3-16-148410-0',
  date: '2025-03-04',
  publisher: 'Saltmarsh Press',
  place: 'Bristol',
  rights: '© 2025 Elisabeth Shue & Tomás Oriel',
  licence: {
    name: 'Creative Commons Attribution-ShareAlike 4.0 International',
    url: 'https://creativecommons.org/licenses/by-sa/4.0/',
    conditions: ['by', 'sa'],
  },
  description: 'What the desert does to those who cross it, & what they leave there.',
  subjects: [
    { name: 'TRAVEL / Essays', authority: 'BISAC', code: 'TRV010000' },
    { name: 'Deserts' },
    { name: 'Angels' },
  ],
  accessibility: { conformsTo: 'EPUB Accessibility 1.1 - WCAG 2.1 Level AA', certifiedBy: 'Reed & Daughters' },
} as const

export const angel = title(
  'the-angel',
  [
    manifestOf(angelOfDesert, { name: 'edition-1', number: 1, date: '2025-03-04' }),
    manifestOf(
      { ...angelOfDesert, modified: '2026-11-22T00:00:00Z' },
      { name: 'edition-2', number: 2, date: '2026-11-22' },
    ),
  ],
  ['The chapter “Salt & <water>” is new.', 'Twelve slips are mended.'],
)

const keepers = Array.from({ length: 23 }, (_, index) => person(`Ann ${String.fromCodePoint(65 + index)}. Keeper`))

/** A series, with an edition that has a text and no number. */
export const lights = title('small-lights', [
  manifestOf(
    {
      title: 'Who Keeps the Light?',
      slug: 'small-lights',
      authors: keepers,
      date: '2026-09',
      series: { name: 'Small Lights', position: 2 },
      subjects: [{ name: 'Angels' }, { name: 'Lighthouses', authority: 'Thema', code: 'WTL' }],
    },
    { text: 'Revised edition', date: '2026-09' },
  ),
])

export const hostile = title('hostile', [
  manifestOf(
    {
      title: '<script>alert("1")</script> ]]> & \u0001\uD800 {\\}%$_#~^',
      slug: 'hos tile’s',
      contributors: [person('Ministry of Sand and Water & Sons', 'edt'), person('O\u0007 "Neill" <ed>', 'trl')],
      identifier: 'my book #1 <&>',
      date: '2026',
      description: `A & B < C > D \u0000\u000B“x” ${'long '.repeat(200)}`,
      rights: '<b>All</b> rights',
      subjects: [{ name: '<i>x</i>; y', authority: 'My "scheme" & co', code: 'A&B' }, { name: '../../etc' }],
      licence: { name: 'My <own> licence' },
      mining: { policy: 'https://example.org/terms?a=1&b=2' },
    },
    { date: '2026' },
    {
      accessibility: {
        modes: ['textual'],
        sufficient: ['textual'],
        features: ['tableOfContents', 'MathML', 'describedMath'],
        hazards: ['unknown'],
        summary: { text: 'Formulas & <words>.', language: 'en' },
      },
    },
  ),
])

export const lighthouse = title('night', [
  manifestOf({
    title: '夜の灯台',
    slug: 'night',
    titleSort: 'よるのとうだい',
    language: 'ja',
    authors: [person('夏目 漱石', 'aut', '夏目, 漱石')],
    date: '2024-05-01',
    publisher: '潮文社',
    licence: {
      name: 'CC0 1.0 Universal',
      url: 'https://creativecommons.org/publicdomain/zero/1.0/',
      conditions: ['zero'],
    },
    subjects: [{ name: '灯台' }],
  }),
])

/** An article of which no date is known. */
export const desert = title('desert', [
  manifestOf(
    {
      title: 'ملاك في الصحراء',
      slug: 'desert',
      language: 'ar',
      direction: 'rtl',
      authors: [person('ليلى حداد')],
      modified: '2023-02-01T00:00:00Z',
      description: 'مقالة قصيرة.',
    },
    {},
    { form: 'article', words: 2400 },
  ),
])
