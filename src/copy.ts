/** The flow of `chapbook copy`: a finished release and its readers are read, and each gets a copy with a bookplate. */

import { dirname, join, relative, resolve } from 'node:path'
import type { VFile } from 'vfile'
import { readBase, type CopiedEdition } from './copies/base.ts'
import { fileNames, usualPattern } from './copies/file-names.ts'
import { readCopies, sealedCopies, withCopies, type CopiedFile } from './copies/manifest.ts'
import { makeCopies, type CopyProgress } from './copies/make.ts'
import { findReaders, type GivenReaders } from './copies/find-readers.ts'
import { ChapbookError } from './errors.ts'
import type { Host } from './host/host.ts'
import { nodeHost } from './host/index.ts'
import { tellOfPackages } from './host/tell-of-packages.ts'
import { hasErrors } from './manuscript/messages.ts'
import { parseManifest } from './release/open-release.ts'
import { manifestName } from './release/trust/seal.ts'
import { signingKey } from './release/trust/signing-key.ts'
import { date as dateSchema } from './settings/dates.ts'
import { loadTheme } from './theme/load.ts'

export type { CopiedEdition } from './copies/base.ts'
export type { CopyProgress } from './copies/make.ts'

export type CopyOptions = GivenReaders & {
  /** Folder of an edition that was released, or of a title or a site with one. @default 'dist/release' */
  readonly release?: string
  /** @default both */
  readonly editions?: readonly CopiedEdition[]
  /** How many copies there are: `No. 12 of 1,000`. */
  readonly of?: number
  /** Stands on every bookplate: `2026`, `2026-11` or `2026-11-28`. None unless it is given. */
  readonly date?: string
  /** Pattern of the names of files (`copies/file-names.ts`). @default '{slug}-{edition}-copy-{number}' */
  readonly names?: string
  /** Folder of the copies. @default 'dist/copies/SLUG-EDITION' */
  readonly out?: string
  /** @default 'base' */
  readonly theme?: string
  /** Whether a copy may take the place of another reader's with the same number. @default false */
  readonly replace?: boolean
  /** Path of the key that signs the list of copies; without it that in `CHAPBOOK_SIGNING_KEY`. */
  readonly key?: string
  /** Path of the browser's executable. */
  readonly browser?: string
  /** Stops; what is made stays, and is whole. */
  readonly signal?: AbortSignal
  readonly host?: Host
  readonly onProgress?: (event: CopyProgress) => void
}

export type CopyResult = {
  /** Every reader has a copy. */
  readonly ok: boolean
  /** It was stopped before the end. */
  readonly isStopped: boolean
  /** Folder of the copies, from the folder of the command. */
  readonly folder: string
  /** The files that were made, by their names in that folder. */
  readonly made: readonly CopiedFile[]
  /** How many copies they are. */
  readonly copies: number
  /** The list of readers, with a message on each row that has no copy. */
  readonly files: readonly VFile[]
}

/**
 * Makes personal copies of a release without building anything again. Each reader's files are written together or not at all, and the list of
 * copies (`manifest.json`, `SHA256SUMS`) when all are written, or when something stops it.
 *
 * @throws ChapbookError when the call or the machine is at fault: no release, no such reader, no room on the disk
 */
export async function copy(options: CopyOptions): Promise<CopyResult> {
  const {
    host: given = nodeHost(),
    release = 'dist/release',
    editions = ['epub', 'print'],
    signal,
    onProgress,
  } = options
  const host = tellOfPackages(given, { signal, onProgress: (fetched) => onProgress?.({ kind: 'fonts', ...fetched }) })
  await checkDate(options.date)
  const base = await readBase(release, editions, host)
  const { work, edition } = base.manifest
  const names = fileNames(options.names ?? usualPattern, { slug: work.slug, edition: edition.name })
  const out = options.out ?? join('dist', 'copies', `${work.slug}-${edition.name}`)
  const folder = resolve(host.folder, out)
  await keepOutside(folder, host)
  const [signer, theme, before] = await Promise.all([
    signingKey(options.key, host),
    loadTheme(options.theme ?? 'base', host),
    readCopies(folder, host),
  ])
  const { readers, file } = await findReaders(options, before, host)

  const made: CopiedFile[] = []
  const context = { base, theme, host, names, folder, before, replace: options.replace === true }
  const { isStopped, failure, bases } = await makeCopies(readers, {
    ...context,
    bookplates: { language: work.language, total: options.of, date: options.date },
    browser: options.browser,
    signal,
    onProgress: onProgress ?? (() => undefined),
    onMade: (files) => void made.push(...files),
    onFault: file.complain,
  })
  if (made.length > 0) {
    const about = { title: work.title, identifier: work.identifier, slug: work.slug }
    const manifest = withCopies(before, { work: about, edition: edition.name, bases, files: made })
    const sealed = sealedCopies(manifest, signer).map(({ path, bytes }) => ({ path: join(folder, path), bytes }))
    // Where the disk is full the first trouble is the one to tell.
    await host.disk.write(sealed).catch((error: unknown) => {
      throw failure ?? error
    })
  }
  if (failure !== undefined) throw failure
  const files = file.list ? [file.list] : []
  const ok = !isStopped && !hasErrors(files, false)
  const copies = new Set(made.map(({ copy }) => copy)).size
  return { ok, isStopped, folder: relative(host.folder, folder) || '.', made, copies, files }
}

async function checkDate(date: string | undefined): Promise<void> {
  if (date === undefined) return
  const v = await import('valibot')
  if (v.safeParse(dateSchema, date).success) return
  throw new ChapbookError(`\`${date}\` is no date for a bookplate`, {
    kind: 'usage',
    hint: 'Write the year, the month or the day: 2026, 2026-11 or 2026-11-28.',
  })
}

/** A release is verified as it is; a file more, in its folder or in one that it holds, would be one that nobody has released. */
async function keepOutside(folder: string, { disk }: Host): Promise<void> {
  for (let place = (await disk.real(folder)) ?? folder; ; place = dirname(place)) {
    const path = join(place, manifestName)
    const isRelease =
      (await disk.kind(path)) === 'file' && parseManifest(new TextDecoder().decode(await disk.read(path))) !== undefined
    if (isRelease)
      throw new ChapbookError('The copies would lie in the folder of a release, which must stay as it is', {
        kind: 'usage',
        hint: 'Name another folder with --out.',
      })
    if (dirname(place) === place) return
  }
}
