/** Examines the machine: what Chapbook needs, what was found, and what to do about the rest. */

import { createRequire } from 'node:module'
import { join } from 'node:path'
import description from '../package.json' with { type: 'json' }
import { ChapbookError } from './errors.ts'
import { namingVariables } from './host/browser/find.ts'
import { findNpm, findProgram } from './host/browser/npm-command.ts'
import { cacheFolder } from './host/folders.ts'
import type { Host } from './host/host.ts'
import { nodeHost } from './host/index.ts'
import { packageRoot } from './host/package-root.ts'
import { isWritable } from './host/writable.ts'

export type Check = {
  /** What was looked at: `Browser`. */
  readonly name: string
  /** `warning`: something is not as it should be, or missing that only some tasks need. `missing`: editions cannot be made. */
  readonly state: 'good' | 'warning' | 'missing'
  readonly found: string
  /** What to do, where something is to be done. */
  readonly remedy?: string
}

/**
 * Checks Node, the browser (which is started, but never fetched), fonts, folders and helpers. Never throws for what it
 * finds.
 */
export async function doctor(host: Host = nodeHost()): Promise<readonly Check[]> {
  return Promise.all([
    node(),
    browser(host),
    fonts(),
    folder(
      'Cache',
      cacheFolder(host.environment),
      'Set CHAPBOOK_CACHE to a folder that can be written; without one every build takes longer.',
    ),
    folder('Output', join(host.folder, 'dist'), 'Change its permissions, or choose another folder with `--out`.'),
    npm(host),
    java(host),
  ])
}

function node(): Check {
  const [major = 0, minor = 0] = numbers(process.versions.node)
  const [leastMajor = 0, leastMinor = 0] = numbers(description.engines.node)
  const isNewEnough = major > leastMajor || (major === leastMajor && minor >= leastMinor)
  const found = `${process.versions.node} (${process.platform} ${process.arch})`
  if (isNewEnough) return { name: 'Node', state: 'good', found }
  return { name: 'Node', state: 'missing', found, remedy: `Install Node ${leastMajor}.${leastMinor} or newer.` }
}

function numbers(version: string): readonly number[] {
  return version.match(/\d+/g)?.map(Number) ?? []
}

async function browser(host: Host): Promise<Check> {
  const warnings: string[] = []
  try {
    const opened = await host.openBrowser({ provide: false, onWarning: (warning) => warnings.push(warning) })
    await opened.close()
    const found = `${opened.version}, ${opened.path}`
    if (warnings.length === 0) return { name: 'Browser', state: 'good', found: `${found}, with its sandbox` }
    return { name: 'Browser', state: 'warning', found, remedy: warnings.join(' ') }
  } catch (error) {
    if (!(error instanceof ChapbookError)) throw error
    const remedy = error.hint ?? 'Install Chrome or Chromium.'
    const isNamed = namingVariables.some((name) => host.environment[name])
    if (isNamed) return { name: 'Browser', state: 'missing', found: error.message, remedy }
    const later = `The first build that prints fetches one. Should that fail: ${remedy}`
    return { name: 'Browser', state: 'warning', found: error.message, remedy: later }
  }
}

function fonts(): Check {
  const packages = Object.keys(description.dependencies).filter((name) => name.startsWith('@fontsource/'))
  const resolve = createRequire(join(packageRoot, 'package.json')).resolve
  const missing = packages.filter((name) => {
    try {
      return resolve(`${name}/package.json`) === ''
    } catch {
      return true
    }
  })
  if (missing.length === 0) return { name: 'Fonts', state: 'good', found: `${packages.length} families` }
  return {
    name: 'Fonts',
    state: 'missing',
    found: `not installed: ${missing.join(', ')}`,
    remedy: 'Run `npm install` again.',
  }
}

async function folder(name: string, path: string, remedy: string): Promise<Check> {
  if (await isWritable(path)) return { name, state: 'good', found: path }
  return { name, state: 'warning', found: `${path} cannot be written`, remedy }
}

async function npm({ environment }: Host): Promise<Check> {
  const found = await findNpm(environment)
  if (found !== undefined) return { name: 'npm', state: 'good', found }
  return {
    name: 'npm',
    state: 'warning',
    found: 'not there',
    remedy: 'It is needed only to fetch fonts for other scripts, and a browser on Linux.',
  }
}

async function java({ environment }: Host): Promise<Check> {
  const found = await findProgram('java', environment)
  if (found !== undefined) return { name: 'Java', state: 'good', found }
  return { name: 'Java', state: 'warning', found: 'not there', remedy: 'It is needed only for `npm run conformance`.' }
}
