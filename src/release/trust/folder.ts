/** A folder of a release as it lies on the disk, and what may be done with it. */

import type { TreeEntry } from '../../host/tree.ts'

/** What lies in the folder and may be read; nothing else ever is. */
export type Folder = {
  /** As it is told: from the folder that is verified, `''` for that itself. */
  readonly shown: string
  /** Absolute. */
  readonly place: string
  /** By path from this folder. */
  readonly entries: ReadonlyMap<string, TreeEntry>
}

export type Tools = {
  readonly read: (path: string) => Promise<Uint8Array>
  /** Hexadecimal; of a file with several names once. */
  readonly hash: (path: string, entry: TreeEntry) => Promise<string>
  /** Those that the reader has from elsewhere; absent where none were given. */
  readonly trusted?: readonly Uint8Array[]
}

/** The path of a file as it is told. */
export function shownIn({ shown }: Pick<Folder, 'shown'>, name: string): string {
  return shown === '' ? name : `${shown}/${name}`
}
