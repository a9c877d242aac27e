/** Makes the copies, a batch of bookplates at a time, and writes each reader's files as soon as they are made. */

import { join } from 'node:path'
import type { ProgressEvent } from '../build.ts'
import { documentFacts } from '../editions/facts.ts'
import { ChapbookError } from '../errors.ts'
import type { Browser, Host } from '../host/host.ts'
import { sha256 } from '../release/trust/checksums.ts'
import type { Theme } from '../theme/theme.ts'
import type { Base, BaseFile } from './base.ts'
import { bookplateFor, type Bookplate, type BookplateOptions } from './bookplate.ts'
import type { SetBookplate } from './bookplate-pages.ts'
import { epubCopier } from './epub-copy.ts'
import { endingOf, type FileNames } from './file-names.ts'
import type { CopiedBase, CopiedFile, CopiesManifest } from './manifest.ts'
import type { PdfCopier } from './pdf-copy.ts'
import type { ListedReader } from './reader-list.ts'
import type { Fault } from './reader.ts'

export type CopyProgress =
  | Extract<ProgressEvent, { readonly kind: 'browser' | 'fonts' | 'warning' }>
  | { readonly kind: 'copies'; readonly done: number; readonly total: number }

export type Making = {
  readonly base: Base
  readonly theme: Theme
  readonly host: Host
  readonly names: FileNames
  /** Of the copies, absolute. */
  readonly folder: string
  /** The copies that lie there. */
  readonly before: CopiesManifest | undefined
  readonly replace: boolean
  readonly bookplates: BookplateOptions
  readonly browser: string | undefined
  readonly signal: AbortSignal | undefined
  readonly onProgress: (event: CopyProgress) => void
  /** Told when the files of a reader are written. */
  readonly onMade: (files: readonly CopiedFile[]) => void
  /** Told of a reader who has no copy. */
  readonly onFault: (reader: ListedReader, fault: Fault) => void
}

export type Made = {
  readonly isStopped: boolean
  /** What the machine could not do; the copies before it are made. */
  readonly failure: ChapbookError | undefined
  readonly bases: readonly CopiedBase[]
}

/** Makes what goes into the files of one reader. */
type FileMaker = {
  readonly base: BaseFile
  readonly added?: CopiedBase['added']
  readonly make: (bookplate: Bookplate, set: SetBookplate | undefined) => Uint8Array
}

// So many bookplates are a document that a browser prints in a second; more would only be held in memory for longer.
const BATCH = 250

/** Never throws what the machine is at fault for once a copy may have been made: it is told beside what was made. */
export async function makeCopies(readers: readonly ListedReader[], making: Making): Promise<Made> {
  const { base, theme, signal, onProgress } = making
  const { work } = base.manifest
  const words = await theme.releaseWords(work.language)
  const pdf = await pdfOf(base)
  const makers: readonly FileMaker[] = await Promise.all(base.files.map((file) => makerFor(file, pdf, making)))
  const bases = makers.map(({ base: { path, role, bytes, sha256 }, added }) => ({
    ...{ path, role, bytes, sha256 },
    ...(added === undefined ? {} : { added }),
  }))
  let done = 0
  let opened: Browser | undefined
  try {
    onProgress({ kind: 'copies', done, total: readers.length })
    for (let at = 0; at < readers.length; at += BATCH) {
      const batch = readers
        .slice(at, at + BATCH)
        .map((reader) => ({ reader, bookplate: bookplateFor(reader, words, making.bookplates) }))
      opened ??= pdf && (await openBrowser(making))
      const set =
        pdf &&
        opened &&
        (await setPages(
          batch.map(({ bookplate }) => bookplate),
          pdf,
          opened,
          making,
        ))
      for (const [index, { reader, bookplate }] of batch.entries()) {
        if (signal?.aborted) return { isStopped: true, failure: undefined, bases }
        await makeCopy(reader, bookplate, set?.[index], makers, making)
        onProgress({ kind: 'copies', done: ++done, total: readers.length })
      }
    }
    return { isStopped: false, failure: undefined, bases }
  } catch (error) {
    if (signal?.aborted) return { isStopped: true, failure: undefined, bases }
    if (error instanceof ChapbookError && error.kind === 'machine') return { isStopped: false, failure: error, bases }
    throw error
  } finally {
    await opened?.close()
  }

  function setPages(bookplates: readonly Bookplate[], { page }: PdfCopier, browser: Browser, { host, theme }: Making) {
    const { direction } = work
    const pages = { theme, direction, page, facts: documentFacts(work) }
    return import('./bookplate-pages.ts').then(({ setBookplates }) => setBookplates(bookplates, pages, browser, host))
  }
}

