/** The outside world as the rest of Chapbook sees it. Only files in this folder touch disk, clock, network and browser. */

export type Host = {
  /** Folder of the command, absolute. */
  readonly folder: string
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly disk: Disk
  readonly folders: Folders
  readonly cache: Cache
  /** Finds or provides a browser and starts it. Throws `ChapbookError` (machine) that says what to type. */
  openBrowser(options: OpenBrowserOptions): Promise<Browser>
  /**
   * Absolute path of a folder that holds the wanted files of an npm package: fetched once, then in the user's cache.
   * Asked only when the book needs it. Throws `ChapbookError` (machine) when it is not there and cannot be fetched.
   * A host without it fetches nothing.
   */
  providePackage?(wanted: WantedPackage, options?: ProvidePackageOptions): Promise<string>
  /**
   * A revision (a tag, a branch, a commit, `HEAD~3`) of the git repository in which the folder of the command lies; `undefined` where
   * it has none of that name. Throws `ChapbookError` where git is missing or there is no repository. A host without it knows none.
   */
  openRevision?(name: string): Promise<Revision | undefined>
}

/** What stood in a repository on a day. */
export type Revision = {
  /** Hexadecimal. */
  readonly commit: string
  /** Absolute path under which the files appear on `disk` and nowhere else. */
  readonly root: string
  /** Folder of the command in it, absolute. */
  readonly folder: string
  /** The files of the revision below `root`, and elsewhere those of the machine; nothing can be written. */
  readonly disk: Disk
}

export type WantedPackage = {
  /** `@fontsource/noto-serif-jp` */
  readonly name: string
  readonly version: string
  /** SHA-512 of the tarball as published, base64. */
  readonly integrity: string
  /** Bytes of the tarball, for the progress. */
  readonly size: number
  /** Ends of the names of the files that are kept. */
  readonly keep: readonly string[]
}

export type ProvidePackageOptions = {
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: (progress: { readonly label: string; readonly done: number; readonly total: number }) => void
}

export type Disk = {
  /** Throws `ChapbookError` when the file cannot be read. */
  read(path: string): Promise<Uint8Array>
  /** Names in a folder, files and folders, sorted by code point. */
  list(folder: string): Promise<readonly string[]>
  kind(path: string): Promise<'file' | 'folder' | 'nothing'>
  /** The path with every symbolic link followed; `undefined` where nothing is. */
  real(path: string): Promise<string | undefined>
  /**
   * Writes all files or none: each to a temporary name beside its place, then all renamed. On any failure the
   * temporary files are removed, what stood there before stays, and `ChapbookError` says why (no permission, disk full).
   */
  write(files: readonly WrittenFile[]): Promise<void>
}

/** Folders that are new as a whole or not at all. Paths are absolute or in the folder of the command; each call throws `ChapbookError`. */
export type Folders = {
  /** Makes the folder hold these files and no others; their paths are relative to it. On any failure what stood there stays. */
  write(path: string, files: readonly WrittenFile[]): Promise<void>
  /** Makes `to` a copy of `from`; files may share their bytes on the disk. */
  copy(from: string, to: string): Promise<void>
  /** Moves a folder, over what stands at its new place. */
  move(from: string, to: string): Promise<void>
  /** Removes a file or a folder; nothing there is as good. */
  remove(path: string): Promise<void>
  /** Puts right what a killed run left in the folder and in those inside it: its last whole folders come back, and what it had begun goes. */
  recover(path: string): Promise<void>
}

export type WrittenFile = { readonly path: string; readonly bytes: Uint8Array }

/** Bytes remembered between builds in the user's cache folder. Losing them costs time only. */
export type Cache = {
  get(key: string): Promise<Uint8Array | undefined>
  /** Never throws: a full or read-only disk only means that nothing is remembered. */
  put(key: string, bytes: Uint8Array): Promise<void>
}

export type OpenBrowserOptions = {
  /** Path of the executable, from an option or the config; looked at before all else. */
  readonly path?: string | undefined
  /** Longest time for any one step in the browser, ms; for documents above a megabyte, that for each megabyte. @default 120000 */
  readonly timeLimit?: number
  readonly signal?: AbortSignal | undefined
  /** Whether a browser is fetched where none is found. @default true */
  readonly provide?: boolean
  readonly onProgress?: (progress: { readonly label: string; readonly done: number; readonly total: number }) => void
  /** Told once for each thing the user should know (the sandbox is off, …). */
  readonly onWarning?: (warning: string) => void
}

/** A browser that runs no page script, reaches no network and reads no file. */
export type Browser = {
  /** `HeadlessChrome/156.0.8078.79` */
  readonly version: string
  readonly path: string
  openPage(): Promise<BrowserPage>
  close(): Promise<void>
}

/** Each call fails with `ChapbookError` (machine) when the browser crashed or a time limit passed. */
export type BrowserPage = {
  /** Shows a document that holds everything it needs (`data:` only) and waits for its fonts and pictures. */
  show(html: string): Promise<void>
  /** Runs our own script in the page, although the page's scripts are off. The last expression is the result, as JSON. */
  run<T>(script: string): Promise<T>
  /** PNG of the page or the viewport, for tests and pictures. */
  screenshot(options: {
    width: number
    height: number
    scale?: number
    fullPage?: boolean
    dark?: boolean
  }): Promise<Uint8Array>
  /** Tagged, with outline; the size comes from the page's CSS. */
  print(): Promise<Uint8Array>
  close(): Promise<void>
}
