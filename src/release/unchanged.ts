/** Knows that a title need not be made again: nothing that it depends on has changed, and its files are as they were made. */

import { createHash } from 'node:crypto'
import { dirname, join, resolve } from 'node:path'
import { browserIdentity } from '../host/browser/identity.ts'
import { hashFolder } from '../host/hash-folder.ts'
import { hashFile } from '../host/tree.ts'
import type { Host } from '../host/host.ts'
import { packageRoot } from '../host/package-root.ts'
import { readChecksums } from './trust/checksums.ts'
import { checksumsName } from './trust/seal.ts'
import type { Site } from './published.ts'
import type { PlannedTitle } from './plan.ts'
import { shelfFile } from './shelf/locate.ts'
import type { TitlesOptions } from './titles.ts'

/** What a title was made into when its inputs were these. */
export type Memory = {
  readonly slug: string
  readonly title: string
  /** Name of the edition: `edition-2`. */
  readonly edition: string
  /** Of the edition's `SHA256SUMS`, hexadecimal. */
  readonly sha256: string
  /** Name and hash of the edition that its changes were found against. */
  readonly before?: { readonly edition: string; readonly sha256: string }
}

/**
 * One hash of all that is the same for every title of a run: the program, its templates, Node, the browser, the user's own config, theme and
 * key, and the options. What a config imports from other files is not in it.
 */
export async function commonInputs(
  options: TitlesOptions & { readonly site?: string | undefined },
  host: Host,
): Promise<string> {
  const { browser, theme, key, editions, site, strict } = options
  const own = ['chapbook.config.mjs', 'chapbook.config.js', theme, key].map(async (name) => {
    const path = name === undefined ? undefined : resolve(host.folder, name)
    return path === undefined || (await host.disk.kind(path)) === 'nothing' ? '' : hashFolder(path)
  })
  const { folder, environment } = host
  return hashOf([
    await hashFolder(join(packageRoot, 'build'), { skip: ['types'] }),
    await hashFolder(join(packageRoot, 'templates')),
    process.versions.node,
    await browserIdentity({ path: browser, folder, environment }),
    environment['SOURCE_DATE_EPOCH'] ?? '',
    ...(await Promise.all(own)),
    JSON.stringify({ editions, site, strict }),
  ])
}

/**
 * One hash for each title of all that it depends on. A text on a shelf may show any picture that lies beside it, so these count for all such
 * texts.
 *
 * @param common of the run
 */
export async function titleInputs(
  titles: readonly Pick<PlannedTitle, 'path' | 'isFolder'>[],
  common: string,
): Promise<readonly string[]> {
  const folders = [...new Set(titles.flatMap(({ path, isFolder }) => (isFolder ? [] : [dirname(path)])))]
  const skip = titles.map(({ path }) => path)
  const beside = new Map(
    await Promise.all(
      folders.map(
        async (folder) => [folder, await hashFolder(folder, { skip: [...skip, join(folder, shelfFile)] })] as const,
      ),
    ),
  )
  return Promise.all(
    titles.map(async ({ path, isFolder }) =>
      hashOf([common, path, await hashFolder(path), isFolder ? '' : (beside.get(dirname(path)) ?? '')]),
    ),
  )
}

/** What was made of these inputs before, where it lies in `out` as it was made; otherwise nothing. */
export async function recall(inputs: string, out: string, host: Host): Promise<Memory | undefined> {
  const kept = await host.cache.get(keyOf(inputs))
  if (kept === undefined) return undefined
  const memory = JSON.parse(new TextDecoder().decode(kept)) as Memory
  const { slug, edition, sha256, before } = memory
  const folder = join(out, slug)
  const isSame =
    (await sumsAre(join(folder, edition), sha256, host)) &&
    (await sumsAre(join(folder, 'latest'), sha256, host)) &&
    (before === undefined || (await sumsAre(join(folder, before.edition), before.sha256, host)))
  if (!isSame) return undefined
  const areWhole = await Promise.all(['latest', edition].map((name) => isWhole(join(folder, name), host)))
  return areWhole.every(Boolean) ? memory : undefined
}

/** Whether every file that is listed has the bytes that it was made with. */
async function isWhole(folder: string, { disk, folder: command }: Host): Promise<boolean> {
  const { entries } = readChecksums(new TextDecoder().decode(await disk.read(join(folder, checksumsName))))
  const hashes = entries.map(({ name, sha256 }) =>
    hashFile(resolve(command, folder, name)).then(
      (found) => found === sha256,
      () => false,
    ),
  )
  return (await Promise.all(hashes)).every(Boolean)
}

/** Keeps what was made of the inputs. */
export async function remember(inputs: string, memory: Memory, host: Host): Promise<void> {
  await host.cache.put(keyOf(inputs), new TextEncoder().encode(JSON.stringify(memory)))
}

/** One hash of all that the site of a shelf depends on. */
export function siteInputs(common: string, site: Site, sums: readonly string[]): string {
  const { titles, ...said } = site
  return hashOf(['site', common, JSON.stringify(said), ...titles.map(({ slug }) => slug), ...sums])
}

/** Whether the site that lies there was made of these inputs, and is as it was made. */
export async function isSiteKept(inputs: string, root: string, host: Host): Promise<boolean> {
  const kept = await host.cache.get(keyOf(inputs))
  if (kept === undefined || !(await sumsAre(root, new TextDecoder().decode(kept), host))) return false
  return isWhole(root, host)
}

/** Keeps what the site was made into. */
export async function rememberSite(inputs: string, root: string, host: Host): Promise<void> {
  const sums = await host.disk.read(join(root, checksumsName))
  await host.cache.put(keyOf(inputs), new TextEncoder().encode(createHash('sha256').update(sums).digest('hex')))
}

async function sumsAre(folder: string, sha256: string, { disk }: Host): Promise<boolean> {
  const path = join(folder, checksumsName)
  if ((await disk.kind(path)) !== 'file') return false
  return (
    createHash('sha256')
      .update(await disk.read(path))
      .digest('hex') === sha256
  )
}

function keyOf(inputs: string): string {
  return `release-${inputs}`
}

function hashOf(parts: readonly string[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(`${part}\n`)
  return hash.digest('hex')
}
