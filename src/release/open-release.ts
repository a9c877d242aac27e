/** Opens the folder of a release: its manifest, and the files that it vouches for. */

import { createHash } from 'node:crypto'
import { join } from 'node:path'
import * as v from 'valibot'
import { ChapbookError } from '../errors.ts'
import type { Host } from '../host/host.ts'
import { isWithin } from '../host/is-within.ts'
import { manifestName } from './trust/seal.ts'
import type { EditionManifest, ReleasedFile, SiteManifest } from './manifest.ts'

/** The newest edition of a title, and where it lies. */
export type OpenedEdition = { readonly folder: string; readonly manifest: EditionManifest }

/**
 * Opens an edition: the folder's own, or the newest of the one title that a site holds.
 *
 * @param folder from the folder of the command
 * @throws ChapbookError (usage) where the folder is no release or holds several titles; (machine) where a manifest is damaged
 */
export async function openEdition(folder: string, host: Host): Promise<OpenedEdition> {
  const manifest = await requireManifest(folder, host)
  if (manifest.kind === 'edition') return { folder, manifest }
  const [title, ...others] = manifest.titles
  const newest = title?.editions.at(-1)
  if (newest === undefined) throw damaged(folder, 'names no edition')
  if (others.length > 0) {
    throw new ChapbookError(`\`${folder}\` holds ${manifest.titles.length} titles`, {
      kind: 'usage',
      hint: `Name the folder of one: ${manifest.titles
        .flatMap(({ editions }) => editions.at(-1) ?? [])
        .map(({ path }) => join(folder, path))
        .join(', ')}.`,
    })
  }
  const path = join(folder, newest.path)
  if (!isWithin(join(host.folder, folder), join(host.folder, path))) throw damaged(folder, 'leads out of its folder')
  const edition = await requireManifest(path, host)
  if (edition.kind !== 'edition') throw damaged(path, 'is not that of an edition')
  return { folder: path, manifest: edition }
}

/** The folder itself, or `latest` in that of a title on a shelf, which has no manifest of its own. */
export async function newestIn(folder: string, host: Host): Promise<string> {
  const latest = join(folder, 'latest')
  if ((await host.disk.kind(join(folder, manifestName))) === 'file') return folder
  return (await host.disk.kind(join(latest, manifestName))) === 'file' ? latest : folder
}

const usualPlace = 'dist/release'

/**
 * The folder of a release: the one that is named, else where `chapbook release` keeps them, which is the folder of the one title
 * there is, or that of the shelf.
 *
 * @throws ChapbookError (usage) where there is none, or several
 */
export async function findRelease(named: string | undefined, host: Host): Promise<string> {
  const folder = named ?? usualPlace
  if (named !== undefined || (await readManifest(folder, host))) {
    await requireManifest(folder, host)
    return folder
  }
  const inside = await releasesInside(folder, host)
  const [only] = inside
  if (only !== undefined && inside.length === 1) return only
  if (only === undefined) throw noRelease(`There is no release in \`${folder}\``)
  throw new ChapbookError(`There are ${inside.length} releases in \`${folder}\``, {
    kind: 'usage',
    hint: `Name one: ${inside.join(', ')}.`,
  })
}

/** The manifest of a folder; a folder without one is no release, which is told with the way to make or find one. */
export async function requireManifest(folder: string, host: Host): Promise<EditionManifest | SiteManifest> {
  const found = await readManifest(folder, host)
  if (found) return found
  if ((await host.disk.kind(folder)) === 'nothing') {
    throw noRelease(`There is no folder \`${folder}\``)
  }
  const inside = await releasesInside(folder, host)
  const fault = `\`${folder}\` is no release: it has no manifest.json`
  if (inside.length === 0) throw noRelease(fault)
  throw new ChapbookError(fault, { kind: 'usage', hint: `There is a release in it: ${inside.join(', ')}.` })
}

