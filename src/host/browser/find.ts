/** Finds the browsers of this machine, best first, without starting any of them. */

import { constants } from 'node:fs'
import { access, readdir, stat } from 'node:fs/promises'
import { arch as machine } from 'node:os'
import { join, resolve } from 'node:path'
import { ChapbookError } from '../../errors.ts'
import { cacheFolder, puppeteerFolder, type Environment } from '../folders.ts'
import type { Candidate } from './candidate.ts'
import { findFromNpm } from './from-npm.ts'
import { installedPlaces } from './installed-places.ts'

export type FindOptions = {
  /** The path from an option or the config. */
  readonly path?: string | undefined
  /** Folder of the command, for relative paths. */
  readonly folder: string
  readonly environment: Environment
  /** Where programs install browsers. @default the places of this platform */
  readonly installed?: readonly string[]
}

/** Variables that name a browser, ours first, then those of puppeteer and of chrome-launcher. */
export const namingVariables = ['CHAPBOOK_BROWSER', 'PUPPETEER_EXECUTABLE_PATH', 'CHROME_PATH']

/**
 * Yields each browser that is there: the one that the user names (and then no other), puppeteer's cache, Chapbook's
 * cache, what is installed. Nothing is looked at before it is asked for.
 *
 * @throws ChapbookError when the named browser is not there or cannot be executed.
 */
export async function* findBrowsers(options: FindOptions): AsyncGenerator<Candidate> {
  const named = await namedBrowser(options)
  if (named !== undefined) {
    yield named
    return
  }
  const { environment, installed = installedPlaces(environment) } = options
  for await (const path of executables(await cachedByPuppeteer(puppeteerFolder(environment)))) {
    yield { path, origin: "in puppeteer's cache", named: false }
  }
  const own = await findFromNpm(cacheFolder(environment))
  if (own !== undefined) yield own
  for await (const path of executables(installed)) yield { path, origin: 'installed', named: false }
}

async function namedBrowser({ path, folder, environment }: FindOptions): Promise<Candidate | undefined> {
  const variable = namingVariables.find((name) => environment[name])
  const given = path ?? (variable === undefined ? undefined : environment[variable])
  if (given === undefined) return undefined
  const origin = path !== undefined || variable === undefined ? 'from the options' : `from ${variable}`
  const absolute = resolve(folder, given)
  if (await isExecutable(absolute)) return { path: absolute, origin, named: true }
  const is =
    (await stat(absolute).catch(() => undefined)) === undefined ? 'is not there' : 'is no program that can be started'
  throw new ChapbookError(`The browser \`${given}\` (${origin}) ${is}`, {
    hint: 'Give the path of a Chrome or Chromium program, or leave it out so that Chapbook looks for one.',
  })
}

async function* executables(paths: readonly string[]): AsyncGenerator<string> {
  for (const path of paths) if (await isExecutable(path)) yield path
}

async function isExecutable(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined)
  if (!found?.isFile()) return false
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  )
}

/** Places in `<folder>/<browser>/<platform>-<version>/`, the layout of `@puppeteer/browsers`, the newest version first. */
async function cachedByPuppeteer(folder: string): Promise<readonly string[]> {
  const shells = await versions(join(folder, 'chrome-headless-shell'))
  const chromes = await versions(join(folder, 'chrome'))
  return [
    ...shells.map(({ path, kind }) =>
      join(path, `chrome-headless-shell-${kind.folder}`, `chrome-headless-shell${kind.extension}`),
    ),
    ...chromes.map(({ path, kind }) => join(path, `chrome-${kind.folder}`, kind.chrome)),
  ]
}

type Kind = { readonly platform: string; readonly folder: string; readonly chrome: string; readonly extension: string }

const macChrome = 'Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing'
const kinds: readonly (Kind & { readonly on: string })[] = [
  { on: 'linux-x64', platform: 'linux', folder: 'linux64', chrome: 'chrome', extension: '' },
  { on: 'darwin-arm64', platform: 'mac_arm', folder: 'mac-arm64', chrome: macChrome, extension: '' },
  { on: 'darwin-x64', platform: 'mac', folder: 'mac-x64', chrome: macChrome, extension: '' },
  { on: 'win32-x64', platform: 'win64', folder: 'win64', chrome: 'chrome.exe', extension: '.exe' },
  { on: 'win32-arm64', platform: 'win64', folder: 'win64', chrome: 'chrome.exe', extension: '.exe' },
  { on: 'win32-ia32', platform: 'win32', folder: 'win32', chrome: 'chrome.exe', extension: '.exe' },
]

async function versions(folder: string): Promise<readonly { readonly path: string; readonly kind: Kind }[]> {
  const kind = kinds.find(({ on }) => on === `${process.platform}-${machine()}`)
  if (kind === undefined) return []
  const names = await readdir(folder).catch(() => [])
  return names
    .filter((name) => name.startsWith(`${kind.platform}-`))
    .toSorted((a, b) => newerFirst(a.slice(kind.platform.length + 1), b.slice(kind.platform.length + 1)))
    .map((name) => ({ path: join(folder, name), kind }))
}

/** Orders versions such as `148.0.7778.97` by their numbers. */
function newerFirst(a: string, b: string): number {
  const [left, right] = [a.split('.').map(Number), b.split('.').map(Number)]
  const index = left.findIndex((number, place) => number !== right[place])
  return index === -1 ? 0 : (right[index] ?? 0) - (left[index] ?? 0)
}
