/** Reads `chapbook.config.mjs` in the folder of the command: the user's own code, never the manuscript's. */

import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ChapbookError } from '../../errors.ts'
import type { Host } from '../../host/host.ts'
import type { Config } from '../../settings.ts'
import { makeLayer, refuse, type Layer } from './layer.ts'

const names = ['chapbook.config.mjs', 'chapbook.config.js']

/** Reads the config, or takes the one that is given instead. Throws `ChapbookError` (usage) where it is wrong. */
export async function configLayer(given: Config | undefined, host: Host): Promise<Layer> {
  if (given !== undefined) return makeLayer({ given, report: refuse('The config') }, 'config')
  const found = await ownConfig(host)
  if (found === undefined) return { values: {}, report: refuse('The config') }
  return makeLayer({ given: found.config, report: refuse(`\`${found.name}\``) }, 'config')
}

/** Runs the config of the folder of the command, where there is one. Throws `ChapbookError` (usage) where it cannot be run. */
export async function ownConfig(
  host: Host,
): Promise<{ readonly name: string; readonly config: Readonly<Record<string, unknown>> } | undefined> {
  for (const name of names) {
    const path = join(host.folder, name)
    if ((await host.disk.kind(path)) === 'file') return { name, config: await importConfig(path, name) }
  }
  return undefined
}

async function importConfig(path: string, name: string): Promise<Readonly<Record<string, unknown>>> {
  const config: unknown = await importDefault(path, name)
  if (typeof config === 'object' && config !== null && !Array.isArray(config)) return { ...config }
  throw new ChapbookError(`\`${name}\` exports no config`, {
    kind: 'usage',
    hint: 'Write `export default defineConfig({ … })`.',
  })
}

async function importDefault(path: string, name: string): Promise<unknown> {
  try {
    const module: { readonly default?: unknown } = await import(/* @vite-ignore */ pathToFileURL(path).href)
    return module.default
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.split('\n')[0] : String(cause)
    const hint = 'Correct it, or take it away: a build needs no config.'
    throw new ChapbookError(`\`${name}\` cannot be run: ${reason}`, { kind: 'usage', hint, cause })
  }
}
