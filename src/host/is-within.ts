/** Tells whether a path lies in a folder. */

import { isAbsolute, relative, sep } from 'node:path'

/** Whether a path lies in a folder and is not the folder itself; both absolute. Links are not followed. */
export function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path)
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}
