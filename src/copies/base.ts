/** The finished files that personal copies are made from: those of one edition in a release, as its manifest has them. */

import { join, resolve } from 'node:path'
import { ChapbookError } from '../errors.ts'
import type { Host } from '../host/host.ts'
import type { EditionManifest, ReleasedFile } from '../release/manifest.ts'
import { newestIn, openEdition, parseManifest, readReleased } from '../release/open-release.ts'

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
 * @throws ChapbookError where there is no release, it lacks one of the wanted files, or one of them is not as it was released
 */
export async function readBase(given: string, editions: readonly CopiedEdition[], host: Host): Promise<Base> {
  const opened = await openEdition(await folderOf(given, host), host)
  const { manifest } = opened
  if (!isUsable(manifest))
    throw new ChapbookError(`The manifest of \`${given}\` is damaged`, {
      hint: 'Fetch the release again, or make it anew.',
    })
  const files = await Promise.all(
    editions.flatMap((role) =>
      manifest.files
        .filter((file) => file.role === role)
        .slice(0, 1)
        .map(async (file) => ({ ...file, role, content: await readReleased(opened, file, host) })),
    ),
  )
  const missing = editions.filter((edition) => !files.some(({ role }) => role === edition))
  if (missing.length > 0) {
    const names = missing.map((edition) => (edition === 'epub' ? 'EPUB' : 'PDF')).join(' and no ')
    const hint =
      files.length === 0
        ? 'Make the release anew, with its EPUB or its PDF for the screen.'
        : `Make the copies of what there is: --edition ${files.map(({ role }) => role).join(',')}.`
    throw new ChapbookError(`The release in \`${given}\` has no ${names}`, { kind: 'usage', hint })
  }
  return { folder: resolve(host.folder, opened.folder), manifest, files }
}

/** The folder itself, or `latest` in that of a title; of the usual folder, the only title in it. */
async function folderOf(given: string, host: Host): Promise<string> {
  const { disk } = host
  const isAt = async (folder: string): Promise<boolean> => (await disk.kind(join(folder, 'manifest.json'))) === 'file'
  const newest = await newestIn(given, host)
  if (await isAt(newest)) return newest
  if ((await disk.kind(given)) !== 'folder') return given
  const inside = (await disk.list(given)).map((name) => join(given, name))
  const titles: string[] = []
  for (const folder of inside) {
    // Copies have a manifest too.
    const text = (await isAt(folder)) ? await disk.read(join(folder, 'manifest.json')) : undefined
    if (text && parseManifest(new TextDecoder().decode(text))) titles.push(folder)
  }
  const [only, ...others] = titles
  if (only === undefined) return given
  if (others.length === 0) return only
  throw new ChapbookError(`There are ${titles.length} releases in \`${given}\``, {
    kind: 'usage',
    hint: `Name one of them: ${titles.slice(0, 5).join(', ')}.`,
  })
}

/** Whether what becomes names of files and attributes of pages can become that; a manifest may have been written by anybody. */
function isUsable({ work, edition }: EditionManifest): boolean {
  const isName = (name: string): boolean => /^[a-z0-9][a-z0-9.-]{0,120}$/i.test(name)
  return (
    isName(work.slug) &&
    isName(edition.name) &&
    /^[a-z]{2,8}(?:-[a-z0-9]{1,8})*$/i.test(work.language) &&
    !Number.isNaN(Date.parse(work.modified))
  )
}
