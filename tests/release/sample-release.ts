/** A release folder for tests, made of a real small build: an edition, its copy under `latest`, and what lies around them. */

import { createHash } from 'node:crypto'
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { build } from '../../src/build.ts'
import type { Book } from '../../src/book/book.ts'
import type { EditionName } from '../../src/editions/edition.ts'
import { coverImage } from '../../src/editions/cover.ts'
import { nodeHost } from '../../src/host/index.ts'
import type { EditionManifest, FileRole, ReleasedFile, SiteManifest } from '../../src/release/manifest.ts'
import { loadTheme } from '../../src/theme/load.ts'

export type SampleRelease = {
  /** Folder of the command; the release is `release` in it. */
  readonly folder: string
  readonly book: Book
  readonly manifest: EditionManifest
  readonly remove: () => Promise<void>
}

export type SampleOptions = {
  readonly text?: string
  readonly editions?: readonly EditionName[]
  /** Lines of `chapbook.yaml`. */
  readonly settings?: string
  /** Files that are added to the edition: path → role, type and content. */
  readonly more?: Readonly<
    Record<string, { readonly role: FileRole; readonly mediaType: string; readonly bytes: Uint8Array }>
  >
}

const about =
  'title: The Hours\nauthor: Ida Maren\nlanguage: en\ndate: 2026-11-22\nlicence: CC-BY-4.0\nurl: https://example.org/hours/\n'

export async function sampleRelease({
  text,
  editions = ['epub'],
  settings = about,
  more = {},
}: SampleOptions = {}): Promise<SampleRelease> {
  const folder = await mkdtemp(join(tmpdir(), 'chapbook-release-'))
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true })
  await mkdir(join(folder, 'manuscript'))
  await writeFile(join(folder, 'manuscript', 'chapbook.yaml'), settings)
  await writeFile(
    join(folder, 'manuscript', 'text.md'),
    text ?? '# Dusk\n\nThe lamp is lit at dusk.\n\n# Dawn\n\nIt is put out at dawn.\n',
  )
  const host = nodeHost({ folder })
  const result = await build({ editions: [...editions], config: {}, out: 'dist', host })
  if (!result.ok || !result.book) throw new Error(`the sample was not built: ${result.files.map(String).join()}`)
  const { book } = result
  const cover = await coverImage(book, await loadTheme('base', host), host)
  const sources = [
    ...result.artifacts.map(({ edition, path, bytes }) => ({
      path,
      role: edition as FileRole,
      mediaType: typeOf(path),
      bytes,
    })),
    { path: 'cover.jpg', role: 'cover' as const, mediaType: 'image/jpeg', bytes: cover.bytes },
    {
      path: 'index.html',
      role: 'reader-page' as const,
      mediaType: 'text/html',
      bytes: encode('<!doctype html><title>The Hours</title><p>Read it.'),
    },
    {
      path: 'publication.json',
      role: 'publication' as const,
      mediaType: 'application/webpub+json',
      bytes: encode('{}\n'),
    },
    { path: 'hours.bib', role: 'bibtex' as const, mediaType: 'application/x-bibtex', bytes: encode('@book{hours}\n') },
    {
      path: 'hours.ris',
      role: 'ris' as const,
      mediaType: 'application/x-research-info-systems',
      bytes: encode('TY  - BOOK\n'),
    },
    ...Object.entries(more).map(([path, file]) => ({ path, ...file })),
  ]
  const name = 'edition-1'
  const manifest: EditionManifest = {
    kind: 'edition',
    version: 1,
    work: book.metadata,
    edition: { name, number: 1, date: '2026-11-22' },
    form: 'article',
    words: 12,
    contents: [],
    accessibility: {
      modes: ['textual'],
      sufficient: ['textual'],
      features: [],
      hazards: [],
      summary: { text: 'Text.', language: 'en' },
    },
    coverDescription: cover.description,
    source: { sha256: '0'.repeat(64), files: 2 },
    madeWith: { chapbook: '0.1.0', node: '20.20.2' },
    files: sources.map(({ path, role, mediaType, bytes }): ReleasedFile => ({
      path,
      role,
      mediaType,
      bytes: bytes.length,
      sha256: sha256(bytes),
    })),
  }
  const release = join(folder, 'release')
  const put = async (path: string, bytes: Uint8Array | string): Promise<void> => {
    await mkdir(dirname(join(release, path)), { recursive: true })
    await writeFile(join(release, path), bytes)
  }
  for (const { path, bytes } of sources) await put(`${name}/${path}`, bytes)
  await put(`${name}/manifest.json`, JSON.stringify(manifest))
  const sums = manifest.files.map((file) => `${file.sha256}  ${file.path}\n`).join('')
  await put(`${name}/SHA256SUMS`, sums)
  await put(`${name}/SHA256SUMS.sig`, '-----BEGIN SSH SIGNATURE-----\n')
  await cp(join(release, name), join(release, 'latest'), { recursive: true })
  const around: Readonly<Record<string, readonly [type: string, text: string]>> = {
    'index.html': ['text/html', '<!doctype html><title>Shelf</title><p>All books.'],
    'catalogue.xml': [
      'application/atom+xml;profile=opds-catalog;kind=acquisition',
      '<feed xmlns="http://www.w3.org/2005/Atom"/>',
    ],
    'atom.xml': ['application/atom+xml', '<feed xmlns="http://www.w3.org/2005/Atom"/>'],
    'opds.json': ['application/opds+json', '{}'],
    '.well-known/tdmrep.json': ['application/json', '[]'],
  }
  for (const [path, [, content]] of Object.entries(around)) await put(path, content)
  const site: SiteManifest = {
    kind: 'site',
    version: 1,
    titles: [{ slug: book.metadata.slug, editions: [{ path: name, sha256: sha256(encode(sums)) }] }],
    files: Object.entries(around).map(([path, [mediaType, content]]) => ({
      path,
      mediaType,
      bytes: content.length,
      sha256: sha256(encode(content)),
    })),
  }
  await put('manifest.json', JSON.stringify(site))
  return { folder, book, manifest, remove }
}

/** The bytes of a file of the newest edition. */
export async function releasedBytes({ folder }: SampleRelease, path: string): Promise<Uint8Array> {
  return readFile(join(folder, 'release', 'edition-1', path))
}

function typeOf(path: string): string {
  const types: Readonly<Record<string, string>> = {
    epub: 'application/epub+zip',
    pdf: 'application/pdf',
    html: 'text/html',
  }
  return types[basename(path).split('.').at(-1) ?? ''] ?? 'application/octet-stream'
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
