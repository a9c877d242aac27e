/** Finds its way in a release by its manifests alone: which titles there are, and which file is which. */

import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * `site`: the manifest of the root. `titles`: for each its `slug`, the `manifest` and the `path` of its newest edition, and
 * `file(role)`, what the manifest says of a file with its path from the root, or `undefined`.
 */
export function openRelease(root) {
  const site = readManifest(root)
  const titles = site.titles.map(({ slug, editions }) => {
    const { path } = editions.at(-1)
    const manifest = readManifest(join(root, path))
    const file = (role) => {
      const found = manifest.files.find((each) => each.role === role)
      return found && { ...found, path: `${path}/${found.path}` }
    }
    return { slug, path, manifest, editions: editions.map((edition) => edition.path), file }
  })
  return { root, site, titles }
}

export function readManifest(folder) {
  return JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))
}

/** Paths of all files below a folder, with `/` between folders, sorted. */
export function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .toSorted()
}

/** One hash over the names and bytes of all files below a folder. */
export function fingerprint(folder) {
  const hash = createHash('sha256')
  for (const path of filesBelow(folder)) hash.update(`${path}\n${sha256(readFileSync(join(folder, path)))}\n`)
  return hash.digest('hex')
}

export function sha256(bytes) {
  return createHash('sha256').update(bytes).digest('hex')
}
