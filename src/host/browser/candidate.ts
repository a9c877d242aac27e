/** A browser that could be started, and how it was come by. */

export type Candidate = {
  /** Absolute path of the executable. */
  readonly path: string
  /** Where it is from, for people: `from CHAPBOOK_BROWSER`, `in puppeteer's cache`, `installed`. */
  readonly origin: string
  /** Whether the user named this very browser; then no other may take its place. */
  readonly named: boolean
  /** What it needs beside the usual environment: libraries, fonts. */
  readonly environment?: Readonly<Record<string, string>>
}
