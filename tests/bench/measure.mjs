/** Runs a contestant as whole processes and takes times, sizes and memory. */

import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

const timeLimit = 20 * 60_000

/**
 * Lets all run in turn, round by round, so that a machine that grows slower or faster does so for all; the first round is not
 * counted. What takes minutes runs once. Each gets the seconds of its runs, their median, and the bytes of what it made;
 * `failure` where it gave up; and one that `tells` gets what its runs told.
 */
export function race(contestants, rounds) {
  const results = contestants.map((contestant) => ({ ...contestant, seconds: [], told: [], failure: undefined }))
  for (let round = 0; round <= rounds; round += 1) {
    for (const result of results) {
      if (result.failure || (result.slow && round !== 1)) continue
      const { seconds, told, failure } = once(result)
      if (failure) result.failure = failure
      else if (round > 0) {
        result.seconds.push(seconds)
        if (told) result.told.push(told)
      }
    }
  }
  return results.map((result) =>
    result.failure ? result : { ...result, median: median(result.seconds), bytes: sizeOf(result.made) },
  )
}

function once({ command, words, environment, tells = false }) {
  const started = process.hrtime.bigint()
  const { status, signal, error, stdout, stderr } = spawnSync(command, words, {
    encoding: 'utf8',
    stdio: ['ignore', tells ? 'pipe' : 'ignore', 'pipe'],
    timeout: timeLimit,
    maxBuffer: 64_000_000,
    env: { ...plainEnvironment(), ...environment },
  })
  const seconds = Number(process.hrtime.bigint() - started) / 1e9
  if (error?.code === 'ETIMEDOUT') return { failure: `not done after ${Math.round(seconds)} s` }
  if (status === 0) return { seconds, ...(tells ? { told: JSON.parse(stdout.trim().split('\n').at(-1)) } : {}) }
  const said = (stderr || String(error ?? signal)).trim().split('\n').at(-1)
  return { failure: `failed: ${said.slice(0, 200)}` }
}

/**
 * What a writer's machine sets: a variable such as `NODE_EXTRA_CA_CERTS` makes every start of Node 70 ms longer, and has nothing
 * to do with any of the tools.
 */
export function plainEnvironment() {
  const kept =
    /^(PATH|HOME|USER|LANG|LC_.*|TMPDIR|TEMP|TMP|XDG_.*|SystemRoot|LOCALAPPDATA|APPDATA|CHAPBOOK_.*|PUPPETEER_.*)$/
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => kept.test(name)))
}

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

function sizeOf(path) {
  if (statSync(path).isFile()) return statSync(path).size
  return readdirSync(path).reduce((sum, name) => sum + statSync(join(path, name)).size, 0)
}

/** Megabytes that the Node process held at most (without the browser), told by itself at its end in a run of its own. */
export function peakMemory(contestant, folder) {
  if (!contestant || contestant.failure) return undefined
  const notes = join(folder, 'memory')
  mkdirSync(notes, { recursive: true })
  const preload = new URL('tell-memory.mjs', import.meta.url).href
  const [program, ...words] = contestant.words
  const result = once({
    ...contestant,
    words: ['--import', preload, program, ...words],
    environment: { CHAPBOOK_MEMORY_NOTES: notes },
  })
  if (result.failure) return undefined
  const kilobytes = readdirSync(notes).map((name) => Number(readFileSync(join(notes, name), 'utf8')))
  return Math.max(...kilobytes) / 1024
}
