/** Tells a shelf from a single manuscript, and finds the titles that stand on it. */

import { basename, join, relative, resolve } from 'node:path'
import { VFile } from 'vfile'
import { ChapbookError } from '../../errors.ts'
import type { Host } from '../../host/host.ts'
import { isWithin } from '../../host/is-within.ts'
import { inNaturalOrder, isManuscript } from '../../manuscript/load/locate.ts'
import { roleByName } from '../../manuscript/load/matter-names.ts'
import { problem } from '../../manuscript/messages.ts'
import { matterOfOthers } from './matter.ts'

export type Shelf = {
  /** As it was named, absolute. */
  readonly folder: string
  /** The same with symbolic links followed. */
  readonly root: string
  /** In natural order; never empty where `refused` is. */
  readonly titles: readonly ShelfTitle[]
  /** Links that lead out of the shelf, each with a message on it. */
  readonly refused: readonly VFile[]
}

/** One manuscript of a shelf. */
export type ShelfTitle = {
  /** Of the file or the folder: `angel.md`, `the-sea`. */
  readonly name: string
  /** Absolute; what a build takes as its manuscript. */
  readonly path: string
  readonly isFolder: boolean
}

export type LocateShelfOptions = {
  /** Folder of what is made, relative to the folder of the command; it is no title. */
  readonly out?: string | undefined
}

/** The file that makes a folder a shelf. */
export const shelfFile = 'shelf.yaml'

/** Pages about a project, which lie beside texts and are none. */
const projectPage =
  /^(?:readme|changelog|changes|contributing|contributors|code[-_ ]of[-_ ]conduct|licen[cs]e|copying|notice|security|todo)\b/i

/**
 * Finds the titles of a shelf. A folder with `shelf.yaml` is one: each manuscript file in it and each folder of manuscript files is a
 * title. So is a folder that has no manuscript file itself but two or more folders that do. All else is a single manuscript.
 *
 * @returns `undefined` where the path is a single manuscript, or nothing
 * @throws ChapbookError (usage) where a folder with `shelf.yaml` holds no title
 */
export async function locateShelf(
  manuscript: string,
  { out }: LocateShelfOptions,
  host: Host,
): Promise<Shelf | undefined> {
  const folder = resolve(host.folder, manuscript)
  if ((await host.disk.kind(folder)) !== 'folder') return undefined
  const root = (await host.disk.real(folder)) ?? folder
  const isNamed = (await host.disk.kind(join(folder, shelfFile))) === 'file'
  const all = inNaturalOrder(await host.disk.list(folder))
  const entries = await entriesOf(all, { folder, root, skipped: out && resolve(host.folder, out) }, host)
  const files = entries.filter(({ kind }) => kind === 'file')
  const folders = entries.filter(({ kind }) => kind === 'folder')
  if (!isNamed && (files.length > 0 || folders.length < 2)) return undefined

  const texts = isNamed ? await withoutMatter(files, { folder, root }, host) : []
  const names = new Set([...texts, ...folders].map(({ name }) => name))
  const titles = entries.flatMap(({ name, kind, path }) =>
    names.has(name) ? [{ name, path, isFolder: kind === 'folder' }] : [],
  )
  const refused = entries.flatMap(({ kind, path }) => (kind === 'outside' ? [linkedOutside(path, host)] : []))
  if (titles.length === 0 && refused.length === 0) throw emptyShelf(manuscript)
  return { folder, root, titles, refused }
}

type Entry = {
  readonly name: string
  readonly path: string
  /** A manuscript file, a folder that holds some, or a link that leads out. */
  readonly kind: 'file' | 'folder' | 'outside'
}

type Surroundings = { readonly folder: string; readonly root: string; readonly skipped?: string | undefined }

async function entriesOf(
  names: readonly string[],
  { folder, root, skipped }: Surroundings,
  host: Host,
): Promise<readonly Entry[]> {
  const visible = names.filter((name) => !name.startsWith('.') && name !== 'node_modules')
  const found = await Promise.all(
    visible.map(async (name): Promise<readonly Entry[]> => {
      const path = join(folder, name)
      if (path === skipped) return []
      const kind = await kindOf(name, path, host)
      if (kind === undefined) return []
      const real = await host.disk.real(path)
      const isOutside = real !== undefined && !isWithin(root, real)
      return [{ name, path, kind: isOutside ? 'outside' : kind }]
    }),
  )
  return found.flat()
}

async function kindOf(name: string, path: string, host: Host): Promise<'file' | 'folder' | undefined> {
  const kind = await host.disk.kind(path)
  if (kind === 'file') return isText(name) ? 'file' : undefined
  if (kind === 'nothing') return undefined
  const candidates = (await host.disk.list(path)).filter(isText)
  const kinds = await Promise.all(candidates.map((inner) => host.disk.kind(join(path, inner))))
  return kinds.includes('file') ? 'folder' : undefined
}

function isText(name: string): boolean {
  return isManuscript(name) && !projectPage.test(name)
}

/** A dedication or a foreword that lies on the shelf is a part of a title and none itself; where nothing else lies there, a name decides nothing. */
async function withoutMatter(
  files: readonly Entry[],
  place: Pick<Surroundings, 'folder' | 'root'>,
  host: Host,
): Promise<readonly Entry[]> {
  const named = files.filter(({ name }) => roleByName(name) === undefined)
  const candidates = named.length === 0 ? files : named
  const names = await matterOfOthers(
    candidates.map(({ name }) => name),
    place,
    host,
  )
  return candidates.filter(({ name }) => !names.has(name))
}

function linkedOutside(path: string, host: Host): VFile {
  const file = new VFile({ path: relative(host.folder, path), cwd: host.folder, value: '' })
  problem(file, {
    reason: 'This is a link that leads out of the shelf',
    note: `Copy what it leads to into the shelf, or take \`${basename(path)}\` away.`,
    ruleId: 'outside-project',
  })
  return file
}

function emptyShelf(shown: string): ChapbookError {
  return new ChapbookError(`The shelf \`${shown}\` holds no title`, {
    kind: 'usage',
    hint: 'Put texts (.md, .txt) beside `shelf.yaml`, or folders with such texts.',
  })
}