/** The manifest of a folder; `undefined` where it has none. Throws `ChapbookError` (machine) where it is damaged. */
export async function readManifest(folder: string, host: Host): Promise<EditionManifest | SiteManifest | undefined> {
  const path = join(folder, manifestName)
  if ((await host.disk.kind(path)) !== 'file') return undefined
  const found = parseManifest(new TextDecoder().decode(await host.disk.read(path)))
  if (!found) throw damaged(folder, 'is no manifest of a release')
  return found
}

/** Reads a manifest; `undefined` where the text is none. */
export function parseManifest(text: string): EditionManifest | SiteManifest | undefined {
  const value = parsed(text)
  return isEdition(value) || isSite(value) ? value : undefined
}

/**
 * The bytes of a file of an edition, which are what its manifest says.
 *
 * @throws ChapbookError (machine) where the file is not there, leads out of the folder, or was changed
 */
export async function readReleased(
  { folder }: Pick<OpenedEdition, 'folder'>,
  { path, bytes: length, sha256 }: ReleasedFile,
  host: Host,
): Promise<Uint8Array> {
  const [root, real] = await Promise.all([host.disk.real(folder), host.disk.real(join(folder, path))])
  if (root === undefined || real === undefined) {
    throw new ChapbookError(`\`${join(folder, path)}\` is missing`, { hint: 'Make the release again.' })
  }
  if (!isWithin(root, real)) throw damaged(folder, `names \`${path}\`, which leads out of its folder`)
  const bytes = await host.disk.read(real)
  if (bytes.length === length && createHash('sha256').update(bytes).digest('hex') === sha256) return bytes
  throw new ChapbookError(`\`${join(folder, path)}\` is not the file that was released`, {
    hint: 'Its bytes have changed since. `chapbook verify` looks at the whole folder; make the release again.',
  })
}

async function releasesInside(folder: string, host: Host): Promise<readonly string[]> {
  if ((await host.disk.kind(folder)) !== 'folder') return []
  const names = (await host.disk.list(folder)).filter((name) => !name.startsWith('.'))
  const found = await Promise.all(
    names.map(async (name) => {
      const isRelease = (await host.disk.kind(join(folder, name, manifestName))) === 'file'
      return isRelease ? [join(folder, name)] : []
    }),
  )
  return found.flat()
}

function noRelease(fault: string): ChapbookError {
  return new ChapbookError(fault, {
    kind: 'usage',
    hint: 'Make a release with `chapbook release`, or name the folder of one.',
  })
}

function damaged(folder: string, fault: string): ChapbookError {
  return new ChapbookError(`\`${join(folder, manifestName)}\` ${fault}`, { hint: 'Make the release again.' })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))
const size = v.pipe(v.number(), v.integer(), v.minValue(0))
const person = v.looseObject({ name: v.string(), role: v.string() })

/** As much as is asked of a manifest before anything of it is used. */
const edition = v.looseObject({
  kind: v.literal('edition'),
  version: v.literal(1),
  work: v.looseObject({
    title: v.string(),
    slug: v.string(),
    language: v.string(),
    direction: v.picklist(['ltr', 'rtl']),
    modified: v.string(),
    authors: v.array(person),
    contributors: v.array(person),
    subjects: v.array(v.looseObject({ name: v.string() })),
  }),
  edition: v.looseObject({ name: v.string() }),
  files: v.array(
    v.looseObject({ path: v.string(), role: v.string(), mediaType: v.string(), bytes: size, sha256: hash }),
  ),
})

const site = v.looseObject({
  kind: v.literal('site'),
  version: v.literal(1),
  titles: v.array(
    v.looseObject({ slug: v.string(), editions: v.array(v.looseObject({ path: v.string(), sha256: hash })) }),
  ),
  files: v.array(v.looseObject({ path: v.string(), mediaType: v.string() })),
})

function isEdition(value: unknown): value is EditionManifest {
  return v.is(edition, value)
}

function isSite(value: unknown): value is SiteManifest {
  return v.is(site, value)
}
