/** Finds the text of a release: in the folder of an edition, or in that of a title, whose newest edition it is. */

import { basename, join } from 'node:path'
import { ChapbookError } from '../errors.ts'
import type { Host } from '../host/host.ts'
import { isWithin } from '../host/is-within.ts'
import type { EditionManifest } from '../release/manifest.ts'
import { readManifest } from '../release/open-release.ts'
import type { Side } from './sides.ts'

/** @returns `undefined` where the path is no release */
export async function findRelease(name: string, path: string, host: Host): Promise<Side | undefined> {
  if ((await host.disk.kind(path)) === 'file') {
    return basename(path) === 'manifest.json' ? findRelease(name, join(path, '..'), host) : undefined
  }
  const manifest = await readManifest(path, host)
  if (manifest?.kind === 'edition') return sideOf(name, path, manifest, host)
  const latest = await readManifest(join(path, 'latest'), host)
  if (latest?.kind === 'edition') return sideOf(name, join(path, 'latest'), latest, host)
  if (manifest === undefined) return undefined
  const titles = manifest.titles.map(({ slug }) => `\`${join(name, slug)}\``)
  throw new ChapbookError(`\`${name}\` is a shelf, and only texts can be compared`, {
    kind: 'usage',
    hint: `Name one of its titles: ${titles.slice(0, 5).join(', ')}${titles.length > 5 ? ' …' : ''}.`,
  })
}

async function sideOf(
  name: string,
  folder: string,
  { edition: { text, name: own }, files }: EditionManifest,
  host: Host,
): Promise<Side> {
  const file = files.find(({ role }) => role === 'text')
  const path = file && (await insideRelease(folder, file.path, host))
  if (path !== undefined) return { kind: 'release', name, edition: text ?? own, path, host }
  throw new ChapbookError(`The release \`${name}\` does not hold its text`, {
    kind: 'usage',
    hint: 'Make the release anew with this version of Chapbook, or name the manuscript that it was made from.',
  })
}

/** Path of the file of a release that a manifest names; `undefined` where it would lead out of the folder. */
async function insideRelease(folder: string, path: string, { disk }: Host): Promise<string | undefined> {
  const root = (await disk.real(folder)) ?? folder
  const real = await disk.real(join(folder, path))
  return real !== undefined && isWithin(root, real) ? real : undefined
}
