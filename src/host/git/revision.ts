/** A revision of a git repository as a disk that can only be read: what the writer's text was on a day. */

import { join } from 'node:path'
import { ChapbookError } from '../../errors.ts'
import type { Environment } from '../folders.ts'
import type { Disk, Revision } from '../host.ts'
import { askGit } from './git.ts'
import { treeDisk, type TreeEntry } from './tree-disk.ts'

/**
 * Opens a revision by its name: a tag, a branch, a commit, `HEAD~3`.
 *
 * @param folder folder of the command, absolute
 * @param disk answers for all that lies outside of the revision
 * @returns `undefined` where the repository has no revision of that name
 * @throws ChapbookError where git is missing (machine) or the folder lies in no repository (usage)
 */
export async function openRevision(
  name: string,
  { folder, environment, disk }: { readonly folder: string; readonly environment: Environment; readonly disk: Disk },
): Promise<Revision | undefined> {
  const ask = (words: readonly string[]) => askGit(words, { folder, environment })
  const prefix = await ask(['rev-parse', '--show-prefix'])
  if (prefix.kind === 'refused') {
    // Another reason is that the repository is another user's, which git does not trust.
    const isNone = prefix.reason.startsWith('not a git repository')
    throw new ChapbookError(isNone ? 'this folder lies in no git repository' : `git refuses: ${prefix.reason}`, {
      kind: 'usage',
      hint: 'Go to the folder of the repository, or name files, folders or releases.',
    })
  }
  if (name === '' || name.startsWith('-') || /\p{Control}/u.test(name)) return undefined
  const found = await ask(['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`])
  const commit = found.kind === 'said' ? found.bytes.toString('latin1').trim() : ''
  if (!/^[0-9a-f]{40,64}$/.test(commit)) return undefined
  // No folder of that name need exist; what lies there is hidden for as long as the revision is read.
  const root = join(folder, `${name.replaceAll(/[^\p{L}\p{N}.~^_-]+/gu, '-')}:`)
  const tree = treeDisk({
    root,
    entries: await entriesOf(commit, ask),
    blob: async (id) => {
      const answer = await ask(['cat-file', 'blob', id])
      if (answer.kind === 'said') return answer.bytes
      throw new ChapbookError(`git cannot read a file of \`${name}\`: ${answer.reason}`)
    },
    outside: disk,
  })
  return { commit, root, folder: join(root, prefix.bytes.toString('utf8').trim()), disk: tree }
}

/** Every file of the revision: `mode type id size<TAB>path<NUL>`. */
async function entriesOf(
  commit: string,
  ask: (words: readonly string[]) => ReturnType<typeof askGit>,
): Promise<readonly TreeEntry[]> {
  const answer = await ask(['ls-tree', '-r', '-z', '-l', '--full-tree', commit])
  if (answer.kind === 'refused') throw new ChapbookError(`git cannot list the revision: ${answer.reason}`)
  return answer.bytes
    .toString('utf8')
    .split('\0')
    .flatMap((line): readonly TreeEntry[] => {
      const [, mode, type, id, size, path] = /^(\d+) (\w+) ([0-9a-f]+) +(\d+|-)\t(.+)$/s.exec(line) ?? []
      // What is neither file nor link is another repository.
      if (type !== 'blob' || id === undefined || path === undefined) return []
      return [{ path, id, size: Number(size), kind: mode === '120000' ? 'link' : 'file' }]
    })
}
