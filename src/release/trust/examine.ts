/** Looks at one folder of a release: whether its lists agree, and whether its files are as the lists say. */

import { join } from 'node:path'
import { ChapbookError } from '../../errors.ts'
import type { TreeEntry } from '../../host/tree.ts'
import { byCodePoint, readChecksums, sha256, type Checksums } from './checksums.ts'
import { changed, disagreement, missing, notAFile, otherSize, outside, unreadable, type Finding } from './finding.ts'
import { shownIn, type Folder, type Tools } from './folder.ts'
import { isInside, readManifest, type ClaimedFile, type ReadManifest } from './read-manifest.ts'
import { checksumsName, manifestName, unlistedNames } from './seal.ts'
import { examineSignature, type SignatureFound } from './signed.ts'

export type Examined = {
  readonly manifest: ReadManifest | undefined
  /** Of `SHA256SUMS`, hexadecimal. */
  readonly checksums: string | undefined
  /** Paths that the lists name. */
  readonly listed: ReadonlySet<string>
  /** Files whose content was looked at. */
  readonly files: number
  readonly bytes: number
  readonly findings: readonly Finding[]
  readonly signature: SignatureFound
}

/** Longer lists are not read: they would fill the memory. Bytes. */
const longestList = 64 << 20

/** Whether a release lies in the folder. */
export function isRelease(entries: Iterable<TreeEntry>): boolean {
  return [...entries].some(({ path, kind }) => kind === 'file' && (path === manifestName || path === checksumsName))
}

/** Recomputes everything that the lists of a folder say; what else lies there is for the caller to judge. */
export async function examine(folder: Folder, tools: Tools): Promise<Examined> {
  const [manifestBytes, sumsBytes] = await Promise.all([
    readList(folder, manifestName, tools),
    readList(folder, checksumsName, tools),
  ])
  const manifest = manifestBytes && readManifest(text(manifestBytes))
  const sums = sumsBytes && readChecksums(text(sumsBytes))
  const at = (name: string): string => shownIn(folder, name)
  const files = manifest === undefined || manifest.kind === 'unreadable' ? undefined : manifest.files
  const claimed = gather(folder, files, sums)
  const checked = await Promise.all(
    claimed.files
      // It is told as missing or damaged already.
      .filter(({ path }) => path !== manifestName || files !== undefined)
      .map((file) => checkFile(file, folder, tools)),
  )
  const signature = await examineSignature(folder, sumsBytes, tools)
  return {
    manifest,
    checksums: sumsBytes && sha256(sumsBytes),
    listed: new Set([...claimed.files.map(({ path }) => path), manifestName, ...unlistedNames]),
    files: checked.length + (sumsBytes === undefined ? 0 : 1),
    bytes: claimed.files.reduce(
      (sum, { path }) => sum + (folder.entries.get(path)?.bytes ?? 0),
      sumsBytes?.length ?? 0,
    ),
    findings: [
      ...(manifestBytes ? [] : [notThere(folder, manifestName)]),
      ...(sumsBytes ? [] : [notThere(folder, checksumsName)]),
      ...(manifest?.kind === 'unreadable' ? [changed(at(manifestName), capital(manifest.reason))] : []),
      ...claimed.findings,
      ...checked.flatMap((finding) => finding ?? []),
      ...signature.findings,
    ],
    signature: signature.found,
  }
}

async function readList({ entries, place }: Folder, name: string, tools: Tools): Promise<Uint8Array | undefined> {
  const entry = entries.get(name)
  if (entry?.kind !== 'file' || entry.bytes > longestList) return undefined
  return tools.read(join(place, name))
}

function notThere(folder: Folder, name: string): Finding {
  const entry = folder.entries.get(name)
  const path = shownIn(folder, name)
  if (entry === undefined) return missing(path, 'It belongs to every release, but it is not here')
  return entry.kind === 'file' ? unreadable(path, 'It is far too long for a list of files') : notAFile(path, entry.kind)
}

type Claimed = ClaimedFile & { readonly otherHash?: string }

