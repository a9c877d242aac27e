/** Public names, nothing else. */

export { build, type BuildOptions, type BuildResult, type ProgressEvent } from './build.ts'
export { changes, type ChangesOptions, type ChangesResult } from './changes.ts'
export { outline, type Outline, type OutlineHeading, type OutlineOptions } from './outline.ts'
export { defineConfig, type Config } from './settings.ts'
export { ChapbookError, type ChapbookErrorKind } from './errors.ts'
export type { Asset, Book, Chapter, Contributor, Metadata, Note, OutlineEntry, Place, Subject } from './book/book.ts'
export type { Artifact, EditionName } from './editions/edition.ts'
export type { Change, ChangeCounts, ChangePlace, Changes, Piece } from './changes/change.ts'