async function pdfOf({ files }: Base): Promise<PdfCopier | undefined> {
  const file = files.find(({ role }) => role === 'print')
  if (!file) return undefined
  // pdf-lib takes long to load; an EPUB alone does not wait for it.
  const { pdfCopier } = await import('./pdf-copy.ts')
  return pdfCopier(file.content)
}

async function makerFor(file: BaseFile, pdf: PdfCopier | undefined, { theme, base }: Making): Promise<FileMaker> {
  const { language, direction } = base.manifest.work
  if (file.role === 'epub') {
    const copy = epubCopier(file.content, { language, direction, style: await theme.style('bookplate-epub') })
    return { base: file, make: (bookplate) => copy(bookplate) }
  }
  if (!pdf) throw new Error('The PDF was not read')
  return {
    base: file,
    ...(pdf.added.pages === 0 ? {} : { added: pdf.added }),
    make: (_, set) => {
      if (!set || !('part' in set)) throw new Error('The bookplate was not set')
      return pdf.copy(set.part)
    },
  }
}

async function makeCopy(
  reader: ListedReader,
  bookplate: Bookplate,
  set: SetBookplate | undefined,
  makers: readonly FileMaker[],
  { host, names, folder, before, replace, onMade, onFault }: Making,
): Promise<void> {
  if (set && 'missing' in set) return onFault(reader, noLetters(set.missing))
  const name = names(reader)
  const files = makers.map(({ base, make }) => {
    const bytes = make(bookplate, set)
    const file: CopiedFile = {
      path: `${name}${endingOf(base.role)}`,
      copy: reader.number,
      role: base.role,
      mediaType: base.mediaType,
      bytes: bytes.length,
      sha256: sha256(bytes),
      base: base.sha256,
    }
    return { file, bytes }
  })
  const other = replace ? undefined : before?.files.find((known) => files.some(({ file }) => isOther(known, file)))
  if (other) return onFault(reader, isTaken(other))
  await host.disk.write(files.map(({ file, bytes }) => ({ path: join(folder, file.path), bytes })))
  onMade(files.map(({ file }) => file))
}

/** Whether a file was made with another bookplate for the same number, or has the name of the new one. */
function isOther(known: CopiedFile, file: CopiedFile): boolean {
  const isSame = known.copy === file.copy && known.role === file.role
  return (isSame || known.path === file.path) && known.sha256 !== file.sha256
}

function isTaken({ copy, path }: CopiedFile): Fault {
  return {
    reason: `Copy ${copy} has been made before with other words, as \`${path}\``,
    note: 'Give this one another number (--number, or --from for a list), or say --replace to make it anew.',
  }
}

function noLetters(missing: readonly string[]): Fault {
  return {
    reason:
      missing.length === 0
        ? 'The PDF cannot show the bookplate with the fonts of the theme'
        : `No font has ${missing.map((letter) => `\`${letter}\``).join(', ')}, so that the PDF cannot show the bookplate`,
    note: 'Write the name or the note without it, or make the EPUB alone: --edition epub.',
  }
}

function openBrowser({ host, browser, signal, onProgress }: Making): Promise<Browser> {
  return host.openBrowser({
    path: browser,
    signal,
    onProgress: (progress) => onProgress({ kind: 'browser', ...progress }),
    onWarning: (text) => onProgress({ kind: 'warning', text }),
  })
}
