/** What a release says of itself, as `manifest.json`: everything that pages, feeds and later editions are made from. */

import type { Metadata } from '../book/book.ts'
import type { EditionName } from '../editions/edition.ts'

/** One edition of one work, in a folder of its own. */
export type EditionManifest = {
  readonly kind: 'edition'
  /** Of the layout of this file. */
  readonly version: 1
  readonly work: Metadata
  readonly edition: EditionIdentity
  /** Whether readers are offered a book or an article. */
  readonly form: 'book' | 'article'
  /** Words of the text, notes included. */
  readonly words: number
  /** Titles of the parts and chapters, in order. */
  readonly contents: readonly { readonly title: string; readonly number: number | null }[]
  readonly accessibility: ReleasedAccessibility
  /** Alternative text of the cover. */
  readonly coverDescription: string
  /** What is new since an earlier edition; absent in the first. */
  readonly changes?: {
    /** Name of that edition: `edition-1`. */
    readonly since: string
    /** Short, in the language of the book; empty where nothing in the text has changed. */
    readonly sentences: readonly string[]
  }
  readonly source: SourceIdentity
  readonly madeWith: {
    /** `0.1.0` */
    readonly chapbook: string
    /** `20.20.2`; its zlib deflates what is packed. */
    readonly node: string
    /** `HeadlessChrome/156.0.8078.79`; absent where no pages were set. */
    readonly browser?: string
  }
  /** Every file of the folder but this one, `SHA256SUMS` and its signature, by path. */
  readonly files: readonly ReleasedFile[]
}

export type EditionIdentity = {
  /** Folder of the edition, and a part of the names of its files: `edition-2`. */
  readonly name: string
  readonly number?: number
  readonly text?: string
  /** `2026`, `2026-11` or `2026-11-22`. */
  readonly date?: string
}

/** What the manuscript was, so that anybody who has it can make the same files. */
export type SourceIdentity = {
  /** Over the names and bytes of all files that were read, hexadecimal (`sourceIdentity` says how). */
  readonly sha256: string
  readonly files: number
}

/** Properties of schema.org for accessibility, as the EPUB has them. */
export type ReleasedAccessibility = {
  readonly modes: readonly string[]
  /** Each is enough on its own; several modes in one are needed together: `textual,visual`. */
  readonly sufficient: readonly string[]
  readonly features: readonly string[]
  readonly hazards: readonly string[]
  readonly summary: { readonly text: string; readonly language: string }
}

/**
 * What a file of a release is for. Names of editions are the editions; `instructions` go with a booklet; `cover`, `thumbnail` and
 * `share-picture` are JPEGs; `text` is the text with its pages for programs; `changes` says what is new since the edition before.
 */
export type FileRole =
  | EditionName
  | 'instructions'
  | 'page-map'
  | 'cover'
  | 'thumbnail'
  | 'share-picture'
  | 'reader-page'
  | 'changes'
  | 'text'
  | 'publication'
  | 'onix'
  | 'bibtex'
  | 'ris'

export type ReleasedFile = {
  /** From the folder of the manifest, with `/` between folders. */
  readonly path: string
  readonly role: FileRole
  readonly mediaType: string
  readonly bytes: number
  /** Hexadecimal. */
  readonly sha256: string
  /** Printed pages, blanks included. */
  readonly pages?: number
  /** Sheets of paper. */
  readonly sheets?: number
  /** Of a picture, px. */
  readonly width?: number
  readonly height?: number
  /** Standards that the file claims and our checks confirm: `PDF/UA-1`, `PDF/A-2a`. */
  readonly conformsTo?: readonly string[]
}

/** A site: one title with its editions, or a shelf of titles. It lies in the folder above them. */
export type SiteManifest = {
  readonly kind: 'site'
  readonly version: 1
  readonly title?: string
  readonly titles: readonly SiteTitle[]
  /** Every file of the site's own; those of the editions stand in theirs. */
  readonly files: readonly SiteFile[]
}

export type SiteTitle = {
  readonly slug: string
  /** Its editions, the oldest first; the last is the one that `latest` holds. */
  readonly editions: readonly {
    /** From the folder of the site: `the-angel/edition-2` on a shelf, `edition-2` where the site is of one title. */
    readonly path: string
    /** Of the edition's `SHA256SUMS`, hexadecimal: whoever trusts this file trusts the editions. */
    readonly sha256: string
  }[]
}

export type SiteFile = {
  readonly path: string
  readonly mediaType: string
  readonly bytes: number
  readonly sha256: string
}

/** A file on its way into a release. */
export type FileToRelease = {
  readonly path: string
  readonly bytes: Uint8Array
  readonly mediaType: string
}
