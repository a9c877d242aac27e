/** What a site is made from: titles with their editions, read from manifests alone, so that nothing is built for it again. */

import type { EditionManifest } from './manifest.ts'

/** A title as a site shows it. */
export type PublishedTitle = {
  readonly slug: string
  /** The oldest first; never empty. */
  readonly editions: readonly PublishedEdition[]
}

export type PublishedEdition = {
  readonly manifest: EditionManifest
  /** Folder from the root of the site: `the-angel/edition-2`, or `edition-2` where the site is of one title. */
  readonly path: string
  /** The same for its copy, where it is the newest: `the-angel/latest` or `latest`. */
  readonly latestPath?: string
  /** The sentences of the manifest; none for the first edition. */
  readonly changes: readonly string[]
}

export type Site = {
  /** Name of the shelf, or the title of the only work. */
  readonly title: string
  readonly description?: string
  /** BCP 47. */
  readonly language: string
  /** Who publishes; the authors where nobody is named. */
  readonly publisher?: string
  /** Address of the root of the site, ending in `/`; without it all addresses are relative. */
  readonly url?: string
  /** Whether more than one title stands on it. */
  readonly isShelf: boolean
  /** Text and data mining is reserved (TDMRep); `policy` is where terms stand. Absent where nothing is reserved. */
  readonly mining?: { readonly policy?: string }
  /** By the date of the newest edition, the newest first; then by title. Never empty. */
  readonly titles: readonly PublishedTitle[]
}
