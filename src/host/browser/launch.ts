/** Starts a browser that was found: with its sandbox, and never as root where the system lets it. */

import type { Browser as PuppeteerBrowser } from 'puppeteer'
import { ChapbookError } from '../../errors.ts'
import type { Environment } from '../folders.ts'
import type { Browser, OpenBrowserOptions } from '../host.ts'
import type { Candidate } from './candidate.ts'
import { openPage } from './page.ts'
import { startProcess, type BrowserProcess, type Ending } from './process.ts'
import { supervise, type Supervise } from './supervise.ts'
import { browserUser, executableForAll, type User } from './unprivileged.ts'

export type LaunchOptions = Pick<OpenBrowserOptions, 'timeLimit' | 'signal' | 'onWarning'> & {
  readonly environment: Environment
}

/** Versions before this one lack the line breaking that the pages are made with. */
const oldestGoodVersion = 130

/**
 * Starts the browser and connects to it.
 *
 * @throws ChapbookError when it does not start, does not answer in time, or the signal stops it.
 */
export async function launch(candidate: Candidate, options: LaunchOptions): Promise<Browser> {
  const { signal, onWarning, timeLimit = 120_000 } = options
  const { process, browser } = await start(candidate, options)
  const stopNow = (): void => void process.stop()
  signal?.addEventListener('abort', stopNow, { once: true })
  const step = supervise({ process, timeLimit, signal })
  let isFirstPage = true
  const newestPage = async () => {
    if (!isFirstPage) return browser.newPage()
    // The next may be asked for before this one is there.
    isFirstPage = false
    // The page that the browser starts with is ready by now; another one takes time.
    return (await browser.pages())[0] ?? browser.newPage()
  }
  const close = async (): Promise<void> => {
    signal?.removeEventListener('abort', stopNow)
    await process.stop()
  }
  const version = await step('starting', () => browser.version())
  const number = Number(/\/(\d+)\./.exec(version)?.[1])
  if (number < oldestGoodVersion) {
    onWarning?.(`The browser \`${candidate.path}\` is old (${version}): lines and pages may break badly. Update it.`)
  }
  return { version, path: candidate.path, openPage: () => openPage(newestPage, step), close }
}

type Started = { readonly process: BrowserProcess; readonly browser: PuppeteerBrowser }

/** One way to start the browser; `warning` says what is lost by it. */
type Attempt = {
  readonly executable: string
  readonly user: User | undefined
  readonly sandbox: boolean
  readonly warning?: string
}

async function start(candidate: Candidate, options: LaunchOptions): Promise<Started> {
  const failures: ChapbookError[] = []
  for (const attempt of await attempts(candidate.path)) {
    const outcome = await tryToStart(attempt, candidate, options)
    if ('browser' in outcome) {
      if (attempt.warning !== undefined) options.onWarning?.(attempt.warning)
      return outcome
    }
    failures.push(outcome.failure)
    if (isHopeless(outcome.ending)) break
  }
  throw failures[0] ?? new ChapbookError(`The browser \`${candidate.path}\` cannot be started`)
}

const noSandbox =
  'The browser runs without its sandbox, because this system lets it have none. Text and pictures are still checked before it sees them.'

async function attempts(path: string): Promise<readonly Attempt[]> {
  const user = await browserUser()
  const asUsual: readonly Attempt[] = [{ executable: path, user: undefined, sandbox: true }]
  if (process.platform !== 'linux') return asUsual
  const unprotected: Attempt = { executable: path, user: undefined, sandbox: false, warning: noSandbox }
  if (user === undefined) return [...asUsual, unprotected]
  const executable = await executableForAll(path)
  const asRoot: Attempt = {
    ...unprotected,
    warning: `${noSandbox} It also runs as root: build as an ordinary user instead.`,
  }
  if (executable === undefined) return [asRoot]
  return [{ executable, user, sandbox: true }, { executable, user, sandbox: false, warning: noSandbox }, asRoot]
}

type Failure = { readonly failure: ChapbookError; readonly ending: Ending }

async function tryToStart(
  { executable, user, sandbox }: Attempt,
  { path, environment: extra = {} }: Candidate,
  { environment, signal, timeLimit = 120_000 }: LaunchOptions,
): Promise<Started | Failure> {
  // Puppeteer loads while the browser starts.
  const puppeteer = import('puppeteer')
  const process = await startProcess({
    executable,
    environment,
    extra: relocated(extra, path, executable),
    user,
    sandbox,
  })
  const step: Supervise = supervise({ process, timeLimit: Math.min(timeLimit, 60_000), signal })
  try {
    const browser = await step('starting', async () => {
      const { connect } = await puppeteer
      const { transport } = process
      return connect({ transport, defaultViewport: null, protocolTimeout: 0 })
    })
    return { process, browser }
  } catch (error) {
    await process.stop()
    if (!(error instanceof ChapbookError) || error.kind === 'interrupted') throw error
    const { how, lastWords } = await process.ended
    // It was killed, by us when its time was up or by the system for want of memory: no other way to start will help.
    if (how === 'signal SIGKILL') throw error
    const words = lastWords.length === 0 ? how : `${how}: ${lastWords.at(-1)}`
    const failure = new ChapbookError(`The browser \`${path}\` cannot be started (${words})`, {
      hint: 'Name another browser with CHAPBOOK_BROWSER.',
      cause: error,
    })
    return { failure, ending: { how, lastWords } }
  }
}

/** Libraries and fonts beside the browser have moved with it. */
function relocated(
  extra: Readonly<Record<string, string>>,
  from: string,
  to: string,
): Readonly<Record<string, string>> {
  const [folder, moved] = [from, to].map((path) => path.slice(0, path.lastIndexOf('/') + 1))
  if (folder === undefined || moved === undefined || folder === moved) return extra
  return Object.fromEntries(Object.entries(extra).map(([name, value]) => [name, value.replace(folder, moved)]))
}

/** A program without its libraries, or one for another processor, starts as nobody else either. */
function isHopeless({ how, lastWords }: Ending): boolean {
  return /ENOENT|ENOEXEC/.test(how) || lastWords.some((line) => line.includes('error while loading shared libraries'))
}
