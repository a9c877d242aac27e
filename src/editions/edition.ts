/** What an edition is: a name and a function from the book and a theme to files. */

import type { Book } from '../book/book.ts'
import type { PageMap } from '../book/page-map.ts'
import type { Browser, Host } from '../host/host.ts'
import type { Source } from '../manuscript/sources.ts'
import type { Settings } from '../settings.ts'
import type { Theme } from '../theme/theme.ts'
import type { LineReport } from '../typeset/types.ts'
import type { Provenance } from './provenance.ts'
import type { Accessibility } from './epub/accessibility.ts'

/** In the order in which they are told. */
export const editionNames = ['web', 'epub', 'print', 'handout', 'booklet', 'large-print', 'n-up'] as const

export type EditionName = (typeof editionNames)[number]

export type Edition = {
  readonly name: EditionName
  readonly render: (context: EditionContext) => Promise<Artifact>
}

export type EditionContext = {
  readonly book: Book
  readonly theme: Theme
  readonly settings: Settings
  readonly host: Host
  /** The writer's own files, as text, in order. */
  readonly sources: () => readonly Source[]
  /** What the book is made from; where it is given, editions say so in a line about themselves. */
  readonly provenance?: Provenance
  /** The browser that was started while the text was read. Only editions that need it await it. */
  readonly browser: () => Promise<Browser>
  /**
   * Makes a thing that several editions need, such as the pages of the print edition, once a build: who asks first makes it, and the
   * others wait for it.
   */
  readonly once: <T>(name: string, make: () => Promise<T>) => Promise<T>
  /** Says a thing about the result that the writer can change in the manuscript; kept with the manuscript's messages. */
  readonly warn: (warning: EditionWarning) => void
}

export type EditionWarning = {
  readonly reason: string
  readonly note?: string
  readonly ruleId: string
  readonly place?: { readonly path: string; readonly line: number; readonly column: number }
}

export type Artifact = {
  readonly edition: EditionName
  /** Relative to the output folder: `the-angel-in-the-desert.pdf`. */
  readonly path: string
  readonly bytes: Uint8Array
  /** Printed pages, blanks included. */
  readonly pages?: number
  /** Sheets of paper that it is printed on. */
  readonly sheets?: number
  /** Other files that belong to it, such as what to do at the printer. */
  readonly companions?: readonly Pick<Artifact, 'path' | 'bytes'>[]
  /** Where each printed page begins in the text. */
  readonly pageMap?: PageMap
  /** How an EPUB can be read. */
  readonly accessibility?: Accessibility
  /** How even the printed lines are. */
  readonly lines?: LineReport
}
