/** Where on this machine Chapbook keeps what it may lose, the user keeps settings and other programs keep their browsers, and whether it may fetch. */

import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'

export type Environment = Readonly<Record<string, string | undefined>>

/**
 * Absolute path of the user's cache folder for Chapbook: `CHAPBOOK_CACHE` first, then what the platform prescribes
 * (the XDG base directory specification on Linux). It need not exist.
 */
export function cacheFolder(environment: Environment, platform: NodeJS.Platform = process.platform): string {
  const given = environment['CHAPBOOK_CACHE']
  if (given !== undefined && isAbsolute(given)) return given
  if (platform === 'darwin') return join(homeFolder(environment), 'Library', 'Caches', 'chapbook')
  if (platform === 'win32') return join(windowsCaches(environment), 'chapbook', 'cache')
  const caches = environment['XDG_CACHE_HOME']
  // The specification says that a relative path in this variable is to be ignored.
  if (caches !== undefined && isAbsolute(caches)) return join(caches, 'chapbook')
  return join(homeFolder(environment), '.cache', 'chapbook')
}

/**
 * Absolute path of the folder in which the user keeps settings for Chapbook: `CHAPBOOK_CONFIG` first, then what the platform
 * prescribes. It need not exist.
 */
export function configFolder(environment: Environment, platform: NodeJS.Platform = process.platform): string {
  const given = environment['CHAPBOOK_CONFIG']
  if (given !== undefined && isAbsolute(given)) return given
  if (platform === 'darwin') return join(homeFolder(environment), 'Library', 'Application Support', 'chapbook')
  if (platform === 'win32') {
    return join(environment['APPDATA'] || join(homeFolder(environment), 'AppData', 'Roaming'), 'chapbook')
  }
  const settings = environment['XDG_CONFIG_HOME']
  if (settings !== undefined && isAbsolute(settings)) return join(settings, 'chapbook')
  return join(homeFolder(environment), '.config', 'chapbook')
}

/** Whether the user forbids to fetch anything: `CHAPBOOK_OFFLINE` is set, and not to `0`. */
export function isOffline(environment: Environment): boolean {
  const given = environment['CHAPBOOK_OFFLINE'] ?? ''
  return given !== '' && given !== '0'
}

/** Absolute path of the folder in which puppeteer and its command keep the browsers that they download. */
export function puppeteerFolder(environment: Environment): string {
  return environment['PUPPETEER_CACHE_DIR'] || join(homeFolder(environment), '.cache', 'puppeteer')
}

/** The user's home folder. */
export function homeFolder(environment: Environment): string {
  return environment['HOME'] || environment['USERPROFILE'] || homedir()
}

function windowsCaches(environment: Environment): string {
  return environment['LOCALAPPDATA'] || join(homeFolder(environment), 'AppData', 'Local')
}
