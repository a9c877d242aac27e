/** Schema of front matter, `chapbook.yaml` and options; defaults; the types inferred from it. */

import type { Pluggable } from 'unified'
import type { EditionName } from './editions/edition.ts'

/** What a build goes by, after front matter, config and options are merged. Metadata is in the book, not here. */
export type Settings = {
  readonly editions: readonly EditionName[]
  /** Name of a folder in `templates/`. @default 'base' */
  readonly theme: string
  /** Rank of the headings that are chapters, 1 to 6; `auto` takes the shallowest rank used more than once. @default 'auto' */
  readonly chapters: number | 'auto'
  /** Whether quotes, dashes, ellipses and spaces are set as the language wants them. @default true */
  readonly typography: boolean
  /** Paths of the manuscript's files in order, relative to its folder; natural order of the names when absent. */
  readonly files?: readonly string[]
  /** Path of the browser. */
  readonly browser?: string
  readonly web: Record<string, never>
  readonly epub: {
    /** Whether font files go into the book. @default true */
    readonly fonts: boolean
  }
  readonly print: PrintSettings
  /** Ordinary unified plugins of the user: `remark` run before ours on the Markdown tree, `rehype` after ours on the HTML tree. */
  readonly plugins: { readonly remark: readonly Pluggable[]; readonly rehype: readonly Pluggable[] }
}

export type PrintSettings = {
  /** Width and height, mm. Written `A4`, `A5`, `Letter`, `5.5in x 8.5in`, `6in×9in`, `120mm 190mm`. @default A5 */
  readonly page: { readonly name: string; readonly width: number; readonly height: number }
  /** Where chapters begin; `auto` chooses by the average length of a chapter. @default 'auto' */
  readonly openings: 'recto' | 'page' | 'run-on' | 'auto'
  /** Whether paragraphs are set flush at both margins. @default true */
  readonly justify: boolean
  /** Whether words may be divided at the line end. @default true */
  readonly hyphens: boolean
}
