/** Where Chapbook itself is installed: the folder that holds its templates and its packages. */

import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ChapbookError } from '../errors.ts'

/** Absolute path of the folder with Chapbook's own `package.json`; the same from `src/` and from the compiled `build/`. */
export const packageRoot: string = findPackageRoot(dirname(fileURLToPath(import.meta.url)))

function findPackageRoot(folder: string): string {
  if (isPackage(join(folder, 'package.json'))) return folder
  const parent = dirname(folder)
  if (parent === folder) {
    throw new ChapbookError('The folder in which Chapbook is installed was not found', {
      hint: 'Install Chapbook again.',
    })
  }
  return findPackageRoot(parent)
}

function isPackage(path: string): boolean {
  if (!existsSync(path)) return false
  const described: unknown = JSON.parse(readFileSync(path, 'utf8'))
  return typeof described === 'object' && described !== null && 'name' in described && described.name === 'chapbook'
}