/** What both lists say of each file, and where they differ. */
function gather(
  folder: Folder,
  fromManifest: readonly ClaimedFile[] | undefined,
  sums: Checksums | undefined,
): { readonly files: readonly Claimed[]; readonly findings: readonly Finding[] } {
  const [manifestPath, sumsPath] = [shownIn(folder, manifestName), shownIn(folder, checksumsName)]
  const findings: Finding[] = []
  const byManifest = inside(fromManifest ?? [], manifestPath, findings)
  const listed = (sums?.entries ?? []).map(({ name, sha256: hash }) => ({ path: name, sha256: hash }))
  const bySums = inside(listed, sumsPath, findings)
  const [wrong] = sums?.wrongLines ?? []
  if (wrong !== undefined) findings.push(changed(sumsPath, `It is damaged: line ${wrong} says nothing of a file`))
  if (sums && !bySums.has(manifestName) && folder.entries.has(manifestName))
    findings.push(disagreement(sumsPath, `\`${manifestName}\` is not in it`))

  const paths = [...new Set([...byManifest.keys(), ...bySums.keys()])].toSorted(byCodePoint)
  const files = paths.flatMap((path): readonly Claimed[] => {
    const [one, other] = [byManifest.get(path), bySums.get(path)]
    if (fromManifest && sums && path !== manifestName) {
      if (!one) findings.push(disagreement(manifestPath, `\`${path}\` is not in it, but in \`${checksumsName}\``))
      else if (!other) findings.push(disagreement(sumsPath, `\`${path}\` is not in it, but in \`${manifestName}\``))
      else if (one.sha256 !== other.sha256)
        findings.push(disagreement(sumsPath, `It has another checksum for \`${path}\` than \`${manifestName}\``))
    }
    // A manifest cannot hold its own checksum.
    const claim = path === manifestName ? other : (other ?? one)
    if (!claim) return []
    const isDisputed = one && other && one.sha256 !== other.sha256
    return [{ ...claim, bytes: one?.bytes, ...(isDisputed ? { otherHash: one.sha256 } : {}) }]
  })
  return { files, findings }
}

/** The files of a list that can be in the folder; the others, and those that stand twice, are told. */
function inside(files: readonly ClaimedFile[], list: string, findings: Finding[]): Map<string, ClaimedFile> {
  const found = new Map<string, ClaimedFile>()
  for (const file of files) {
    if (!isInside(file.path)) findings.push(outside(list, file.path))
    else if (unlistedNames.has(file.path)) findings.push(disagreement(list, `\`${file.path}\` cannot be in it`))
    else if (found.has(file.path)) findings.push(disagreement(list, `\`${file.path}\` stands in it twice`))
    else found.set(file.path, file)
  }
  return found
}

async function checkFile(file: Claimed, folder: Folder, tools: Tools): Promise<Finding | undefined> {
  const entry = folder.entries.get(file.path)
  const path = shownIn(folder, file.path)
  if (entry === undefined) return isBehindLink(file.path, folder) ? undefined : missing(path)
  // Links and their like are told by those who judge what lies in the folder.
  if (entry.kind === 'folder') return notAFile(path, entry.kind)
  if (entry.kind !== 'file') return undefined
  if (file.bytes !== undefined && entry.bytes !== file.bytes) return otherSize(path, entry.bytes, file.bytes)
  try {
    const hash = await tools.hash(join(folder.place, file.path), entry)
    return hash === file.sha256 || hash === file.otherHash ? undefined : changed(path)
  } catch (error) {
    // One file that the disk refuses keeps nobody from hearing of the others.
    if (!(error instanceof ChapbookError) || error.kind !== 'machine') throw error
    return { kind: 'unreadable', path, reason: error.message.replace(/^`.*` /s, 'It '), hint: error.hint ?? '' }
  }
}

/** Whether a folder on the way is a link; it is told as such. */
function isBehindLink(path: string, { entries }: Folder): boolean {
  const parts = path.split('/')
  return parts.some((_, index) => entries.get(parts.slice(0, index).join('/'))?.kind === 'link')
}

function text(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
}

function capital(reason: string): string {
  return reason.charAt(0).toUpperCase() + reason.slice(1)
}
