/** Finds what is to be compared: a manuscript, a revision of it, a release. */

import { relative, resolve } from 'node:path'
import { ChapbookError } from '../errors.ts'
import type { Host } from '../host/host.ts'
import { isWithin } from '../host/is-within.ts'
import { findRelease } from './release-side.ts'

export type Side =
  | {
      readonly kind: 'manuscript'
      /** As it was named: `essay.md`, `v1:essay.md`. */
      readonly name: string
      /** File or folder, absolute. */
      readonly path: string
      /** Whose disk holds it: that of the machine, or of a revision. */
      readonly host: Host
      /** Whether it is of a revision, so that no code of it is run. */
      readonly isRevision: boolean
    }
  | {
      readonly kind: 'release'
      readonly name: string
      /** What the edition calls itself: `Second edition`, `edition-2`. */
      readonly edition: string
      /** Its text, absolute. */
      readonly path: string
      readonly host: Host
    }

const defaultManuscript = 'manuscript'

/**
 * Finds both sides. A file or a folder wins over a revision of the same name. A revision without a path is of the manuscript on the other
 * side, or else of the folder `manuscript`.
 *
 * @throws ChapbookError (usage) where a side is nothing that can be compared
 */
export async function findSides(old: string, given: string | undefined, host: Host): Promise<readonly [Side, Side]> {
  const now = given ?? defaultManuscript
  const [before, after] = [await onDisk(old, host), await onDisk(now, host)]
  if (given === undefined && !after) throw noOther(old)
  const [first, second] = [before ?? (await inGit(old, after, host)), after ?? (await inGit(now, before, host))]
  const missing = [first, second].filter((side) => side.kind === 'missing')
  if (first.kind !== 'missing' && second.kind !== 'missing') return [first, second]
  const [one, other] = missing
  const isBoth = one !== undefined && other !== undefined && one.path === other.path
  const who = isBoth
    ? `Neither \`${one.revision}\` nor \`${other.revision}\` holds`
    : `\`${one?.revision ?? ''}\` does not hold`
  throw new ChapbookError(`${who} \`${one?.path ?? ''}\``, {
    kind: 'usage',
    hint: `Name the file or folder as it was called then: \`${one?.revision ?? ''}:essay.md\`.`,
  })
}

async function onDisk(name: string, host: Host): Promise<Side | undefined> {
  const path = resolve(host.folder, name)
  if ((await host.disk.kind(path)) === 'nothing') return undefined
  return (await findRelease(name, path, host)) ?? { kind: 'manuscript', name, path, host, isRevision: false }
}

type Missing = { readonly kind: 'missing'; readonly revision: string; readonly path: string }

async function inGit(name: string, other: Side | undefined, host: Host): Promise<Side | Missing> {
  const colon = name.indexOf(':')
  const revision = colon < 0 ? name : name.slice(0, colon)
  const opened = await host.openRevision?.(revision).catch((error: unknown) => {
    throw error instanceof ChapbookError ? neither(name, error) : error
  })
  if (!opened) throw neither(name)
  const wanted = colon < 0 ? pathOf(other, host) : name.slice(colon + 1)
  const { disk, folder, root } = opened
  // In git's own words a path counts from the top of the repository.
  const places = [resolve(folder, wanted), resolve(root, wanted)]
  for (const path of places) {
    if ((path !== root && !isWithin(root, path)) || (await disk.kind(path)) === 'nothing') continue
    const given = `${revision}:${relative(root, path).replaceAll('\\', '/')}`
    return { kind: 'manuscript', name: given, path, host: { ...host, disk, folder }, isRevision: true }
  }
  return { kind: 'missing', revision, path: wanted }
}

/** The manuscript on the other side, as seen from the folder of the command. */
function pathOf(other: Side | undefined, host: Host): string {
  return other?.kind === 'manuscript' && isWithin(host.folder, other.path)
    ? relative(host.folder, other.path)
    : defaultManuscript
}

function neither(name: string, cause?: ChapbookError): ChapbookError {
  const reason = cause === undefined ? 'the repository has no revision of that name' : cause.message
  return new ChapbookError(`There is no file or folder \`${name}\`, and ${reason}`, {
    kind: cause?.kind ?? 'usage',
    hint: cause?.hint ?? 'Name a manuscript, a release, or a revision such as `v1`, `HEAD~3` or `main:essay.md`.',
    cause,
  })
}

function noOther(old: string): ChapbookError {
  return new ChapbookError(`There is no folder \`${defaultManuscript}\` to compare \`${old}\` with`, {
    kind: 'usage',
    hint: `Name the newer text as well: \`chapbook changes ${old} essay.md\`.`,
  })
}

/** What a side is called on a page for readers. */
export function editionOf(side: Side): string {
  return side.kind === 'release' ? side.edition : side.name
}
