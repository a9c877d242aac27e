/** What a release is made of: one manuscript, or those of a shelf with what the shelf says of itself. */

import { resolve } from 'node:path'
import type { VFile } from 'vfile'
import { ChapbookError } from '../errors.ts'
import type { Host } from '../host/host.ts'
import { validateShelf, type ShelfSettings } from '../settings/shelf.ts'
import { locateShelf, type ShelfTitle } from './shelf/locate.ts'
import { readShelfSettings } from './shelf/settings.ts'

export type ReleasePlan = {
  readonly titles: readonly PlannedTitle[]
  /** Absent where it is one manuscript. */
  readonly shelf?: PlannedShelf
}

export type PlannedTitle = Pick<ShelfTitle, 'path' | 'isFolder'> & {
  /** As it is shown, and as a build takes it: from the folder of the command. */
  readonly manuscript: string
}

export type PlannedShelf = {
  readonly settings: ShelfSettings
  /** `shelf.yaml`, and links that lead out, with their messages. */
  readonly files: readonly VFile[]
}

/** Looks what lies at the path. Whether a manuscript is there at all is found when it is loaded. */
export async function planRelease(
  manuscript: string,
  { out, url }: { readonly out: string; readonly url?: string | undefined },
  host: Host,
): Promise<ReleasePlan> {
  const shelf = await locateShelf(manuscript, { out }, host)
  if (shelf === undefined) {
    return { titles: [{ manuscript, path: resolve(host.folder, manuscript), isFolder: false }] }
  }
  const { settings: written, file } = await readShelfSettings(shelf, host)
  const settings = url === undefined ? written : { ...written, url: shelfAddress(url) }
  return {
    titles: shelf.titles.map(({ path, isFolder }) => ({ manuscript: path, path, isFolder })),
    shelf: { settings, files: [...(file === undefined ? [] : [file]), ...shelf.refused] },
  }
}

/** An option wins over what is written. */
function shelfAddress(given: string): string {
  const { settings, findings } = validateShelf({ url: given }, '')
  const [wrong] = findings
  if (wrong === undefined && settings.url !== undefined) return settings.url
  throw new ChapbookError(`\`--url\`: ${wrong?.reason ?? 'it is not an address of the web'}`, {
    kind: 'usage',
    hint: wrong?.note ?? 'Write it whole: `https://example.org/essays`.',
  })
}
