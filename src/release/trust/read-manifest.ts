/** What `manifest.json` says of files, from a release that nobody vouches for yet. */

import * as v from 'valibot'

export type ClaimedFile = { readonly path: string; readonly sha256: string; readonly bytes?: number | undefined }

export type ClaimedSite = readonly {
  readonly slug: string
  readonly editions: readonly { readonly path: string; readonly sha256: string }[]
}[]

export type ReadManifest =
  /** Personal copies of an edition are a folder of files like one. */
  | { readonly kind: 'edition' | 'copies'; readonly files: readonly ClaimedFile[] }
  | { readonly kind: 'site'; readonly files: readonly ClaimedFile[]; readonly titles: ClaimedSite }
  | { readonly kind: 'unreadable'; readonly reason: string }

const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))
const files = v.array(
  v.object({ path: v.string(), sha256: hash, bytes: v.pipe(v.number(), v.integer(), v.minValue(0)) }),
)
const editions = v.array(v.object({ path: v.string(), sha256: hash }))

const manifest = v.variant('kind', [
  v.object({ kind: v.picklist(['edition', 'copies']), version: v.literal(1), files }),
  v.object({
    kind: v.literal('site'),
    version: v.literal(1),
    files,
    titles: v.array(v.object({ slug: v.string(), editions })),
  }),
])

const versionOnly = v.object({ version: v.pipe(v.number(), v.integer(), v.minValue(2)) })

/** Reads a manifest. Its paths are taken as they are: judge them before use (`isInside`). */
export function readManifest(text: string): ReadManifest {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return { kind: 'unreadable', reason: 'it is damaged: it is no longer JSON' }
  }
  const read = v.safeParse(manifest, json)
  if (read.success) return read.output
  const isNewer = v.safeParse(versionOnly, json).success
  return {
    kind: 'unreadable',
    reason: isNewer ? 'it was made by a newer Chapbook' : 'it is damaged: it is not a manifest of a release',
  }
}

/** Whether a path leads to a file in the folder, written in the one way in which a release writes it. */
export function isInside(path: string): boolean {
  return (
    path !== '' &&
    !path.includes('\\') &&
    !path.includes('\0') &&
    !/^[A-Za-z]:/.test(path) &&
    path.split('/').every((part) => part !== '' && part !== '.' && part !== '..')
  )
}
