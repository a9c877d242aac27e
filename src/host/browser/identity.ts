/** Tells one browser of this machine from another without starting it. */

import { stat } from 'node:fs/promises'
import { findBrowsers, type FindOptions } from './find.ts'

/**
 * Path, size and time of the browser that would be tried first; `none` where no browser is found. Good for knowing that nothing has
 * changed on this machine, and for nothing else.
 *
 * @throws ChapbookError where the browser that the user names is not there
 */
export async function browserIdentity(options: FindOptions): Promise<string> {
  for await (const { path } of findBrowsers(options)) {
    const { size, mtimeMs } = await stat(path)
    return `${path} ${size} ${mtimeMs}`
  }
  return 'none'
}
