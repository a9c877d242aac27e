/** Makes the next edition of one title: builds it, checks it, gathers its files, and lays them in a folder that waits for its place. */

import { join, posix } from 'node:path'
import { editionMade, make, type Made, type MakeOptions, type TimedArtifact } from '../build.ts'
import type { EditionName } from '../editions/edition.ts'
import type { Host } from '../host/host.ts'
import { hasErrors } from '../manuscript/messages.ts'
import { reported, type Reported } from '../report/messages.ts'
import { releasedEditions, type ReleasedEdition } from './earlier.ts'
import { gatherEdition, type GatheredEdition, type MadeBook } from './gather.ts'
import { releasedName, succession } from './identity.ts'
import { requireWholeLinks } from './links.ts'
import { siteFileNames } from './documents.ts'
import { signingKey } from './trust/signing-key.ts'

export type TitleOptions = MakeOptions & {
  /** Folder of the titles, relative to the folder of the command. */
  readonly out: string
  /** Where the finished folder waits, on the disk of `out`. */
  readonly waiting: string
  /** Path of the private key that signs the release. */
  readonly key?: string | undefined
  /** Address of the shelf, ending in `/`. */
  readonly site?: string | undefined
  /** Whether the title stands on a shelf. @default false */
  readonly isShelf?: boolean
}

/** Plain data, so that a worker can hand it over. */
export type TitleResult = {
  readonly messages: readonly Reported[]
  /** What the machine could not do. */
  readonly failed: readonly { readonly message: string; readonly hint?: string }[]
  /** The edition that waits for its place; absent where there is something to mend first. */
  readonly made?: MadeTitle
}

export type MadeTitle = {
  readonly slug: string
  readonly title: string
  /** Name of the edition: `edition-2`. */
  readonly edition: string
  /** The same edition was released before. */
  readonly replaces: boolean
  /** Folder in which its files wait. */
  readonly waiting: string
  readonly files: number
  readonly bytes: number
  /** Of its `SHA256SUMS`, hexadecimal. */
  readonly sha256: string
  /** The edition that its changes were found against, and the hash of its `SHA256SUMS`. */
  readonly before?: { readonly edition: string; readonly sha256: string }
  /** Name or path of its theme. */
  readonly theme: string
  /** Sentences on what is new since the edition before; absent for the first. */
  readonly changes?: readonly string[]
}

/** What readers are offered whatever the manuscript asks for. */
const offered: readonly EditionName[] = ['web', 'epub', 'print', 'handout', 'booklet', 'large-print']

/**
 * Makes an edition. What the writer can mend and what the machine cannot do are in the result.
 *
 * @throws ChapbookError where the call or the disk is at fault, or what was released before cannot be read
 */
export async function makeTitle(options: TitleOptions, host: Host): Promise<TitleResult> {
  const { out, waiting, strict = false } = options
  const made = await make(
    {
      ...options,
      atLeast: options.editions === undefined ? offered : [],
      print: { ...options.print, for: 'screen' },
      forRelease: { site: options.site },
    },
    host,
  )
  const result = (failed: TitleResult['failed'] = []): TitleResult => ({
    messages: reported(made.files, host.folder),
    failed,
  })
  if (!isWhole(made)) return result(failures(made))
  const earlier = await releasedEditions(join(out, made.book.metadata.slug), host)
  judge(made, earlier)
  if (hasErrors(made.files, strict)) return result()

  const signer = await signingKey(options.key, host)
  const edition = await gatherEdition(made, { released: earlier, signer, isShelf: options.isShelf === true }, host)
  requireOwnLinks(edition, options.isShelf === true)
  await host.folders.write(waiting, edition.files)
  for (const artifact of made.artifacts) options.onProgress?.(editionMade(released(artifact, edition), out))
  return { ...result(), made: describe(edition, made.manuscript.settings.theme, options) }
}

/** The edition as it will lie in its place. */
function released({ companions, ...artifact }: TimedArtifact, { manifest }: GatheredEdition): TimedArtifact {
  const { edition, work } = manifest
  const place = (path: string): string => join(work.slug, edition.name, releasedName(path, work.slug, edition))
  return {
    ...artifact,
    path: place(artifact.path),
    ...(companions && { companions: companions.map((file) => ({ ...file, path: place(file.path) })) }),
  }
}

function isWhole(made: Made): made is Made & MadeBook {
  return made.ok && made.book !== undefined && made.source !== undefined
}

function failures({ failed }: Made): TitleResult['failed'] {
  return failed.map(({ error: { message, hint } }) => ({ message, ...(hint === undefined ? {} : { hint }) }))
}

/** Says what keeps an edition from being released that would not keep it from being built. */
function judge({ book, manuscript, files }: Made & MadeBook, released: readonly ReleasedEdition[]): void {
  const { metadata } = book
  const isNamed = metadata.edition !== undefined
  const manifests = released.map(({ manifest }) => manifest)
  for (const { field, ...finding } of succession({ metadata, isNamed }, manifests)) manuscript.say(field, finding)
  // A reader is promised files that keep their standards.
  for (const message of files.flatMap(({ messages }) => messages)) {
    if (message.ruleId === 'pdf-standard') message.fatal = true
  }
}

/** Links of an edition may lead to the files of the site that it will stand on, too. */
function requireOwnLinks({ files, manifest }: GatheredEdition, isShelf: boolean): void {
  const { work, edition } = manifest
  const folder = `${work.slug}/${edition.name}`
  const around = new Set([...siteFileNames(isShelf)].map((name) => posix.join(work.slug, name)))
  requireWholeLinks(
    files.map((file) => ({ ...file, path: `${folder}/${file.path}` })),
    { isThere: (path) => around.has(path) },
  )
}

function describe(
  { files, manifest, sha256, before, replaces }: GatheredEdition,
  theme: string,
  { waiting }: Pick<TitleOptions, 'waiting'>,
): MadeTitle {
  const { work, edition, changes } = manifest
  return {
    slug: work.slug,
    title: work.title,
    edition: edition.name,
    replaces,
    theme,
    waiting,
    files: files.length,
    bytes: files.reduce((sum, { bytes }) => sum + bytes.length, 0),
    sha256,
    ...(before === undefined ? {} : { before }),
    ...(changes === undefined ? {} : { changes: changes.sentences }),
  }
}
