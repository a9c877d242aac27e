/** Keeps paths that a manuscript names inside its folder. */

import { basename, dirname, join, posix, resolve, win32 } from 'node:path'
import type { Host } from '../../host/host.ts'
import { isWithin } from '../../host/is-within.ts'
import { nearest } from '../../settings/nearest.ts'
import type { Whereabouts } from './locate.ts'

export type Found =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'wrong'; readonly reason: string; readonly note: string; readonly ruleId: string }

/** Finds the file at a path relative to the manuscript's folder; says what is wrong where it is missing or leaves the folder. */
export async function findInside(written: string, { folder, root }: Whereabouts, host: Host): Promise<Found> {
  const path = resolve(folder, written)
  if (posix.isAbsolute(written) || win32.isAbsolute(written) || !isWithin(folder, path)) return outside(written)
  const real = await host.disk.real(path)
  if (real !== undefined && !isWithin(root, real)) return outside(written)
  if (real !== undefined && (await host.disk.kind(path)) === 'file') return { kind: 'file', path }
  const names = (await host.disk.kind(dirname(path))) === 'folder' ? await host.disk.list(dirname(path)) : []
  const guess = nearest(basename(path), names)
  return {
    kind: 'wrong',
    reason: `There is no file \`${written}\``,
    note: guess
      ? `Did you mean \`${join(dirname(written), guess)}\`?`
      : 'Write its path as seen from the folder of the manuscript.',
    ruleId: 'missing-file',
  }
}

function outside(written: string): Found {
  return {
    kind: 'wrong',
    reason: `\`${written}\` leaves the folder of the manuscript`,
    note: 'Copy the file into the folder of the manuscript and name it from there.',
    ruleId: 'outside-project',
  }
}
