/** Reads the pictures of the text into a document that must hold everything it needs. */

import type { Asset, Book } from '../book/book.ts'
import type { Host } from '../host/host.ts'
import { cleanSvg } from './clean-svg.ts'
import { dataAddress } from './data-address.ts'

/**
 * The pictures that the text shows, as `data:` addresses by id. Drawings lose whatever could run or reach out.
 *
 * @throws ChapbookError (machine) when a file cannot be read any more
 */
export async function readPictures(book: Book, host: Host): Promise<ReadonlyMap<string, string>> {
  const pictures = book.assets.filter(({ role }) => role === 'picture')
  return new Map(await Promise.all(pictures.map(async (asset) => [asset.id, await readPicture(asset, host)] as const)))
}

async function readPicture({ path, type }: Asset, host: Host): Promise<string> {
  const bytes = await host.disk.read(path)
  if (type !== 'image/svg+xml') return dataAddress(type, bytes)
  return dataAddress(type, await cleanSvg(bytes))
}
