/** How much memory the processes of a browser hold. */

import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { plainEnvironment } from './measure.mjs'

/** Milliseconds between two looks. */
const interval = 40

/**
 * Runs a contestant once more and looks again and again at all processes below it: the browser with its helpers, without the
 * Node process itself. What several processes share is divided among them (proportional set size), so that nothing counts twice.
 *
 * @returns the `megabytes` that they held at most together, or the `reason` why nobody knows
 */
export async function peakBrowserMemory({ command, words, environment }) {
  if (process.platform !== 'linux') return { reason: 'only Linux tells it' }
  const child = spawn(command, words, { stdio: 'ignore', env: { ...plainEnvironment(), ...environment } })
  let most = 0
  let reason
  while (child.exitCode === null && child.signalCode === null) {
    const { kilobytes, forbidden } = memoryBelow(child.pid)
    if (forbidden) reason = "the browser's processes may be looked at by root only"
    most = Math.max(most, kilobytes)
    await wait(interval)
  }
  if (child.exitCode !== 0) return { reason: `it failed (${child.exitCode ?? child.signalCode})` }
  if (reason || most === 0) return { reason: reason ?? 'no browser was seen' }
  return { megabytes: most / 1024 }
}

function memoryBelow(root) {
  let kilobytes = 0
  let forbidden = false
  for (const pid of descendants(root)) {
    const { text, error } = read(`/proc/${pid}/smaps_rollup`)
    forbidden ||= error === 'EACCES' || error === 'EPERM'
    kilobytes += Number(/^Pss:\s+(\d+) kB/m.exec(text)?.[1] ?? 0)
  }
  return { kilobytes, forbidden }
}

function descendants(root) {
  const children = new Map()
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    // The name of the program stands in parentheses and may hold some.
    const parent = Number(/\) \S (\d+)/.exec(read(`/proc/${pid}/stat`).text)?.[1])
    children.set(parent, [...(children.get(parent) ?? []), Number(pid)])
  }
  const below = (pid) => (children.get(pid) ?? []).flatMap((child) => [child, ...below(child)])
  return below(root)
}

/** A process may end between two reads. */
function read(path) {
  try {
    return { text: readFileSync(path, 'utf8') }
  } catch (error) {
    return { text: '', error: error.code }
  }
}
