/** What can be set, and what a build goes by. `settings/fields.ts` holds the schema, `settings/defaults.ts` the defaults. */

import type { Pluggable } from 'unified'
import type { Subject } from './book/book.ts'
import type { MatterPage, MatterRole } from './book/matter.ts'
import type { EditionName } from './editions/edition.ts'
import type { HandoutConfig, HandoutSettings, LargePrintConfig, LargePrintSettings } from './settings/for-readers.ts'
import type { PageSize } from './settings/page-size.ts'

/**
 * Types a config without changing it.
 *
 * @example
 * ```js
 * // chapbook.config.mjs
 * import { defineConfig } from 'chapbook'
 * export default defineConfig({ theme: 'base', print: { page: '6in x 9in' } })
 * ```
 */
export function defineConfig(config: Config): Config {
  return config
}

/** What `chapbook.config.mjs` and the options of the API may hold. YAML takes the same keys, written `title-sort`. */
export type Config = {
  readonly title?: string | undefined
  readonly subtitle?: string | undefined
  /** Title as it is filed. @default the title with its leading article behind a comma */
  readonly titleSort?: string | undefined
  /** Name of the files, and of the folder in a release. @default made of the title: `the-angel-in-the-desert` */
  readonly slug?: string | undefined
  readonly authors?: string | PersonConfig | readonly (string | PersonConfig)[] | undefined
  /** Everybody else. @default role `contributor` */
  readonly contributors?: string | PersonConfig | readonly (string | PersonConfig)[] | undefined
  /** BCP 47: `en`, `fr-CA`, `zh-Hant`. @default 'en' */
  readonly language?: string | undefined
  /** @default a UUID of version 5, made from `url`, or from language, title and authors */
  readonly identifier?: string | undefined
  readonly isbn?: string | undefined
  /** When the work was published: `2026`, `2026-11` or `2026-11-22`. */
  readonly date?: string | undefined
  /** When the text was last changed: a date or a moment. @default `date`, else `SOURCE_DATE_EPOCH` */
  readonly modified?: string | undefined
  /** Which edition of the work this is: `2`, or a text such as `Second, revised edition`. */
  readonly edition?: number | string | EditionConfig | undefined
  readonly publisher?: string | { readonly name: string; readonly place?: string } | undefined
  readonly rights?: string | undefined
  /** SPDX identifier (`CC-BY-4.0`), name, or name with address and what it allows. */
  readonly licence?: string | { readonly name: string; readonly url?: string; readonly notice?: string } | undefined
  /** Reserves text and data mining (TDMRep), with the address of the terms where there are some. @default nothing is reserved */
  readonly mining?: 'reserved' | { readonly policy?: string } | false | undefined
  readonly description?: string | undefined
  readonly subjects?: string | readonly (string | Subject)[] | undefined
  readonly series?: string | { readonly name: string; readonly position?: number } | undefined
  /** Picture, relative to the manuscript's folder, and what it shows. */
  readonly cover?: string | { readonly path: string; readonly description?: string } | undefined
  /** Address of the online edition. */
  readonly url?: string | undefined
  readonly accessibility?: AccessibilityConfig | undefined
  /** Markdown; `false` takes back what a weaker layer says. */
  readonly dedication?: string | false | undefined
  /** Markdown, with its source on a last line behind a dash or as `by`. */
  readonly epigraph?: string | { readonly text: string; readonly by?: string } | false | undefined
  /** Markdown about the author, or a list of texts, one an author. */
  readonly about?: string | readonly string[] | false | undefined
  /** Markdown. */
  readonly colophon?: string | false | undefined
  /** Which pages stand before and behind the text: on, off, or a file of the writer's own. @default what suits the book */
  readonly matter?: MatterConfig | undefined
  /** What a file is, above its own text. @default what its name says */
  readonly role?: MatterRole | 'chapter' | undefined
  /** @default ['web', 'epub', 'print'] */
  readonly editions?: EditionName | readonly EditionName[] | undefined
  /** Name of a theme, or path of a theme folder below the folder of the command: `./my-theme`. @default 'base' */
  readonly theme?: string | undefined
  /** Rank of the headings that are chapters. @default 'auto' */
  readonly chapters?: 1 | 2 | 3 | 4 | 5 | 6 | 'auto' | undefined
  /** Whether quotes, dashes and spaces are set as the language wants them. @default true */
  readonly typography?: boolean | undefined
  /** The manuscript's files in order, relative to its folder. @default natural order of the names */
  readonly files?: readonly string[] | undefined
  /** Path of the browser. */
  readonly browser?: string | undefined
  readonly epub?: { readonly fonts?: boolean | undefined } | undefined
  readonly print?: PrintConfig | undefined
  readonly handout?: HandoutConfig | undefined
  readonly largePrint?: LargePrintConfig | undefined
  readonly booklet?: BookletConfig | undefined
  readonly nUp?: NUpConfig | undefined
  /** Ordinary unified plugins: `remark` run before ours, `rehype` after ours. */
  readonly plugins?:
    | { readonly remark?: readonly Pluggable[] | undefined; readonly rehype?: readonly Pluggable[] | undefined }
    | undefined
}

