/** `publication.json`: an edition as a Readium Web Publication Manifest, for reading systems on the web. */

import { relativeAddress } from './address.ts'
import { coversOf, fileOf, filesToTake } from './facts.ts'
import { jsonFile } from './json.ts'
import { publicationMetadata, webPublicationType } from './web-publication.ts'
import type { EditionManifest, FileToRelease, ReleasedFile } from '../manifest.ts'

/** From the folder of the edition. */
export const publicationPath = 'publication.json'

const pdfProfile = 'https://readium.org/webpub-manifest/profiles/pdf'

/**
 * Writes the manifest, whose addresses are relative to it. What is read is the web page, which is one document, so that there is no table
 * of contents here; without a web page it is the PDF. Absent where there is neither.
 *
 * @param folder address of the edition's folder on the web, ending in `/`: the specification wants the manifest's own address to be whole
 */
export function webPublication(manifest: EditionManifest, folder = ''): FileToRelease | undefined {
  const read = shownFile(manifest)
  if (read === undefined) return undefined
  const { title, language, licence } = manifest.work
  const isPdf = read.role === 'print'
  return jsonFile(publicationPath, webPublicationType, {
    '@context': 'https://readium.org/webpub-manifest/context.jsonld',
    metadata: { ...publicationMetadata(manifest), conformsTo: isPdf ? pdfProfile : undefined },
    links: [
      { rel: 'self', href: `${folder}${publicationPath}`, type: webPublicationType },
      ...filesToTake(manifest)
        .filter((file) => file !== read)
        .map((file) => ({ rel: 'alternate', ...linkTo(file) })),
      ...(licence?.url === undefined ? [] : [{ rel: 'license', href: licence.url }]),
    ],
    readingOrder: [{ ...linkTo(read), title, language }],
    resources: coversOf(manifest).map((file) => ({
      ...linkTo(file),
      ...(file.role === 'cover' ? { rel: 'cover' } : {}),
    })),
  })
}

/** What a web publication of the edition would show. */
export function shownFile(manifest: EditionManifest): ReleasedFile | undefined {
  return fileOf(manifest, 'web') ?? fileOf(manifest, 'print')
}

function linkTo({ path, mediaType, width, height }: ReleasedFile): Readonly<Record<string, unknown>> {
  return { href: relativeAddress(path), type: mediaType, width, height }
}
