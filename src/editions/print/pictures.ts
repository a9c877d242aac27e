/** Pictures as the print document holds them: the bytes themselves in a `data:` address. */

import type { Book } from '../../book/book.ts'
import type { Host } from '../../host/host.ts'
import type { PictureAddresses } from './text.ts'

/** Addresses by the source in the text: `asset:skyline.svg` → `data:image/svg+xml;base64,…`. */
export async function pictureAddresses({ assets }: Book, host: Host): Promise<PictureAddresses> {
  const pictures = assets.filter(({ role }) => role === 'picture')
  const entries = await Promise.all(
    pictures.map(async ({ id, path, type }) => {
      const bytes = await host.disk.read(path)
      return [`asset:${id}`, `data:${type};base64,${Buffer.from(bytes).toString('base64')}`] as const
    }),
  )
  return new Map(entries)
}
