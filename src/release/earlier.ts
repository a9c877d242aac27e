/** The editions of a work that have been released before. */

import { join } from 'node:path'
import { ChapbookError } from '../errors.ts'
import type { Host } from '../host/host.ts'
import { byEdition } from './identity.ts'
import type { EditionManifest } from './manifest.ts'

export type ReleasedEdition = {
  readonly manifest: EditionManifest
  /** Folder of the edition, as the host takes it. */
  readonly folder: string
}

/**
 * The editions in the folder of a title, the oldest first; none where there is no such folder.
 *
 * @throws ChapbookError where a manifest cannot be read: an edition that is not known must not be forgotten in silence
 */
export async function releasedEditions(
  titleFolder: string,
  { disk }: Pick<Host, 'disk'>,
): Promise<readonly ReleasedEdition[]> {
  if ((await disk.kind(titleFolder)) !== 'folder') return []
  const names = (await disk.list(titleFolder)).filter((name) => name.startsWith('edition-'))
  const found = await Promise.all(
    names.map(async (name): Promise<readonly ReleasedEdition[]> => {
      const folder = join(titleFolder, name)
      const path = join(folder, 'manifest.json')
      if ((await disk.kind(path)) !== 'file') return []
      return [{ folder, manifest: readManifest(await disk.read(path), path) }]
    }),
  )
  return found.flat().toSorted((a, b) => byEdition(a.manifest, b.manifest))
}

/** Throws `ChapbookError` where the bytes are not the manifest of an edition. */
export function readManifest(bytes: Uint8Array, path: string): EditionManifest {
  const found = parse(bytes)
  if (isEditionManifest(found)) return found
  throw new ChapbookError(`\`${path}\` is damaged, or another program has written it`, {
    hint: 'Take the folder from your backup or from your site, or remove it if nobody has this edition.',
  })
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return undefined
  }
}

/** What is written by ourselves needs no more than a look at its frame. */
function isEditionManifest(found: unknown): found is EditionManifest {
  if (typeof found !== 'object' || found === null) return false
  const { kind, version, work, edition, files } = found as Partial<Record<keyof EditionManifest, unknown>>
  return kind === 'edition' && version === 1 && isObject(work) && isObject(edition) && Array.isArray(files)
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null
}
