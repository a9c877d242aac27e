/** What lies in the folder of a release and is in none of its lists. */

import { notAFile, unlisted, type Finding } from './finding.ts'
import { shownIn, type Folder } from './folder.ts'

/**
 * Files that are not listed, a folder of nothing else as one; links, and what is no file.
 *
 * @param listed paths of the files that belong here
 * @param others folders of releases, which tell of themselves
 */
export function strays(folder: Folder, listed: ReadonlySet<string>, others: readonly string[]): readonly Finding[] {
  const releases = new Set(others)
  const known = new Set([...listed, ...others].flatMap(foldersOn))
  const findings: Finding[] = []
  /** The folder below which all is told. */
  let told: string | undefined
  for (const { path, kind } of folder.entries.values()) {
    if (told !== undefined && path.startsWith(`${told}/`)) continue
    told = undefined
    if (kind === 'folder' && !known.has(path)) {
      told = path
      const files = releases.has(path) ? 0 : countBelow(folder, path)
      if (files > 0) findings.push(unlisted(shownIn(folder, path), files))
    } else if (kind === 'link' || kind === 'other') findings.push(notAFile(shownIn(folder, path), kind))
    else if (kind === 'file' && !listed.has(path)) findings.push(unlisted(shownIn(folder, path)))
  }
  return findings
}

/** `a/b/c` → `a`, `a/b`. */
function foldersOn(path: string): readonly string[] {
  const parts = path.split('/')
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'))
}

function countBelow({ entries }: Folder, path: string): number {
  let count = 0
  for (const [at, { kind }] of entries) if (kind !== 'folder' && at.startsWith(`${path}/`)) count += 1
  return count
}
