/** Finds the folder of a theme by its name or path. */

import { isAbsolute, join, resolve } from 'node:path'
import { ChapbookError } from '../errors.ts'
import type { Host } from '../host/host.ts'
import { isWithin } from '../host/is-within.ts'
import { packageRoot } from '../host/package-root.ts'
import { nearest } from '../settings/nearest.ts'

const templates = join(packageRoot, 'templates')

/**
 * Finds the folder that holds a theme's `theme.yaml`.
 *
 * @param name a folder in `templates/`, or a path (`./mine`, `themes/mine`) that stays inside `host.folder`
 * @param from folder that a relative path starts from
 * @throws ChapbookError (usage) when there is none, or when it lies outside the project
 */
export async function findTheme(name: string, from: string, host: Host): Promise<string> {
  if (isPath(name)) return findOwn(name, from, host)
  if (isName(name)) {
    const folder = join(templates, name)
    if (await isTheme(folder, host)) return folder
  }
  throw new ChapbookError(`There is no theme \`${name}\``, { kind: 'usage', hint: await suggest(name, from, host) })
}

async function findOwn(path: string, from: string, host: Host): Promise<string> {
  const wanted = resolve(from, path)
  const folder = await host.disk.real(wanted)
  const project = (await host.disk.real(host.folder)) ?? host.folder
  if (!isInside(wanted, host.folder) || (folder !== undefined && !isInside(folder, project))) {
    throw new ChapbookError(`Theme \`${path}\` lies outside the project`, {
      kind: 'usage',
      hint: 'Copy its folder into the project, and name it by its path there.',
    })
  }
  if (folder !== undefined && (await isTheme(folder, host))) return folder
  throw new ChapbookError(`There is no theme at \`${path}\``, {
    kind: 'usage',
    hint: `Make a folder \`${path}\` with a file theme.yaml that says \`extends: base\`.`,
  })
}

function isPath(name: string): boolean {
  return name.startsWith('.') || isAbsolute(name) || /[\\/]/.test(name)
}

/** A plain folder name, so that it cannot lead out of `templates/`. */
function isName(name: string): boolean {
  return /^[a-z0-9][a-z0-9_-]*$/i.test(name)
}

async function isTheme(folder: string, host: Host): Promise<boolean> {
  return (await host.disk.kind(join(folder, 'theme.yaml'))) === 'file'
}

function isInside(path: string, folder: string): boolean {
  return path === folder || isWithin(folder, path)
}

async function suggest(name: string, from: string, host: Host): Promise<string> {
  if (isName(name) && (await isTheme(join(from, name), host))) {
    return `Write \`./${name}\` for the theme of that folder.`
  }
  const known = await listThemes(host)
  const guess = nearest(name, known)
  if (guess !== undefined) return `Did you mean \`${guess}\`?`
  return `Take one of: ${known.join(', ')}; or the path of a folder of your own, such as \`./my-theme\`.`
}

async function listThemes(host: Host): Promise<readonly string[]> {
  const names = await host.disk.list(templates)
  const themes = await Promise.all(
    names.map(async (name) => ((await isTheme(join(templates, name), host)) ? [name] : [])),
  )
  return themes.flat()
}
