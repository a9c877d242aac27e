/** Verifies a release with all that belongs to it: an edition, or a site with its editions and their copies `latest`. */

import { join } from 'node:path'
import type { TreeEntry } from '../../host/tree.ts'
import { examine, isRelease, type Examined } from './examine.ts'
import { changed, missing, outside, unsigned, type Finding } from './finding.ts'
import { shownIn, type Folder, type Tools } from './folder.ts'
import { isInside, type ClaimedSite } from './read-manifest.ts'
import { checksumsName, manifestName } from './seal.ts'
import { strays } from './strays.ts'

export type VerifiedRelease = {
  readonly shown: string
  readonly files: number
  readonly bytes: number
  readonly editions: number
  readonly sites: number
  readonly findings: readonly Finding[]
  readonly signers: readonly { readonly fingerprint: string; readonly isTrusted: boolean }[]
  /** How many of them no good signature covers. */
  readonly unsigned: number
  /** SHA-256 of its `SHA256SUMS`, hexadecimal. */
  readonly checksums: string | undefined
}

/** What the site around it says of a release. */
type Vouched = {
  readonly checksums: string
  readonly isLatest: boolean
  /** A good signature covers what the site says. */
  readonly isSigned: boolean
}

/** Verifies what lies in a folder in which a release begins (`isRelease`). */
export async function verifyRelease(folder: Folder, tools: Tools, vouched?: Vouched): Promise<VerifiedRelease> {
  const own = await examine(folder, tools)
  const isVouched = vouched !== undefined && own.checksums === vouched.checksums
  const isSigned = own.signature.kind === 'signed' || (isVouched && vouched.isSigned)
  const claims = claimsOf(own, folder)
  const inner: VerifiedRelease[] = []
  const gone: Finding[] = []
  for (const claim of claims.inside) {
    const below = foldersBelow(folder, claim.path)
    const about = claim.vouched && { ...claim.vouched, isSigned }
    if (isRelease(below.entries.values())) inner.push(await verifyRelease(below, tools, about))
    else gone.push(missing(shownIn(folder, claim.path), claim.vouched?.isLatest ? noLatest : noEdition))
  }
  const findings = [
    ...own.findings,
    ...(vouched && own.checksums && !isVouched ? [notAsVouched(folder, vouched)] : []),
    ...(tools.trusted && !isSigned && own.signature.kind === 'unsigned'
      ? [unsigned(shownIn(folder, checksumsName))]
      : []),
    ...claims.findings,
    ...gone,
    ...strays(
      folder,
      own.listed,
      claims.inside.map(({ path }) => path),
    ),
    ...inner.flatMap((release) => release.findings),
  ]
  const sum = (count: (release: VerifiedRelease) => number): number =>
    inner.reduce((total, release) => total + count(release), 0)
  const isSite = own.manifest?.kind === 'site'
  const isEdition = !isSite && own.manifest?.kind !== 'copies' && !vouched?.isLatest
  return {
    shown: folder.shown,
    files: own.files + sum(({ files }) => files),
    bytes: own.bytes + sum(({ bytes }) => bytes),
    editions: (isEdition ? 1 : 0) + sum(({ editions }) => editions),
    sites: (isSite ? 1 : 0) + sum(({ sites }) => sites),
    findings: unique(findings),
    signers: [
      ...(own.signature.kind === 'signed' ? [own.signature] : []),
      ...inner.flatMap((release) => release.signers),
    ],
    unsigned: (isSigned ? 0 : 1) + sum((release) => release.unsigned),
    checksums: own.checksums,
  }
}

const noEdition = 'The site lists this edition, but it is not here'
const noLatest = 'The site has a copy of its newest edition here, but it is gone'

function notAsVouched(folder: Folder, { isLatest }: Vouched): Finding {
  const path = shownIn(folder, checksumsName)
  return isLatest
    ? changed(path, 'It is not that of the newest edition, of which this folder should be a copy')
    : changed(path, `It is not the list that the site’s \`${manifestName}\` vouches for`)
}

type Claim = { readonly path: string; readonly vouched?: Omit<Vouched, 'isSigned'> }
type Claims = { readonly inside: readonly Claim[]; readonly findings: readonly Finding[] }

/** The releases that belong to this one. Where no manifest says which, those that are found. */
function claimsOf({ manifest, listed }: Examined, folder: Folder): Claims {
  if (manifest?.kind === 'edition' || manifest?.kind === 'copies') return { inside: [], findings: [] }
  if (manifest?.kind === 'site') return claimsOfSite(manifest.titles, folder)
  const files = [...folder.entries.values()].filter(({ path }) => !listed.has(path))
  const places = files.flatMap(({ path, kind }) => {
    const [, place, name] = /^(.+)\/([^/]+)$/.exec(path) ?? []
    const isList = kind === 'file' && (name === manifestName || name === checksumsName)
    return isList && place !== undefined ? [{ path: place }] : []
  })
  return { inside: outermost(places), findings: [] }
}

function claimsOfSite(titles: ClaimedSite, folder: Folder): Claims {
  const list = shownIn(folder, manifestName)
  const named = titles.flatMap(({ editions }): readonly Claim[] => {
    const newest = editions.at(-1)
    const claims = editions.map(({ path, sha256 }) => ({ path, vouched: { checksums: sha256, isLatest: false } }))
    if (newest === undefined) return claims
    const latest = [...newest.path.split('/').slice(0, -1), 'latest'].join('/')
    return [...claims, { path: latest, vouched: { checksums: newest.sha256, isLatest: true } }]
  })
  const findings = named.filter(({ path }) => !isInside(path)).map(({ path }) => outside(list, path))
  return { inside: outermost(named.filter(({ path }) => isInside(path))), findings }
}

/** A release in another one is for that to tell of. */
function outermost(claims: readonly Claim[]): readonly Claim[] {
  const paths = new Set(claims.map(({ path }) => path))
  const first = new Map<string, Claim>()
  for (const claim of claims) {
    const parts = claim.path.split('/')
    const isInner = parts.some((_, index) => index > 0 && paths.has(parts.slice(0, index).join('/')))
    if (!isInner && !first.has(claim.path)) first.set(claim.path, claim)
  }
  return [...first.values()]
}

function foldersBelow(folder: Folder, path: string): Folder {
  const start = `${path}/`
  const entries = new Map<string, TreeEntry>()
  for (const [at, entry] of folder.entries) {
    if (at.startsWith(start)) entries.set(at.slice(start.length), { ...entry, path: at.slice(start.length) })
  }
  return { shown: shownIn(folder, path), place: join(folder.place, path), entries }
}

function unique(findings: readonly Finding[]): readonly Finding[] {
  const first = new Map(findings.map((finding) => [`${finding.kind}\n${finding.path}\n${finding.reason}`, finding]))
  return [...first.values()]
}
