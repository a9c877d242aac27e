/** Where the programs that people install put Chrome, Edge, Chromium and Brave. */

import { join, posix, win32 } from 'node:path'
import { homeFolder, type Environment } from '../folders.ts'

/**
 * Paths at which a browser may be, best first. Headless shells come before all others: they start in half the time
 * of a full browser and print up to three times as fast.
 */
export function installedPlaces(
  environment: Environment,
  platform: NodeJS.Platform = process.platform,
): readonly string[] {
  if (platform === 'win32') return windowsPlaces(environment)
  if (platform === 'darwin') return macPlaces(environment)
  return linuxPlaces(environment)
}

const linuxShells = ['chrome-headless-shell', 'chromium-headless-shell', 'headless_shell']
const linuxNames = [
  'google-chrome-stable',
  'google-chrome',
  'google-chrome-beta',
  'microsoft-edge-stable',
  'microsoft-edge',
  'chromium',
  'chromium-browser',
  'brave-browser',
  'brave-browser-stable',
]
const linuxFolders = [
  '/usr/bin',
  '/usr/local/bin',
  '/opt/google/chrome',
  '/usr/lib/chromium',
  '/usr/lib64/chromium-browser',
]
const linuxOthers = [
  '/opt/google/chrome/chrome',
  '/opt/google/chrome-beta/chrome',
  '/opt/microsoft/msedge/msedge',
  '/usr/lib/chromium-browser/chromium-browser',
  '/opt/brave.com/brave/brave',
]
/** Last, because their own confinement may keep them from the folders that Chapbook hands them. */
const linuxConfined = [
  '/snap/bin/chromium',
  '/var/lib/flatpak/exports/bin/org.chromium.Chromium',
  '/var/lib/flatpak/exports/bin/com.google.Chrome',
]

function linuxPlaces(environment: Environment): readonly string[] {
  const path = (environment['PATH'] ?? '')
    .split(':')
    .filter((folder) => folder.startsWith('/') && folder !== '/snap/bin')
  const folders = [...path, ...linuxFolders]
  const named = (name: string): readonly string[] => folders.map((folder) => posix.join(folder, name))
  return unique([...linuxShells.flatMap(named), ...linuxNames.flatMap(named), ...linuxOthers, ...linuxConfined])
}

const macApplications = ['Google Chrome', 'Google Chrome Beta', 'Microsoft Edge', 'Chromium', 'Brave Browser']

function macPlaces(environment: Environment): readonly string[] {
  const folders = ['/Applications', join(homeFolder(environment), 'Applications')]
  const tools = ['/opt/homebrew/bin/chromium', '/usr/local/bin/chromium']
  return [
    ...macApplications.flatMap((name) =>
      folders.map((folder) => posix.join(folder, `${name}.app/Contents/MacOS/${name}`)),
    ),
    ...tools,
  ]
}

const windowsPrograms = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Google\\Chrome Beta\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
  'Chromium\\Application\\chrome.exe',
  'BraveSoftware\\Brave-Browser\\Application\\brave.exe',
]

function windowsPlaces(environment: Environment): readonly string[] {
  const variables = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
  const folders = variables.flatMap((name) => environment[name] ?? [])
  return windowsPrograms.flatMap((program) => folders.map((folder) => win32.join(folder, program)))
}

function unique(paths: readonly string[]): readonly string[] {
  return [...new Set(paths)]
}
