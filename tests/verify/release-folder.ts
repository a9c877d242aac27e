/** Small releases on the disk, sealed as true ones are, for tests that do them harm. */

import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { sha256 } from '../../src/release/trust/checksums.ts'
import { seal } from '../../src/release/trust/seal.ts'
import { readSigningKey, type Signer } from '../../src/release/trust/signing-key.ts'
import { verify, type Verification } from '../../src/verify.ts'

export const keyText = (name: string): string =>
  readFileSync(new URL(`../release/trust/fixtures/${name}`, import.meta.url), 'utf8')

export const signer = (name = 'ed25519'): Promise<Signer> => readSigningKey(keyText(name), name)

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

/** The contents of a folder by path. */
export type Files = ReadonlyMap<string, Uint8Array>

/** An edition of three files: with its manifest, its list and, where a key is given, its signature. */
export function editionFiles(number: number, key?: Signer): Files {
  const files = [`the-angel-${number}.epub`, `the-angel-${number}.pdf`, 'pictures/cover.jpg'].map((path) => ({
    path,
    bytes: bytes(`${path} of edition ${number}`),
  }))
  return sealed('edition', files, {}, key)
}

type Made = { readonly path: string; readonly bytes: Uint8Array }

/** Adds manifest, list and signature to files. */
export function sealed(kind: 'edition' | 'site' | 'copies', files: readonly Made[], more: object, key?: Signer): Files {
  const listed = files.map(({ path, bytes: content }) => ({ path, bytes: content.length, sha256: sha256(content) }))
  const manifest = bytes(`${JSON.stringify({ kind, version: 1, files: listed, ...more })}\n`)
  const all = [...files, { path: 'manifest.json', bytes: manifest }]
  return new Map([...all, ...seal(all, key)].map(({ path, bytes: content }) => [path, content]))
}

export type SiteKeys = { readonly site?: Signer; readonly editions?: Signer }

/** A shelf of one title with two editions and `latest`. */
export function siteFiles({ site, editions }: SiteKeys = {}): Files {
  const [one, two] = [editionFiles(1, editions), editionFiles(2, editions)]
  const hashOf = (files: Files): string => sha256(files.get('SHA256SUMS') ?? new Uint8Array())
  const titles = [
    {
      slug: 'the-angel',
      editions: [
        { path: 'the-angel/edition-1', sha256: hashOf(one) },
        { path: 'the-angel/edition-2', sha256: hashOf(two) },
      ],
      inputs: '0'.repeat(64),
    },
  ]
  const own = ['index.html', 'feed.xml', 'the-angel/index.html'].map((path) => ({ path, bytes: bytes(path) }))
  return new Map([
    ...sealed('site', own, { titles }, site),
    ...below('the-angel/edition-1', one),
    ...below('the-angel/edition-2', two),
    ...below('the-angel/latest', two),
  ])
}

export function below(folder: string, files: Files): Files {
  return new Map([...files].map(([path, content]) => [`${folder}/${path}`, content]))
}

const made: string[] = []

/** Puts files into a new folder, whose absolute path is returned. */
export function release(files: Files): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'chapbook-test-')))
  made.push(root)
  for (const [path, content] of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content)
  }
  return root
}

/** After each test. */
export function removeReleases(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true })
}

/** What is found after something was done to a release. */
export async function after(files: Files, harm: (at: (path: string) => string) => void): Promise<Verification> {
  const folder = release(files)
  harm((path) => join(folder, path))
  return verify({ folder })
}

/** Kinds and paths of what was found. */
export const told = ({ findings }: Verification): string[] => findings.map(({ kind, path }) => `${kind} ${path}`)

/** Turns one bit of a file. */
export function flip(path: string): void {
  const content = readFileSync(path)
  content[3] = (content[3] ?? 0) ^ 1
  writeFileSync(path, content)
}

/** Puts a pipe into a folder: whoever opens it waits until somebody writes. */
export async function makePipe(path: string): Promise<void> {
  await promisify(execFile)('mkfifo', [path])
}
