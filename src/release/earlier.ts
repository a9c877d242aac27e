/** The editions of a work that have been released before. */

import { join } from 'node:path'
import { ChapbookError } from '../errors.ts'
import type { Host } from '../host/host.ts'
import { byEdition } from './identity.ts'
import type { EditionManifest } from './manifest.ts'
import { parseManifest } from './open-release.ts'
import { manifestName } from './trust/seal.ts'

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
      const path = join(folder, manifestName)
      if ((await disk.kind(path)) !== 'file') return []
      return [{ folder, manifest: editionOf(await disk.read(path), path) }]
    }),
  )
  return found.flat().toSorted((a, b) => byEdition(a.manifest, b.manifest))
}

function editionOf(bytes: Uint8Array, path: string): EditionManifest {
  const found = parseManifest(new TextDecoder().decode(bytes))
  if (found?.kind === 'edition') return found
  throw new ChapbookError(`\`${path}\` is damaged, or another program has written it`, {
    hint: 'Take the folder from your backup or from your site, or remove it if nobody has this edition.',
  })
}
