/** A theme: a folder of data under `templates/` whose missing files come from the theme that it extends. */

export type Theme = {
  readonly name: string
  /** Reads a text file of the theme, or of the nearest theme that it extends. Throws `ChapbookError` where none has it. */
  file(path: string): Promise<string>
  /** Everything in `web.css`, `print.css` …: the files of the extended themes first, then this theme's own. */
  style(name: StyleName): Promise<string>
  /** Words that the editions add (Contents, Notes, Back to the text …) in the nearest known language, English at last. */
  words(language: string): Promise<Words>
  /** Words of what goes round the editions in a release: pages, feeds, mails. In the files of the folder `release`. */
  releaseWords(language: string): Promise<Words>
  readonly fonts: ThemeFonts
  /** Colour of the page by day and by night, as CSS writes it: `#fbf8f1`. */
  readonly paper: { readonly light: string; readonly dark: string }
  readonly print: {
    /** What stands between two sections of a printed page: `* * *`. */
    readonly ornament: string
    /** How the first paragraph of a chapter begins. */
    readonly opening: ChapterOpening
  }
}

/** `small-capitals`: with its first line in small capitals; `drop-capital`: with a letter that is three lines high. */
export type ChapterOpening = 'plain' | 'small-capitals' | 'drop-capital'

/**
 * `handout` and `large-print` are laid over `print`; `bookplate` and `bookplate-epub` are of the page in a personal copy. `release` is the
 * frame of all pages of a release, in the colours of `web`; `release-page` is laid over it for the page of one title, `shelf` for those of many.
 */
export type StyleName =
  | 'web'
  | 'epub'
  | 'print'
  | 'handout'
  | 'large-print'
  | 'bookplate'
  | 'bookplate-epub'
  | 'release'
  | 'release-page'
  | 'shelf'

/** Key → text; `{number}`-like places are filled with `fill`. Keys are listed in `templates/base/words.yaml`. */
export type Words = Readonly<Record<string, string>>

/** Families by role; each names an npm package of `@fontsource` with static faces. */
export type ThemeFonts = {
  readonly text: FontFamily
  readonly smallCapitals: FontFamily
  readonly heading: FontFamily
  readonly code: FontFamily
  /** Takes the place of text, headings and small capitals in large print; the family of the text when absent. */
  readonly largePrint?: FontFamily
  /** Formulas; a font with the OpenType table MATH. */
  readonly math: FontFamily
  /** In the order in which they are asked for a character that the family of the text lacks. */
  readonly fallbacks: readonly FontFamily[]
}

export type FontFamily = {
  /** CSS name: `Alegreya`. */
  readonly family: string
  /** `@fontsource/alegreya` */
  readonly package: string
  readonly faces: readonly FontStyle[]
  /** Absolute path of its package, where that is no installed one but was fetched for the book. */
  readonly folder?: string
}

export type FontStyle = { readonly weight: number; readonly style: 'normal' | 'italic' }

/** One font file ready to be embedded. */
export type FontFile = FontStyle & {
  /** CSS name; a family whose characters are spread over several files gets one name a file (`Alegreya`, `Alegreya latin-ext`). */
  readonly family: string
  /** `alegreya-latin-400-normal` */
  readonly name: string
  readonly format: 'woff2' | 'truetype'
  readonly bytes: Uint8Array
}
