/** Says which manuscript a release was made from, so that anybody who has the files can tell whether they are the same. */

import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import type { VFile } from 'vfile'
import type { Book } from '../../book/book.ts'
import { ChapbookError } from '../../errors.ts'
import type { Host } from '../../host/host.ts'
import { decode } from '../../manuscript/load/decode.ts'
import type { Manuscript } from '../../manuscript/manuscript.ts'
import type { SourceIdentity } from '../manifest.ts'
import { checksumsFile, sha256, type FileToSum } from './checksums.ts'

/**
 * The SHA-256 of the list that `sha256sum` makes of the files, sorted by the code points of their names. A name cannot be taken for
 * bytes, nor one file for two: each stands on a line of its own, and what would break a line is escaped.
 *
 * In the folder of the manuscript `LC_ALL=C sha256sum chapbook.yaml essay.md pictures/fog.png | sha256sum` gives the same.
 *
 * @param files names are relative to the folder of the manuscript, with `/`; bytes are those on the disk
 */
export function sourceIdentity(files: readonly FileToSum[]): SourceIdentity {
  return { sha256: sha256(new TextEncoder().encode(checksumsFile(files))), files: files.length }
}

/**
 * The files that a book was made from, byte for byte as they lie on the disk: its texts, what is said of them (`chapbook.yaml` and the
 * outlines of plain texts), and the pictures that it shows. Options, config and theme are no part of a manuscript.
 *
 * Texts are read again, because the manuscript has them in UTF-8 with LF, and readers have files.
 *
 * @throws ChapbookError where a text has been changed since the book was read, or is gone
 */
export async function sourceFiles(
  { root, files, settingsFiles }: Pick<Manuscript, 'root' | 'files' | 'settingsFiles'>,
  { assets }: Pick<Book, 'assets'>,
  host: Pick<Host, 'disk'>,
): Promise<readonly FileToSum[]> {
  const texts = [...files.flatMap(({ file, relay }) => (relay === undefined ? [file] : [])), ...settingsFiles]
  const read = await Promise.all([
    ...texts.map(async (file) => ({ path: placeOf(file), bytes: await unchanged(file, host) })),
    ...assets.map(async ({ path }) => ({ path, bytes: await host.disk.read(path) })),
  ])
  const named = await Promise.all(
    read.map(async ({ path, bytes }) => ({ name: await nameIn(root, path, host), bytes })),
  )
  // A text in the settings and the settings, a picture and the cover may be the same file.
  return [...new Map(named.map((file) => [file.name, file])).values()]
}

function placeOf(file: VFile): string {
  return resolve(file.cwd, file.path)
}

/** A link to a file keeps its name, since readers see that; links to folders are followed, as they are in `root`. */
async function nameIn(root: string, path: string, { disk }: Pick<Host, 'disk'>): Promise<string> {
  const folder = (await disk.real(dirname(path))) ?? dirname(path)
  return relative(root, join(folder, basename(path)))
    .split(sep)
    .join('/')
}

async function unchanged(file: VFile, { disk }: Pick<Host, 'disk'>): Promise<Uint8Array> {
  const bytes = await disk.read(placeOf(file))
  const again = decode(bytes, { path: file.path, folder: file.cwd })
  if (String(again) === String(file)) return bytes
  throw new ChapbookError(`\`${file.path}\` was changed while the book was made`, {
    hint: 'Run the command again.',
  })
}
