/** Whether a folder could be written, without writing anything. */

import { constants } from 'node:fs'
import { access, stat } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Whether files can be made in the folder, or the folder itself where it does not exist yet. */
export async function isWritable(folder: string): Promise<boolean> {
  const found = await stat(folder).catch(() => undefined)
  if (found === undefined && folder !== dirname(folder)) return isWritable(dirname(folder))
  if (!found?.isDirectory()) return false
  return access(folder, constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  )
}
