/** The finished files that personal copies are made from: those of one edition in a release, as its manifest has them. */

import { join, resolve } from 'node:path'
import { ChapbookError } from '../errors.ts'
import type { Host } from '../host/host.ts'
import type { EditionManifest, ReleasedFile } from '../release/manifest.ts'
import { sha256 } from '../release/trust/checksums.ts'
import { isInside, readManifest } from '../release/trust/read-manifest.ts'
import { manifestName } from '../release/trust/seal.ts'

/** What personal copies are made of. */
export type CopiedEdition = 'epub' | 'print'

export type Base = {
  /** Folder of the edition, absolute. */
  readonly folder: string
  readonly manifest: EditionManifest
  readonly files: readonly BaseFile[]
}

export type BaseFile = ReleasedFile & { readonly role: CopiedEdition; readonly content: Uint8Array }

/**
 * Finds an edition in the folder that is given: an edition, a title whose newest edition is taken, or a site with one title. The files
 * are compared with the manifest: a copy of what nobody has released would be none.
 *
 * @throws ChapbookError (usage) where there is no release, it has none of the wanted files, or one of them is not as it was released
 */
export async function readBase(given: string, editions: readonly CopiedEdition[], host: Host): Promise<Base> {
  const folder = await editionFolder(given, host)
  const manifest = await readEdition(folder, given, host)
  const wanted = editions.flatMap((edition) => manifest.files.find(({ role }) => role === edition) ?? [])
  const missing = editions.filter((edition) => !wanted.some(({ role }) => role === edition))
  if (missing.length > 0) {
    const names = missing.map((edition) => (edition === 'epub' ? 'EPUB' : 'PDF')).join(' and no ')
    const hint =
      wanted.length === 0
        ? 'Make the release anew, with its EPUB or its PDF for the screen.'
        : `Make the copies of what there is: --edition ${wanted.map(({ role }) => role).join(',')}.`
    throw new ChapbookError(`The release in \`${given}\` has no ${names}`, { kind: 'usage', hint })
  }
  const files = await Promise.all(wanted.map((file) => readFile(file, folder, given, host)))
  return { folder, manifest, files }
}

async function readFile(file: ReleasedFile, folder: string, given: string, { disk }: Host): Promise<BaseFile> {
  const content = isInside(file.path) ? await disk.read(join(folder, file.path)) : undefined
  if (content === undefined || content.length !== file.bytes || sha256(content) !== file.sha256)
    throw new ChapbookError(`\`${file.path}\` is not the file that was released`, {
      kind: 'usage',
      hint: `\`chapbook verify ${given}\` says what has changed; make the release anew, or fetch it again.`,
    })
  return { ...file, role: file.role === 'epub' ? 'epub' : 'print', content }
}

/** The folder of an edition: the one given, `latest` in it, or the newest edition of the only title. */
async function editionFolder(given: string, { disk, folder: here }: Host): Promise<string> {
  const folder = resolve(here, given)
  const kind = await disk.kind(folder)
  if (kind !== 'folder') throw noRelease(given, kind === 'file' ? `\`${given}\` is a file` : `There is no folder \`${given}\``)
  const found = (await disk.kind(join(folder, manifestName))) === 'file'
  if (!found) {
    const latest = join(folder, 'latest')
    if ((await disk.kind(join(latest, manifestName))) === 'file') return latest
    throw noRelease(given, `There is no release in \`${given}\``)
  }
  const manifest = readManifest(new TextDecoder().decode(await disk.read(join(folder, manifestName))))
  if (manifest.kind !== 'site') return folder
  const [title, ...others] = manifest.titles
  const newest = title?.editions.at(-1)?.path
  if (others.length > 0 || newest === undefined || !isInside(newest)) {
    const names = manifest.titles.map(({ slug }) => join(given, slug)).slice(0, 5)
    throw new ChapbookError(`\`${given}\` is a shelf of ${manifest.titles.length} titles`, {
      kind: 'usage',
      hint: `Name the folder of one of them: ${names.join(', ')}.`,
    })
  }
  return join(folder, newest)
}

async function readEdition(folder: string, given: string, { disk }: Host): Promise<EditionManifest> {
  const text = new TextDecoder().decode(await disk.read(join(folder, manifestName)))
  const read = readManifest(text)
  if (read.kind === 'unreadable')
    throw new ChapbookError(`The manifest of \`${given}\` cannot be used: ${read.reason}`, {
      kind: 'usage',
      hint: 'Fetch the release again, or use the Chapbook that made it.',
    })
  const v = await import('valibot')
  const name = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9.-]{0,120}$/i))
  const tag = v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/i))
  const known = v.object({
    work: v.object({
      title: v.string(),
      slug: name,
      language: tag,
      direction: v.picklist(['ltr', 'rtl']),
      identifier: v.string(),
      authors: v.array(v.object({ name: v.string() })),
      subjects: v.array(v.object({ name: v.string() })),
      modified: v.pipe(v.string(), v.isoTimestamp()),
    }),
    edition: v.object({ name }),
    files: v.array(v.object({ path: v.string(), role: v.string(), mediaType: v.string() })),
  })
  const json: unknown = JSON.parse(text)
  const checked = v.safeParse(known, json)
  if (!checked.success)
    throw new ChapbookError(`The manifest of \`${given}\` is damaged`, {
      kind: 'usage',
      hint: 'Fetch the release again, or make it anew.',
    })
  // What is used of it has been looked at.
  return json as EditionManifest
}

function noRelease(given: string, message: string): ChapbookError {
  return new ChapbookError(message, {
    kind: 'usage',
    hint: `Name the folder of an edition: chapbook copy --for "Anna Weber" ${given === '.' ? 'dist/release' : 'release/edition-1'}`,
  })
}