export type EditionConfig = { readonly number?: number; readonly text?: string; readonly date?: string }

/** Contents and figures are lists that are on or off; for all others a file may be named. */
export type MatterConfig = {
  readonly halfTitle?: boolean | string
  readonly titlePage?: boolean | string
  readonly copyright?: boolean | string
  readonly dedication?: boolean | string
  readonly epigraph?: boolean | string
  readonly contents?: boolean
  readonly figures?: boolean
  readonly foreword?: boolean | string
  readonly preface?: boolean | string
  readonly introduction?: boolean | string
  readonly afterword?: boolean | string
  readonly appendix?: boolean | string
  readonly acknowledgements?: boolean | string
  readonly aboutTheAuthor?: boolean | string
  readonly colophon?: boolean | string
}

export type PersonConfig = {
  readonly name: string
  /** A word such as `editor` or a MARC relator code. @default 'author' */
  readonly role?: string
  /** `Shue, Elisabeth` */
  readonly fileAs?: string
}

export type AccessibilityConfig = {
  readonly summary?: string
  /** Values of `accessibilityHazard` in schema.org. */
  readonly hazards?: string | readonly string[]
  readonly conformsTo?: string
  readonly certifiedBy?: string
}

export type PrintConfig = {
  /** `A5`, `Letter`, `Royal`, `6in x 9in`, `120mm x 190mm` … @default 'A5' */
  readonly page?: string | undefined
  /** Where chapters begin. @default 'auto' */
  readonly openings?: PrintSettings['openings'] | undefined
  /** @default true */
  readonly justify?: boolean | undefined
  /** @default true */
  readonly hyphens?: boolean | undefined
  /** Vertical lines cannot be set yet; asking for them is a warning. @default 'horizontal' */
  readonly writing?: PrintSettings['writing'] | undefined
  /** Whether punctuation hangs in the margins. @default true */
  readonly hanging?: boolean | undefined
  /** Part of PDF/A; `pdfa-3a` puts the manuscript's own files into the PDF. @default 'pdfa-2a' */
  readonly profile?: PrintSettings['profile'] | undefined
  /** What right-hand pages say at their head. @default 'chapter' */
  readonly heads?: PrintSettings['heads'] | undefined
  /** Where notes stand. @default 'page' */
  readonly notes?: PrintSettings['notes'] | undefined
  /** Where notes are counted from 1 again. @default 'book' */
  readonly noteNumbers?: PrintSettings['noteNumbers'] | undefined
  /** @default 'numbers' */
  readonly noteMarks?: PrintSettings['noteMarks'] | undefined
  /** `press` makes the file that a printer wants. @default 'screen' */
  readonly for?: PrintSettings['for'] | undefined
  /** Beyond the cut of the pages, for the press: `3mm`, `0.125in`. @default 0 */
  readonly bleed?: number | string | undefined
  /** Whether marks show where to cut, for the press. @default false */
  readonly marks?: boolean | undefined
  /** Whether `<slug>.pages.json` is made. @default false */
  readonly pageMap?: boolean | undefined
  /** The press gets a multiple of it in pages. @default 2 */
  readonly multiple?: PrintSettings['multiple'] | undefined
}

