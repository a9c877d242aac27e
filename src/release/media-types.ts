/** What the files of a release are called on their way to a reader, and how long a reader's program may keep them. */

import { posix } from 'node:path'
import type { EditionManifest, SiteManifest } from './manifest.ts'

/** A manifest, and the folder that it lies in, from the root: `''` or `the-angel/edition-2`. */
export type PlacedManifest = { readonly folder: string; readonly manifest: EditionManifest | SiteManifest }

/** By the end of the name; where several fit, the first. */
const byEnding: readonly (readonly [ending: string, mediaType: string])[] = [
  ['publication.json', 'application/webpub+json'],
  ['opds.json', 'application/opds+json'],
  ['opds.xml', 'application/atom+xml;profile=opds-catalog'],
  ['atom.xml', 'application/atom+xml'],
  ['feed.xml', 'application/atom+xml'],
  ['feed.json', 'application/feed+json'],
  ['.opds.json', 'application/opds+json'],
  ['SHA256SUMS', 'text/plain; charset=utf-8'],
  ['.html', 'text/html; charset=utf-8'],
  ['.epub', 'application/epub+zip'],
  ['.pdf', 'application/pdf'],
  ['.atom', 'application/atom+xml'],
  ['.onix', 'application/xml'],
  ['.xml', 'application/xml'],
  ['.json', 'application/json'],
  ['.webmanifest', 'application/manifest+json'],
  ['.bib', 'application/x-bibtex; charset=utf-8'],
  ['.ris', 'application/x-research-info-systems; charset=utf-8'],
  ['.sig', 'text/plain; charset=utf-8'],
  ['.pub', 'text/plain; charset=utf-8'],
  ['.txt', 'text/plain; charset=utf-8'],
  ['.md', 'text/markdown; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.jpg', 'image/jpeg'],
  ['.jpeg', 'image/jpeg'],
  ['.png', 'image/png'],
  ['.webp', 'image/webp'],
  ['.gif', 'image/gif'],
  ['.svg', 'image/svg+xml'],
  ['.ico', 'image/x-icon'],
  ['.woff2', 'font/woff2'],
  ['.wasm', 'application/wasm'],
  ['.zip', 'application/zip'],
]

const wellFormed = /^[a-z]+\/[\w.+-]+(?:;\s?[\w-]+=(?:[\w./:+-]+|"[\w ./:;=+-]*"))*$/i

/**
 * The media type of a file: what the nearest manifest above it says, else what its name says.
 *
 * @param path from the root, with `/` between folders
 * @param manifests those of the folders above it, in any order
 */
export function mediaTypeOf(path: string, manifests: readonly PlacedManifest[]): string {
  const said = manifests
    .toSorted((a, b) => b.folder.length - a.folder.length)
    .flatMap(({ folder, manifest }) => {
      const within = posix.relative(folder, path)
      return manifest.files.flatMap((file) => (file.path === within ? [file.mediaType] : []))
    })
    .find((type) => wellFormed.test(type))
  if (said !== undefined) return isBareText(said) ? `${said}; charset=utf-8` : said
  return byEnding.find(([ending]) => path.endsWith(ending))?.[1] ?? 'application/octet-stream'
}

/** All text of Chapbook is UTF-8, and a browser that is not told so guesses. */
function isBareText(type: string): boolean {
  return /^text\/|x-bibtex$|x-research-info-systems$/.test(type) && !type.includes('charset')
}

/**
 * Whether a file lies in the folder of an edition that has its name, which is never written again: another edition has another folder.
 * `latest` is a copy whose files change.
 */
export function isLasting(path: string, manifests: readonly PlacedManifest[]): boolean {
  return manifests.some(
    ({ folder, manifest }) =>
      manifest.kind === 'edition' &&
      folder !== '' &&
      posix.basename(folder) === manifest.edition.name &&
      path.startsWith(`${folder}/`),
  )
}
