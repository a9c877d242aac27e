/** The headless shell of the npm package `@sparticuz/chromium`, for Linux machines on which no other browser starts. */

import { createWriteStream } from 'node:fs'
import { access, chmod, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { brotliDecompressSync, createBrotliDecompress } from 'node:zlib'
import { ChapbookError } from '../../errors.ts'
import type { Environment } from '../folders.ts'
import type { OpenBrowserOptions } from '../host.ts'
import { npmPack } from '../npm-pack.ts'
import type { Candidate } from './candidate.ts'
import { untar } from './untar.ts'

/**
 * The release with the Chromium that puppeteer is made for. Its own JavaScript asks for a newer Node and is not used;
 * nor are its arguments, which switch protections of the browser off.
 */
const release = {
  package: '@sparticuz/chromium@148.0.0',
  /** SHA-512 of the tarball as published: whatever registry or mirror npm is set up for must deliver these bytes. */
  integrity: 'na5beDSZkrlcEWEMt+eHu4Xe+MLUgCtHBjHaXGsNaQu5tJWwXE+McxAcMtyumEM/JzXrxGpkO5vAPD9TWhil3g==',
  /** Bytes of the tarball and of the browser, for the progress. */
  tarball: 68_867_422,
  browser: 198_839_416,
}

const folderName = 'chromium-148.0.0-linux-x64'

/** Whether the package holds a browser for this machine. */
export const npmHasBrowser: boolean = process.platform === 'linux' && process.arch === 'x64'

/** The browser that an earlier run has put into the cache. */
export async function findFromNpm(cache: string): Promise<Candidate | undefined> {
  const folder = join(cache, 'browsers', folderName)
  const path = join(folder, 'chrome-headless-shell')
  const found = await access(path).then(
    () => true,
    () => false,
  )
  return found ? candidate(folder, path) : undefined
}

/** Needs neither libraries nor fonts of the system: a bare machine has none. */
function candidate(folder: string, path: string): Candidate {
  const environment = { LD_LIBRARY_PATH: join(folder, 'lib'), FONTCONFIG_PATH: join(folder, 'fonts') }
  return { path, origin: "in Chapbook's cache", named: false, environment }
}

export type ProvideOptions = Pick<OpenBrowserOptions, 'signal' | 'onProgress'> & {
  /** Chapbook's cache folder. */
  readonly cache: string
  readonly environment: Environment
  /** Longest time for the download, ms. */
  readonly timeLimit: number
}

/**
 * Fetches the package once with the user's npm, checks it against the pinned digest, unpacks the browser, its
 * libraries and a font, and moves them into the cache in one step.
 *
 * @throws ChapbookError when npm is missing or fails, when the package is not the pinned one, or when the disk refuses.
 */
export async function provideFromNpm(options: ProvideOptions): Promise<Candidate> {
  const browsers = join(options.cache, 'browsers')
  await mkdir(browsers, { recursive: true })
  const workshop = await mkdtemp(join(browsers, '.fetching-'))
  try {
    const files = await fetchPackage(workshop, options)
    const made = join(workshop, folderName)
    await unpack(files, made, options)
    await moveInto(made, join(browsers, folderName))
    const folder = join(browsers, folderName)
    return candidate(folder, join(folder, 'chrome-headless-shell'))
  } finally {
    await rm(workshop, { recursive: true, force: true })
  }
}

async function fetchPackage(workshop: string, options: ProvideOptions): Promise<ReadonlyMap<string, Buffer>> {
  const label = 'Fetching Chromium from npm'
  options.onProgress?.({ label, done: 0, total: release.tarball })
  const files = await npmPack(release.package, release.integrity, workshop, options)
  options.onProgress?.({ label, done: release.tarball, total: release.tarball })
  return files
}

async function unpack(files: ReadonlyMap<string, Buffer>, folder: string, options: ProvideOptions): Promise<void> {
  await writeAll(untar(brotliDecompressSync(part(files, 'al2023.tar.br'))), folder)
  await writeAll(untar(brotliDecompressSync(part(files, 'fonts.tar.br'))), folder)
  await writeFile(join(folder, 'fonts', 'fonts.conf'), fontConfiguration)
  const path = join(folder, 'chrome-headless-shell')
  await pipeline(
    Readable.from([part(files, 'chromium.br')]),
    createBrotliDecompress(),
    (chunks: AsyncIterable<Buffer>) => counted(chunks, options),
    createWriteStream(path),
    options.signal ? { signal: options.signal } : {},
  )
  await chmod(path, 0o755)
}

function part(files: ReadonlyMap<string, Buffer>, name: string): Buffer {
  const found = files.get(`package/bin/${name}`)
  if (found === undefined) throw new ChapbookError(`${release.package} does not hold \`${name}\``)
  return found
}

/** What the system has, where it has anything, and the font beside this file. */
const fontConfiguration = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir prefix="relative">.</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`

async function writeAll(files: ReadonlyMap<string, Buffer>, folder: string): Promise<void> {
  for (const [name, bytes] of files) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), bytes)
  }
}

async function* counted(chunks: AsyncIterable<Buffer>, { onProgress }: ProvideOptions): AsyncGenerator<Buffer> {
  let done = 0
  for await (const chunk of chunks) {
    done += chunk.length
    onProgress?.({ label: 'Unpacking Chromium', done, total: release.browser })
    yield chunk
  }
}

/** Another build may have been faster; then its folder is as good. */
async function moveInto(made: string, place: string): Promise<void> {
  try {
    await rename(made, place)
  } catch (error) {
    await access(join(place, 'chrome-headless-shell')).catch(() => {
      throw error
    })
  }
}
