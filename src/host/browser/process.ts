/** One browser process with a folder of its own, which vanishes with it. */

import { spawn, type ChildProcess } from 'node:child_process'
import { rmSync } from 'node:fs'
import { chown, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Duplex, Readable } from 'node:stream'
import type { ConnectionTransport } from 'puppeteer'
import { atExit } from '../at-exit.ts'
import type { Environment } from '../folders.ts'
import { diskTrouble } from '../trouble.ts'
import { flags } from './flags.ts'
import { pipeTransport } from './pipe.ts'
import { isOpenToAll, type User } from './unprivileged.ts'

export type BrowserProcess = {
  readonly transport: ConnectionTransport
  /** Resolves when the process has ended or could not be started: its exit code or signal, and its last words. */
  readonly ended: Promise<Ending>
  /** Kills the browser with all its processes and removes its folder. May be called more than once. */
  readonly stop: () => Promise<void>
}

export type Ending = {
  readonly how: string
  /** The last lines that it wrote to stderr. */
  readonly lastWords: readonly string[]
}

export type ProcessOptions = {
  readonly executable: string
  /** The user's environment. */
  readonly environment: Environment
  /** What this browser needs besides. */
  readonly extra: Readonly<Record<string, string>>
  readonly user: User | undefined
  readonly sandbox: boolean
}

/**
 * Starts the browser. Returns at once; whether it lives shows when it answers.
 *
 * @throws ChapbookError when no folder for its profile can be made.
 */
export async function startProcess(options: ProcessOptions): Promise<BrowserProcess> {
  const { executable, environment, extra, user, sandbox } = options
  const home = await makeHome(user)
  const child = spawn(executable, flags({ profile: join(home, 'profile'), sandbox }), {
    // A process group of its own, so that all processes of the browser can be killed at once.
    detached: process.platform !== 'win32',
    env: { ...browserEnvironment(environment, home), ...extra },
    cwd: home,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    windowsHide: true,
    ...user,
  })
  const release = atExit(() => {
    killGroup(child)
    rmSync(home, { recursive: true, force: true })
  })
  const ended = watch(child)
  return {
    // With this `stdio`, the fourth and the fifth are streams, which the types cannot know.
    transport: pipeTransport(child.stdio[3] as Duplex, child.stdio[4] as Readable),
    ended,
    stop: async () => {
      killGroup(child)
      await ended
      await rm(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 })
      release()
    },
  }
}

async function makeHome(user: User | undefined): Promise<string> {
  const usual = tmpdir()
  const folder = user === undefined || (await isOpenToAll(usual).catch(() => false)) ? usual : '/tmp'
  try {
    const home = await mkdtemp(join(folder, 'chapbook-browser-'))
    if (user !== undefined) await chown(home, user.uid, user.gid)
    return home
  } catch (error) {
    throw diskTrouble(folder, 'cannot hold the browser’s temporary files', error)
  }
}

/** On Linux the browser sees nothing of the user's environment that could change the pages or tell who the user is. */
function browserEnvironment(environment: Environment, home: string): Record<string, string | undefined> {
  const own = { HOME: home, TMPDIR: home, TZ: 'UTC' }
  if (process.platform !== 'linux') return { ...environment, TZ: 'UTC' }
  const { PATH, LD_LIBRARY_PATH, FONTCONFIG_PATH, FONTCONFIG_FILE } = environment
  return { PATH, LD_LIBRARY_PATH, FONTCONFIG_PATH, FONTCONFIG_FILE, LANG: 'C.UTF-8', ...own }
}

/** What every browser without a desktop says, and no crash comes from. */
const smallTalk = /^\[[^\]]*:(?:INFO|WARNING|VERBOSE\d*):|\bd?bus\b|bluetooth/i

function watch(child: ChildProcess): Promise<Ending> {
  let said = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-8000)
  })
  const lastWords = (): readonly string[] =>
    said
      .split('\n')
      .filter((line) => line.trim() !== '' && !smallTalk.test(line))
      .slice(-5)
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ how: error.message, lastWords: [] }))
    child.once('exit', (code, signal) => {
      const how = signal === null ? `exit code ${code}` : `signal ${signal}`
      const tell = (): void => resolve({ how, lastWords: lastWords() })
      child.once('close', tell)
      // A helper process that outlives the browser for a moment keeps its stderr open.
      setTimeout(tell, 200).unref()
    })
  })
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return
  try {
    if (process.platform === 'win32') child.kill('SIGKILL')
    else process.kill(-child.pid, 'SIGKILL')
  } catch {
    // The whole group has ended by itself.
  }
}
