/** The verb that makes releases: one title, or all titles of a shelf, and the site that they stand on. */

import type { ProgressEvent } from './build.ts'
import type { Host } from './host/host.ts'
import type { PoolEvent } from './host/pool.ts'
import { nodeHost } from './host/index.ts'
import type { LoadOptions } from './manuscript/load.ts'
import { planRelease } from './release/plan.ts'
import type { ReleaseResult } from './release/result.ts'
import { publishShelf, publishTitle } from './release/publish.ts'
import { releaseTitles } from './release/titles.ts'
import { signingKey } from './release/trust/signing-key.ts'
import type { TitleResult } from './release/title.ts'

export type ReleaseOptions = LoadOptions & {
  /** Folder in which releases are kept, relative to the folder of the command. @default 'dist/release' */
  readonly out?: string
  /** Path of the private key that signs the release. @default that in `CHAPBOOK_SIGNING_KEY`, or none */
  readonly key?: string
  /** Titles of a shelf that are made at a time. @default as many as the machine has room for */
  readonly jobs?: number
  /** Makes all titles of a shelf anew, also those that have not changed. @default false */
  readonly again?: boolean
  /** Takes warnings for errors. @default false */
  readonly strict?: boolean
  /** Stops the release; what stood there before stays. */
  readonly signal?: AbortSignal
  readonly host?: Host
  readonly onProgress?: (event: ReleaseEvent) => void
}

export type ReleaseEvent =
  /** Of the only title. */
  | { readonly kind: 'title'; readonly event: ProgressEvent }
  /** How many titles there are, and which need not be made. */
  | { readonly kind: 'shelf'; readonly titles: readonly { readonly manuscript: string; readonly isKept: boolean }[] }
  /** Of a title on a shelf; `index` counts those that are made. */
  | { readonly kind: 'work'; readonly event: PoolEvent<TitleResult, ProgressEvent> }

/**
 * Makes releases: each title is built, checked, gathered into the folder of its edition and put in its place; then the site is made from
 * what its editions say of themselves. A title with something to mend stays as it was, and the others of its shelf are released.
 *
 * @throws ChapbookError when the call or the machine is at fault, or the signal stops it
 */
export async function release(options: ReleaseOptions = {}): Promise<ReleaseResult> {
  const { host = nodeHost(), out = 'dist/release', manuscript = 'manuscript' } = options
  // A key that cannot sign is told before anything is made.
  await signingKey(options.key, host)
  const plan = await planRelease(manuscript, { out, url: options.url }, host)
  await host.folders.recover(out)
  const titles = await releaseTitles(plan, { ...options, out }, host)
  return plan.shelf === undefined
    ? publishTitle(titles, { ...options, out }, host)
    : publishShelf(plan.shelf, titles, { ...options, out }, host)
}
