/** Downloads chrome-headless-shell, in the version that puppeteer is made for, into puppeteer's cache. */

import { access, mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { InstallOptions } from '@puppeteer/browsers'
import { ChapbookError } from '../../errors.ts'
import { puppeteerFolder } from '../folders.ts'
import { messageOf } from '../trouble.ts'
import type { Candidate } from './candidate.ts'
import type { ProvideOptions } from './from-npm.ts'

/** The version that puppeteer is made for; a test holds the two together. */
export const version = '148.0.7778.97'

/** Libraries of which chrome-headless-shell links dozens; where one of these is missing it cannot start. */
const libraries = ['libnss3.so', 'libatk-1.0.so.0', 'libgbm.so.1', 'libasound.so.2', 'libdbus-1.so.3']
const libraryFolders = [
  '/usr/lib/x86_64-linux-gnu',
  '/lib/x86_64-linux-gnu',
  '/usr/lib64',
  '/lib64',
  '/usr/lib',
  '/lib',
]

/** Whether a downloaded chrome-headless-shell would find the shared libraries it needs. Always so but on Linux. */
export async function downloadCouldStart(): Promise<boolean> {
  if (process.platform !== 'linux') return true
  const found = await Promise.all(
    libraries.map((name) =>
      Promise.any(libraryFolders.map((folder) => access(join(folder, name)))).then(
        () => true,
        () => false,
      ),
    ),
  )
  return found.every(Boolean)
}

/**
 * Downloads into a folder of its own and moves the finished browser into puppeteer's cache in one step. Comes over
 * TLS from the place that `@puppeteer/browsers` knows; the archives carry no signature that could be checked.
 *
 * @throws ChapbookError when the network, the disk or the time limit ends it.
 */
export async function download(options: Omit<ProvideOptions, 'cache'>): Promise<Candidate> {
  const folder = puppeteerFolder(options.environment)
  await mkdir(folder, { recursive: true })
  const workshop = await mkdtemp(join(folder, '.chapbook-'))
  try {
    const executable = relative(workshop, await install(workshop, options))
    // `chrome-headless-shell/linux-148.0.7778.97` and, inside it, the path of the executable.
    const [browser = '', build = '', ...inside] = executable.split(/[\\/]/)
    await mkdir(join(folder, browser), { recursive: true })
    await moveInto(join(workshop, browser, build), join(folder, browser, build))
    return { path: join(folder, browser, build, ...inside), origin: "in puppeteer's cache", named: false }
  } finally {
    await rm(workshop, { recursive: true, force: true })
  }
}

type Report =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'made'; readonly path: string }
  | { readonly kind: 'failed'; readonly reason: string }

/** Runs in a thread of its own, because a download of `@puppeteer/browsers` cannot be stopped otherwise. */
const worker = `
  const { parentPort, workerData: { module, ...options } } = require('node:worker_threads')
  import(module)
    .then(({ install }) => install({
      ...options,
      downloadProgressCallback: (done, total) => parentPort.postMessage({ kind: 'progress', done, total }),
    }))
    .then(({ executablePath }) => parentPort.postMessage({ kind: 'made', path: executablePath }))
    .catch((error) => parentPort.postMessage({ kind: 'failed', reason: String(error?.message ?? error) }))
`

async function install(cacheDir: string, options: Omit<ProvideOptions, 'cache'>): Promise<string> {
  const { signal, timeLimit, onProgress } = options
  const module = pathToFileURL(createRequire(import.meta.url).resolve('@puppeteer/browsers')).href
  const what: Pick<InstallOptions, 'buildId' | 'cacheDir'> = { buildId: version, cacheDir }
  const workerData = { ...what, module, browser: 'chrome-headless-shell' }
  const thread = new Worker(worker, { eval: true, workerData })
  let giveUp: NodeJS.Timeout | undefined
  try {
    return await new Promise<string>((made, failed) => {
      const stop = (): void => failed(new ChapbookError('Stopped', { kind: 'interrupted', cause: signal?.reason }))
      if (signal?.aborted) stop()
      signal?.addEventListener('abort', stop, { once: true })
      giveUp = setTimeout(
        () => failed(new ChapbookError(`The download took longer than ${timeLimit / 1000} s`)),
        timeLimit,
      )
      thread.on('error', failed)
      thread.on('message', (report: Report) => {
        if (report.kind === 'progress')
          onProgress?.({ label: 'Downloading Chrome', done: report.done, total: report.total })
        if (report.kind === 'made') made(report.path)
        if (report.kind === 'failed') failed(new ChapbookError(`The download failed: ${lastLine(report.reason)}`))
      })
    })
  } finally {
    clearTimeout(giveUp)
    await thread.terminate()
  }
}

/** The reason of the last place that was tried; `@puppeteer/browsers` lists them as `- Place: reason`. */
function lastLine(text: string): string {
  return (text.trim().split('\n').at(-1) ?? '').replace(/^\s*- \w+: /, '')
}

async function moveInto(made: string, place: string): Promise<void> {
  try {
    await rename(made, place)
  } catch (error) {
    // Another build may have been faster; then its browser is as good.
    await access(place).catch(() => {
      throw new ChapbookError(`\`${basename(place)}\` cannot be put into the cache: ${messageOf(error)}`, {
        cause: error,
      })
    })
  }
}
