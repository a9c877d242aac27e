/** What a checker is: a program of somebody else that says whether a file is as it should be. */

export type Checker = {
  readonly name: string
  /** Ending of the files that it checks. */
  readonly ending: '.epub' | '.pdf'
  /** What is missing on this machine, in one sentence; `undefined` when it can run. */
  readonly missing: (tools: Tools) => Promise<string | undefined>
  /** `source` is what the file was made from, where that is known. */
  readonly check: (path: string, tools: Tools, source?: string) => Promise<Verdict>
  /** How the names of the files begin that it is about; when absent, all but imposed ones, which only print. */
  readonly only?: string
}

export type Tools = {
  /** Folder in which the checkers' packages are installed. */
  readonly packages: string
  /** Folder for what checkers write; it is removed at the end. */
  readonly scratch: string
  /** Path of a browser. */
  readonly browser: () => Promise<string>
}

export type Verdict = {
  readonly isGood: boolean
  /** Counts: `0 errors, 0 warnings`. */
  readonly summary: string
  /** What was found, a line each. */
  readonly findings: readonly string[]
}
