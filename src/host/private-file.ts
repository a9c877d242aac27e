/** Reads a file with secrets in it, where nobody else can. */

import { readFile, realpath, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { ChapbookError } from '../errors.ts'
import { diskTrouble, errorCode } from './trouble.ts'

/**
 * The text of the file; `undefined` where there is none.
 *
 * @param path absolute
 * @throws ChapbookError where others may read it, or it lies where a history of versions would keep it for ever
 */
export async function readPrivateFile(path: string): Promise<string | undefined> {
  const real = await realpath(path).catch((error: unknown) => {
    if (['ENOENT', 'ENOTDIR'].includes(errorCode(error) ?? '')) return undefined
    throw diskTrouble(path, 'cannot be read', error)
  })
  if (real === undefined) return undefined
  const repository = await workTreeOf(dirname(real))
  if (repository !== undefined) {
    throw new ChapbookError(`\`${path}\` lies in a git repository, \`${repository}\``, {
      kind: 'usage',
      hint: 'A password in a repository is soon everybody’s. Move the file out of it.',
    })
  }
  try {
    const { mode } = await stat(real)
    // Windows keeps rights in another way, and a profile's folders are the user's own there.
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
      throw new ChapbookError(`Others on this machine may read \`${path}\``, {
        kind: 'usage',
        hint: `Keep it to yourself: chmod 600 ${path}`,
      })
    }
    return await readFile(real, 'utf8')
  } catch (error) {
    if (error instanceof ChapbookError) throw error
    throw diskTrouble(path, 'cannot be read', error)
  }
}

/** The nearest folder above that git keeps; a work tree of its own has a file in the place of the folder `.git`. */
async function workTreeOf(folder: string): Promise<string | undefined> {
  const found = await stat(join(folder, '.git')).catch(() => undefined)
  if (found !== undefined) return folder
  const above = dirname(folder)
  return above === folder ? undefined : workTreeOf(above)
}
