/** The manuscript: the writer's files as text, with the settings and the metadata that came with them. */

import type { VFile } from 'vfile'
import type { Contributor, Metadata, Subject } from '../book/book.ts'
import type { MatterRole } from '../book/matter.ts'
import type { Settings } from '../settings.ts'
import type { FieldName } from '../settings/fields.ts'

export type Manuscript = {
  /** Project folder, absolute, symbolic links followed; no picture outside it is read. */
  readonly root: string
  readonly files: readonly ManuscriptFile[]
  /** `chapbook.yaml` and the sidecars that were read, for the messages on them. */
  readonly settingsFiles: readonly VFile[]
  readonly settings: Settings
  readonly metadata: GivenMetadata
  /** Says something about a setting where it is written; on the first file of the text where options or nobody said it. */
  readonly say: (field: FieldName, finding: Said) => void
}

export type Said = {
  readonly reason: string
  readonly note: string
  readonly ruleId: string
  readonly isError: boolean
}

export type ManuscriptFile = {
  /**
   * Text with LF line ends and no byte order mark; front matter still in place, so that lines count as the writer sees them.
   * `path` is relative to `cwd`, the folder of the command: `path.resolve(file.cwd, file.path)` is the place on disk.
   */
  readonly file: VFile
  readonly format: 'markdown' | 'plain-text'
  /** Index in the text where the writing begins, after front matter or a metadata block. */
  readonly start: number
  /** The writer's decisions about headings in plain text, from `<name>.outline.yaml`. */
  readonly outline?: OutlineSidecar
  /** What the file is, where it is not text of the book: its dedication, a foreword, an appendix … */
  readonly role?: MatterRole
  /** The text stands in the settings: what is found in it is said there. */
  readonly relay?: (finding: Relayed) => void
}

export type Relayed = {
  readonly reason: string
  readonly note?: string
  readonly ruleId: string
  readonly isError: boolean
}

/** Lines count from 1. A line listed under `headings` is a heading, one under `text` is not, whatever the evidence says. */
export type OutlineSidecar = {
  readonly headings: readonly { readonly line: number; readonly depth?: number; readonly title?: string }[]
  readonly text: readonly number[]
}

/** What front matter, `chapbook.yaml` and options say; what is absent is found in the text or left out. */
export type GivenMetadata = Partial<
  Omit<Metadata, 'authors' | 'contributors' | 'subjects' | 'accessibility' | 'cover'>
> & {
  readonly authors: readonly Contributor[]
  readonly contributors: readonly Contributor[]
  readonly subjects: readonly Subject[]
  readonly accessibility: Metadata['accessibility']
  /** Absolute path of the cover picture that the writer gives. */
  readonly coverPath?: string
}
