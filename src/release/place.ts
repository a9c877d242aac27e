/** Puts a finished edition in its place, and makes `latest` its copy. */

import { join } from 'node:path'
import type { Host } from '../host/host.ts'

/**
 * Moves the waiting folder to `<out>/<slug>/<edition>` and copies it to `latest`. Each is replaced whole, so that a reader, or a run that is
 * killed, finds the old one or the new one and never a mixture.
 *
 * @throws ChapbookError where the disk refuses; what stood there before then stands there still
 */
export async function placeEdition(
  { slug, edition, waiting }: { readonly slug: string; readonly edition: string; readonly waiting: string },
  out: string,
  { folders }: Pick<Host, 'folders'>,
): Promise<void> {
  const title = join(out, slug)
  await folders.move(waiting, join(title, edition))
  await folders.copy(join(title, edition), join(title, 'latest'))
}
