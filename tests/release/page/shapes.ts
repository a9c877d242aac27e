/** Manifests of several shapes, and the page that each gives. */

import { loadTheme } from '../../../src/theme/load.ts'
import type { Host } from '../../../src/host/host.ts'
import type { EditionManifest, FileRole, ReleasedFile } from '../../../src/release/manifest.ts'
import { citationsOf } from '../../../src/release/citations/citations.ts'
import { readerPage, type ReaderPageInput } from '../../../src/release/page/reader-page.ts'
import { memoryHost } from '../../memory-host.ts'
import { withPackageFiles } from '../../editions/package-host.ts'
import { angel, desert, hostile, lighthouse, manifestOf } from '../shelf.ts'

export type Shape = Omit<ReaderPageInput, 'theme' | 'words'>

const file = (role: FileRole, path: string, mediaType: string, more: Partial<ReleasedFile> = {}): ReleasedFile => ({
  role,
  path,
  mediaType,
  bytes: 4200,
  sha256: 'c'.repeat(64),
  ...more,
})

/** Cover, small cover, shared picture, citations, changes: what lies beside the editions in every release. */
export function whole(manifest: EditionManifest): EditionManifest {
  const { slug } = manifest.work
  const kept = manifest.files.filter(({ role }) => !['cover', 'thumbnail', 'reader-page'].includes(role))
  return {
    ...manifest,
    files: [
      ...kept,
      file('cover', 'cover.jpg', 'image/jpeg', { width: 1600, height: 2560 }),
      file('thumbnail', 'cover-small.jpg', 'image/jpeg', { width: 480, height: 768 }),
      file('thumbnail', 'cover-medium.jpg', 'image/jpeg', { width: 960, height: 1536 }),
      file('share-picture', 'share.jpg', 'image/jpeg', { width: 1200, height: 630 }),
      file('n-up', `${slug}-2-up.pdf`, 'application/pdf', { pages: 60, sheets: 30 }),
      file('publication', 'publication.json', 'application/webpub+json'),
      file('bibtex', 'citation.bib', 'application/x-bibtex'),
      file('ris', 'citation.ris', 'application/x-research-info-systems'),
    ],
  }
}

const [, second] = angel.editions
const everything = second === undefined ? angel.editions[0].manifest : second.manifest
const description =
  'What the desert does to those who cross it, and what they leave there.\n\nTen walks between the last well and the first tree, with an essay on thirst & a map that nobody should trust.'

const round: Partial<Shape> = {
  hasChecksums: true,
  hasSignature: true,
  feeds: { atom: '../feed.xml', opds: '../opds.json' },
}

export const shapes = {
  minimal: {
    manifest: manifestOf(
      { title: 'Dusk', slug: 'dusk' },
      {},
      {
        form: 'article',
        words: 900,
        contents: [],
        coverDescription: '',
        accessibility: {
          modes: ['textual'],
          sufficient: ['textual'],
          features: [],
          hazards: ['none'],
          summary: { text: '', language: 'en' },
        },
        files: [file('print', 'dusk.pdf', 'application/pdf')],
      },
    ),
  },
  everything: {
    manifest: whole({
      ...everything,
      work: { ...everything.work, description, series: { name: 'Small Lights', position: 2 } },
      contents: ['The last well', 'Sand', 'Salt & <water>', 'What the camels knew', 'Thirst', 'The first tree'].map(
        (title, index) => ({ title, number: index + 1 }),
      ),
    }),
    url: 'https://example.org/the-angel/edition-2/',
    changes: ['The chapter “Salt & <water>” is new.', 'Twelve slips are mended.'],
    citations: citationsOf(everything, 'https://example.org/the-angel/edition-2/'),
    others: [{ name: 'First edition, March 4, 2025', href: '../edition-1/' }],
    ...round,
  },
  arabic: {
    manifest: whole({
      ...desert.editions[0].manifest,
      contents: [
        { title: 'الرمل', number: 1 },
        { title: 'الملح', number: 2 },
      ],
    }),
    citations: citationsOf(desert.editions[0].manifest),
    ...round,
  },
  japanese: {
    manifest: whole({
      ...lighthouse.editions[0].manifest,
      work: {
        ...lighthouse.editions[0].manifest.work,
        subtitle: '海辺の随筆',
        description: '灯台守の祖父が残した日誌から、夜の海を読む。',
      },
      contents: [
        { title: '海', number: 1 },
        { title: '灯', number: 2 },
      ],
    }),
    citations: citationsOf(lighthouse.editions[0].manifest),
    ...round,
  },
  hostile: {
    manifest: whole(hostile.editions[0].manifest),
    citations: citationsOf(hostile.editions[0].manifest),
    ...round,
  },
  long: {
    manifest: whole({
      ...everything,
      work: {
        ...everything.work,
        title: `On the ${'long and winding history of titles that nobody ever cut, '.repeat(9)}`.slice(0, 500),
        description: 'A paragraph that says it at length. '.repeat(40),
      },
      contents: Array.from({ length: 40 }, (_, index) => ({
        title: `Chapter ${index + 1}, in which much is said`,
        number: index + 1,
      })),
    }),
    ...round,
  },
} satisfies Readonly<Record<string, Shape>>

export async function pageOf(
  shape: Shape,
  host: Host = withPackageFiles(memoryHost({})),
  themeName = 'base',
): Promise<Uint8Array> {
  const theme = await loadTheme(themeName, host)
  const { language } = shape.manifest.work
  const words = { ...(await theme.words(language)), ...(await theme.releaseWords(language)) }
  return (await readerPage({ ...shape, theme, words }, host)).bytes
}
