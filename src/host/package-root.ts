/** Where Chapbook itself is installed: the folder that holds its templates and its packages. */

import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { createRequire } from 'node:module'
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

/** Absolute path of the folder of an installed package. Throws where there is none. */
export function installedFolder(name: string): string {
  // Where nearly every package is; Node's own way to it takes longer than reading a font.
  for (let folder = packageRoot; folder !== dirname(folder); folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name)
    if (existsSync(join(candidate, 'package.json'))) return realpathSync(candidate)
  }
  return dirname(createRequire(import.meta.url).resolve(`${name}/package.json`))
}
