/** Finds the files of a shelf that are parts of another text. */

import { normalize } from 'node:path'
import type { Host } from '../../host/host.ts'
import { makeLayer, type Layer } from '../../manuscript/load/layer.ts'
import { readFiles } from '../../manuscript/load/manuscript-files.ts'
import { settingsFile } from '../../manuscript/load/settings-file.ts'

/**
 * Names of the files that say of themselves that they are a foreword, an appendix …, or that a text or the `chapbook.yaml` beside them
 * names for such a page. What is wrong in a file is told when its title is built.
 */
export async function matterOfOthers(
  names: readonly string[],
  { folder, root }: { readonly folder: string; readonly root: string },
  host: Host,
): Promise<ReadonlySet<string>> {
  const place = { folder, root, names, isFolder: true }
  const [files, { layer: beside }] = await Promise.all([readFiles(names, place, host), settingsFile(place, host)])
  const own = files.map(({ frontMatter }) =>
    makeLayer({ given: frontMatter?.given ?? {}, report: () => undefined }, 'front matter'),
  )
  const named = [beside, ...own].flatMap(filesNamedBy)
  const said = names.filter((_, index) => {
    const role = own[index]?.values.role
    return role !== undefined && role !== 'chapter'
  })
  return new Set([...named, ...said])
}

function filesNamedBy({ values }: Layer): readonly string[] {
  return Object.values(values.matter ?? {}).flatMap((page) => (typeof page === 'string' ? [normalize(page)] : []))
}
