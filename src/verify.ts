/** The verb that looks whether a release is as it was made: every file of it against its lists, and the lists against each other. */

import { join, resolve } from 'node:path'
import { ChapbookError } from './errors.ts'
import type { Host } from './host/host.ts'
import { nodeHost } from './host/index.ts'
import { hashFile, listTree, walkTree, type TreeEntry } from './host/tree.ts'
import { byCodePoint } from './release/trust/checksums.ts'
import { isRelease } from './release/trust/examine.ts'
import { changed, type Finding } from './release/trust/finding.ts'
import type { Tools } from './release/trust/folder.ts'
import { verifyRelease, type VerifiedRelease } from './release/trust/verify-release.ts'
import { readTrustedKeys } from './release/trust/trusted-keys.ts'

export type VerifyOptions = {
  /** A release: the folder of an edition, of a title with its editions, or of a whole site; relative to the folder of the command. */
  readonly folder: string
  /** A file with public keys, as OpenSSH has them; then the release must be signed by one of them. */
  readonly key?: string | undefined
  /** Stops it. */
  readonly signal?: AbortSignal
  readonly host?: Host
}

export type Verification = {
  /** Nothing differs from what was released. */
  readonly ok: boolean
  /** Files that were looked at, and their bytes. */
  readonly files: number
  readonly bytes: number
  readonly editions: number
  readonly sites: number
  /** By path. */
  readonly findings: readonly Finding[]
  /** Each key that has signed something here, once. */
  readonly signers: readonly { readonly fingerprint: string; readonly isTrusted: boolean }[]
  /** Editions and sites that no good signature covers, neither their own nor that of the site around them. */
  readonly unsigned: number
  /** Files that lie beside the releases in a folder that is none itself, so that no list names them. */
  readonly notLookedAt: number
}

/** So many files are hashed at once: more only make the disk jump. */
const atOnce = 4

/**
 * Recomputes every checksum of a release. Nothing outside the folder is read, and no link in it is followed.
 *
 * @throws ChapbookError where there is no release, a file cannot be read, the key is none, or the signal says stop
 */
export async function verify({ folder, key, signal, host = nodeHost() }: VerifyOptions): Promise<Verification> {
  const place = await existing(folder, host)
  const trusted = key === undefined ? undefined : await trustedKeys(key, host)
  const tools = makeTools(host, trusted, signal)
  const releases: VerifiedRelease[] = []
  const found = await releasesIn(place, folder)
  for (const { shown, place: at } of found.places) {
    throwIfStopped(signal)
    releases.push(await verifyRelease({ shown, place: at, entries: await entriesOf(at) }, tools))
  }
  const findings = [...releases.flatMap((release) => release.findings), ...strangeCopies(releases)]
  const signers = new Map(releases.flatMap((release) => release.signers).map((signer) => [signer.fingerprint, signer]))
  const sum = (count: (release: VerifiedRelease) => number): number =>
    releases.reduce((total, release) => total + count(release), 0)
  return {
    ok: findings.length === 0,
    files: sum(({ files }) => files),
    bytes: sum(({ bytes }) => bytes),
    editions: sum(({ editions }) => editions),
    sites: sum(({ sites }) => sites),
    findings: findings.toSorted(byPath),
    signers: [...signers.values()],
    unsigned: sum(({ unsigned }) => unsigned),
    notLookedAt: found.others,
  }
}

async function existing(folder: string, host: Host): Promise<string> {
  const place = resolve(host.folder, folder)
  const kind = await host.disk.kind(place)
  if (kind === 'folder') return (await host.disk.real(place)) ?? place
  throw new ChapbookError(
    kind === 'file' ? `\`${folder}\` is a file, not a folder` : `There is no folder \`${folder}\``,
    {
      kind: 'usage',
      hint: 'Name the folder of a release; it has a file `manifest.json`.',
    },
  )
}

async function trustedKeys(path: string, host: Host): Promise<readonly Uint8Array[]> {
  const place = resolve(host.folder, path)
  if ((await host.disk.kind(place)) === 'file') {
    return readTrustedKeys(new TextDecoder().decode(await host.disk.read(place)), path)
  }
  throw new ChapbookError(`There is no file \`${path}\``, {
    kind: 'usage',
    hint: 'Give `--key` a file with the public key of the publisher, as it ends in `.pub`.',
  })
}

function makeTools(host: Host, trusted: readonly Uint8Array[] | undefined, signal: AbortSignal | undefined): Tools {
  const turn = turns(atOnce)
  const shared = new Map<string, Promise<string>>()
  const hash = (path: string): Promise<string> =>
    turn(() => {
      throwIfStopped(signal)
      return hashFile(path, signal)
    })
  return {
    read: (path) => host.disk.read(path),
    hash: (path, { sharedAs }) => {
      if (sharedAs === undefined) return hash(path)
      // `latest` may share its files with the edition that it is a copy of.
      const known = shared.get(sharedAs) ?? hash(path)
      shared.set(sharedAs, known)
      return known
    },
    ...(trusted === undefined ? {} : { trusted }),
  }
}

/** Does so many things at a time; the others wait in order. */
function turns(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = []
  let free = most
  return async (work) => {
    if (free === 0) await new Promise<void>((resolve) => waiting.push(resolve))
    else free -= 1
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else free += 1
    }
  }
}

type Place = { readonly shown: string; readonly place: string }
type Found = { readonly places: readonly Place[]; readonly others: number }

/** The folder itself, or else the releases right below it or one folder deeper, as on the shelf of a site. */
async function releasesIn(root: string, shownRoot: string): Promise<Found> {
  const look = async (shown: string, depth: number): Promise<Found> => {
    const place = join(root, shown)
    const here = await listTree(place)
    if (isRelease(here)) return { places: [{ shown, place }], others: 0 }
    const folders = here.filter(({ path, kind }) => kind === 'folder' && !path.startsWith('.'))
    const below =
      depth === 0
        ? []
        : await Promise.all(folders.map(({ path }) => look(shown === '' ? path : `${shown}/${path}`, depth - 1)))
    return {
      places: below.flatMap(({ places }) => places),
      others: below.reduce((sum, { others }) => sum + others, here.filter(({ kind }) => kind !== 'folder').length),
    }
  }
  const found = await look('', 2)
  if (found.places.length > 0) return found
  throw new ChapbookError(`There is no release in \`${shownRoot}\``, {
    kind: 'usage',
    hint: 'A release is a folder with a file `manifest.json`, as `chapbook release` makes it. Name that folder, or the one above.',
  })
}

async function entriesOf(place: string): Promise<ReadonlyMap<string, TreeEntry>> {
  return new Map((await walkTree(place)).map((entry) => [entry.path, entry]))
}

/** A copy without a site around it is one of an edition beside it, or it is none. */
function strangeCopies(releases: readonly VerifiedRelease[]): readonly Finding[] {
  const folderOf = (shown: string): string => shown.split('/').slice(0, -1).join('/')
  return releases.flatMap(({ shown, checksums }) => {
    if (shown.split('/').at(-1) !== 'latest') return []
    const beside = releases.filter((other) => other.shown !== shown && folderOf(other.shown) === folderOf(shown))
    if (beside.length === 0 || beside.some((other) => other.checksums === checksums)) return []
    return [changed(shown, 'It is not a copy of an edition beside it')]
  })
}

function throwIfStopped(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new ChapbookError('Stopped', { kind: 'interrupted', cause: signal.reason })
}

function byPath(a: Finding, b: Finding): number {
  return byCodePoint(a.path, b.path)
}
