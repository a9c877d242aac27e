/** Releases for tests: a manuscript is built once, and its EPUB and PDF are put into a folder with a manifest. */

import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build } from '../../src/build.ts'
import { nodeHost } from '../../src/host/index.ts'
import type { EditionManifest } from '../../src/release/manifest.ts'

export const root = resolve(import.meta.dirname, '../..')
/** Its title stands on the first page and text on the second. */
export const essay = join(root, 'manuscript', 'essay.md')
/** It has a half title, and a blank page behind it. */
export const book = join(root, 'tests', 'conformance', 'manuscripts', 'around-the-text')
/** The same from right to left. */
export const hebrewBook = join(root, 'tests', 'conformance', 'manuscripts', 'right-to-left-book')

export type Released = {
  /** Of the edition. */
  readonly folder: string
  readonly manifest: EditionManifest
  readonly epub: Uint8Array
  readonly pdf: Uint8Array
}

/** Builds a manuscript and releases it in `edition-1` of a folder. */
export async function released(manuscript: string, folder: string): Promise<Released> {
  const host = nodeHost({ folder: root })
  const { book, artifacts } = await build({ manuscript, editions: ['epub', 'print'], out: join(folder, 'made'), host })
  if (!book) throw new Error('The book was not made')
  const bytes = (edition: 'epub' | 'print'): Uint8Array => {
    const found = artifacts.find((artifact) => artifact.edition === edition)
    if (!found) throw new Error(`There is no ${edition}`)
    return found.bytes
  }
  return written(join(folder, 'release', 'edition-1'), book.metadata, { epub: bytes('epub'), pdf: bytes('print') })
}

/** Writes a release of files that there are. */
export function written(
  folder: string,
  work: EditionManifest['work'],
  { epub, pdf }: Pick<Released, 'epub' | 'pdf'>,
): Released {
  const file = (role: 'epub' | 'print', content: Uint8Array): EditionManifest['files'][number] => ({
    path: `${work.slug}-edition-1.${role === 'epub' ? 'epub' : 'pdf'}`,
    role,
    mediaType: role === 'epub' ? 'application/epub+zip' : 'application/pdf',
    bytes: content.length,
    sha256: hash(content),
  })
  const manifest: EditionManifest = {
    kind: 'edition',
    version: 1,
    work,
    edition: { name: 'edition-1', number: 1 },
    form: 'book',
    words: 100,
    contents: [],
    accessibility: { modes: [], sufficient: [], features: [], hazards: [], summary: { text: '', language: 'en' } },
    coverDescription: '',
    source: { sha256: hash(new Uint8Array()), files: 1 },
    madeWith: { chapbook: '0.1.0', node: '20.20.2' },
    files: [file('epub', epub), file('print', pdf)],
  }
  mkdirSync(folder, { recursive: true })
  for (const [index, content] of [epub, pdf].entries())
    writeFileSync(join(folder, manifest.files[index]?.path ?? ''), content)
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest))
  return { folder, manifest, epub, pdf }
}

export function hash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

export function read(...path: readonly string[]): Uint8Array {
  return new Uint8Array(readFileSync(join(...path)))
}
