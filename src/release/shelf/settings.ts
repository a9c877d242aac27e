/** Reads `shelf.yaml`. */

import { basename, join } from 'node:path'
import type { VFile } from 'vfile'
import type { Host } from '../../host/host.ts'
import { readBeside } from '../../manuscript/load/read-beside.ts'
import { validateShelf, type ShelfSettings } from '../../settings/shelf.ts'
import { shelfFile, type Shelf } from './locate.ts'

export type ShelfSettingsFile = {
  readonly settings: ShelfSettings
  /** With what is wrong on it, each message at its place; absent where there is none. */
  readonly file?: VFile
}

/** Reads what the shelf says of itself; a shelf without the file has its defaults. */
export async function readShelfSettings(
  { folder, root }: Pick<Shelf, 'folder' | 'root'>,
  host: Host,
): Promise<ShelfSettingsFile> {
  const beside = await readBeside(join(folder, shelfFile), root, host)
  const { settings, findings } = validateShelf(beside?.settings?.given ?? {}, basename(folder))
  for (const finding of findings) beside?.settings?.report(finding)
  return { settings, ...(beside === undefined ? {} : { file: beside.file }) }
}