export type BookletConfig = {
  /** `A4`, `Letter` or another size. @default as the page of `largePrint` */
  readonly paper?: string | undefined
  /** @default the page of the print edition where it fits on half the paper, else half the paper */
  readonly page?: string | undefined
  /** Sheets that are folded into one another, at most. @default 16 */
  readonly signature?: number | undefined
  /** Of a sheet, mm. @default 0.1 */
  readonly thickness?: number | undefined
  /** Edge on which the printer turns the sheet for its back. @default 'short' */
  readonly flip?: BookletSettings['flip'] | undefined
  /** Whether marks show where to fold, staple and cut. @default false */
  readonly marks?: boolean | undefined
}

export type NUpConfig = {
  /** Pages on a side; beside 3, there are lines for notes. @default 2 */
  readonly pages?: NUpSettings['pages'] | undefined
  /** @default as the page of `largePrint` */
  readonly paper?: string | undefined
  /** Whether each page has a thin frame. @default true with 3 pages on a side, else false */
  readonly frames?: boolean | undefined
}

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
  /** Pages before and behind the text that are asked for or switched off; the others are made where they suit the book. */
  readonly matter: Readonly<Partial<Record<MatterPage, boolean>>>
  readonly epub: {
    /** Whether font files go into the book. @default true */
    readonly fonts: boolean
  }
  readonly print: PrintSettings
  readonly handout: HandoutSettings
  readonly largePrint: LargePrintSettings
  readonly booklet: BookletSettings
  readonly nUp: NUpSettings
  /** Ordinary unified plugins of the user: `remark` run before ours on the Markdown tree, `rehype` after ours on the HTML tree. */
  readonly plugins: { readonly remark: readonly Pluggable[]; readonly rehype: readonly Pluggable[] }
}

export type PrintSettings = {
  /** Width and height, mm. Written `A4`, `A5`, `Letter`, `5.5in x 8.5in`, `6in×9in`, `120mm 190mm`. @default A5 */
  readonly page: PageSize
  /** Where chapters begin; `auto` chooses by the average length of a chapter. @default 'auto' */
  readonly openings: 'recto' | 'page' | 'run-on' | 'auto'
  /** Whether paragraphs are set flush at both margins. @default true */
  readonly justify: boolean
  /** Whether words may be divided at the line end. @default true */
  readonly hyphens: boolean
  /** @default 'horizontal' */
  readonly writing: 'horizontal' | 'vertical'
  /** Whether hyphens, commas, full stops and quotation marks at the ends of flush lines reach into the margins. @default true */
  readonly hanging: boolean
  /** Part of PDF/A that the PDF keeps. The third lets it hold the files of the manuscript. @default 'pdfa-2a' */
  readonly profile: 'pdfa-2a' | 'pdfa-3a'
  /**
   * What running heads say beside the title of the book: the chapter, the first section of the page, or the first and the last heading
   * or term of the page, as a dictionary does. @default 'chapter'
   */
  readonly heads: 'chapter' | 'section' | 'dictionary' | 'none'
  /** Where notes stand: at the foot of their page, behind their chapter, behind the text, or in the outer margin. @default 'page' */
  readonly notes: 'page' | 'chapter' | 'book' | 'margin'
  /** Where notes are counted from 1 again. @default 'book' */
  readonly noteNumbers: 'book' | 'chapter' | 'page'
  /** Whether calls are numbers or * † ‡ § ‖ ¶, doubled after these. @default 'numbers' */
  readonly noteMarks: 'numbers' | 'symbols'
  /** Whether `<slug>.pages.json` tells for every page where in the text it begins. @default false */
  readonly pageMap: boolean
  /** Whether the file is read, or printed by a printer: boxes, a gutter for the number of pages, no links. @default 'screen' */
  readonly for: 'screen' | 'press'
  /** Beyond the cut of the pages, mm; only for the press. @default 0 */
  readonly bleed: number
  /** Whether marks show where to cut; only for the press. @default false */
  readonly marks: boolean
  /** Blanks fill the pages up to a multiple of it; only for the press. @default 2, whole leaves */
  readonly multiple: 1 | 2 | 4 | 8 | 16 | 32
}

/** Defaults and meaning are those of `BookletConfig`. */
export type BookletSettings = {
  readonly paper?: PageSize
  readonly page?: PageSize
  readonly signature: number
  readonly thickness: number
  readonly flip: 'short' | 'long'
  readonly marks: boolean
}

/** Defaults and meaning are those of `NUpConfig`. */
export type NUpSettings = {
  readonly pages: 2 | 3 | 4
  readonly paper?: PageSize
  readonly frames?: boolean
}
