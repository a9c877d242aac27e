/** temp */
import type { Cover } from '../editions/cover.ts'
import type { RoledFile } from './edition-files.ts'
export async function releasePictures(
  { cover }: { readonly cover: Cover },
  _host: unknown,
): Promise<readonly RoledFile[]> {
  return [
    {
      path: 'cover.jpg',
      role: 'cover',
      mediaType: 'image/jpeg',
      bytes: cover.bytes,
      width: cover.width,
      height: cover.height,
    },
  ]
}
