/** Worker threads on the real machine: what they do, how they die, and that nothing of them is left. */

import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { ChapbookError } from '../../src/errors.ts'
import { defaultJobs, runInWorkers, type PoolEvent } from '../../src/host/pool.ts'
import { packageRoot } from '../../src/host/package-root.ts'
import { refusal } from '../refusal.ts'
import type { Deed } from './pool/worker.ts'

const script = join(packageRoot, 'build', 'tests', 'pool-worker.mjs')

const usual = process.env['TMPDIR']
const own = mkdtempSync(join(tmpdir(), 'chapbook-test-'))

beforeAll(async () => {
  // Nobody else's temporary files lie in it; the browser's user may pass through.
  chmodSync(own, 0o711)
  process.env['TMPDIR'] = own
  const path = '../bundle.mjs'
  const { bundle } = (await import(path)) as { bundle(entryPoint: string, outfile: string): Promise<void> }
  await bundle(join(import.meta.dirname, 'pool', 'worker.ts'), script)
})

afterAll(() => {
  if (usual === undefined) delete process.env['TMPDIR']
  else process.env['TMPDIR'] = usual
  rmSync(own, { recursive: true, force: true })
})

type Event = PoolEvent<unknown, unknown>

/** What came of each deed, in short. */
async function outcomes(
  deeds: readonly Deed[],
  { jobs = 2, signal, onEvent }: { jobs?: number; signal?: AbortSignal; onEvent?: (event: Event) => void } = {},
) {
  const host = { folder: tmpdir(), environment: { ...process.env } }
  const done = await runInWorkers<unknown, unknown>({
    task: 'deed',
    inputs: deeds,
    jobs,
    host,
    script,
    signal,
    onEvent,
    // So that a memory is soon full.
    heap: 60,
  })
  return done.map((outcome) => (outcome.kind === 'done' ? outcome.result : outcome.error.message))
}

const double = (number: number): Deed => ({ kind: 'double', number })

/** What threads of this process have left behind: folders, and processes of browsers that were started in them. */
function leftovers(): readonly string[] {
  const folders = readdirSync(own)
  if (process.platform !== 'linux') return folders
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && commandOf(name).includes(own))
  return [...folders, ...processes.map(commandOf)]
}

function commandOf(process: string): string {
  try {
    return readFileSync(`/proc/${process}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}

vi.setConfig({ testTimeout: 30_000 })

test('results come in the order of the inputs, whoever is done first', async () => {
  const numbers = Array.from({ length: 20 }, (_, index) => index)
  expect(await outcomes(numbers.map(double), { jobs: 3 })).toEqual(numbers.map((number) => number * 2))
})

test('it tells what begins with which worker, what goes on, and what has come of it', async () => {
  const events: Event[] = []
  await outcomes([double(1), double(2), double(3)], { jobs: 1, onEvent: (event) => events.push(event) })
  expect(events).toEqual(
    [0, 1, 2].flatMap((index) => [
      { kind: 'started', index, worker: 0 },
      { kind: 'progress', index, event: { doubling: index + 1 } },
      { kind: 'finished', index, outcome: { kind: 'done', result: (index + 1) * 2 } },
    ]),
  )
})

test('trouble keeps its kind and its hint, and a bug the place where it is', async () => {
  const host = { folder: tmpdir(), environment: {} }
  const [refused, bug] = await runInWorkers({
    task: 'deed',
    inputs: [{ kind: 'refuse' }, { kind: 'err' }],
    jobs: 1,
    host,
    script,
  })
  expect(refused).toMatchObject({ kind: 'failed', error: { message: 'Not today', kind: 'usage', hint: 'Come again.' } })
  expect(refused?.kind === 'failed' && refused.error).toBeInstanceOf(ChapbookError)
  expect(bug).toMatchObject({ kind: 'failed', error: { message: 'A bug' } })
  expect(bug?.kind === 'failed' && bug.error).not.toBeInstanceOf(ChapbookError)
  expect(bug?.kind === 'failed' && bug.error.stack).toContain('pool-worker')
})

describe('a thread that dies', () => {
  test.each(['exit', 'throw aside', 'fill the memory', 'browse and exit'] as const)(
    'because of `%s` is the failure of one title alone, and nothing of it is left',
    async (kind) => {
      const found = await outcomes([double(1), { kind }, double(2), double(3)], { jobs: 1 })
      expect(found).toEqual([2, expect.stringMatching(/^The worker that made this title has ended/), 4, 6])
      expect(leftovers()).toEqual([])
    },
  )

  test('is followed by another each time', async () => {
    const found = await outcomes([{ kind: 'exit' }, { kind: 'exit' }, double(1), { kind: 'throw aside' }, double(2)], {
      jobs: 2,
    })
    expect(found.map((one) => typeof one)).toEqual(['string', 'string', 'number', 'string', 'number'])
  })
})

describe('a signal', () => {
  test('stops what is under way and what waits, browsers too', async () => {
    const stop = new AbortController()
    const begun: number[] = []
    let waiting = 0
    const work = outcomes([{ kind: 'browse and wait' }, { kind: 'wait' }, double(1), double(2)], {
      signal: stop.signal,
      onEvent: (event) => {
        if (event.kind === 'started') begun.push(event.index)
        if (event.kind === 'progress') waiting += 1
        if (waiting === 2) stop.abort(new ChapbookError('Stopped', { kind: 'interrupted' }))
      },
    })
    expect((await refusal(work)).kind).toBe('interrupted')
    expect(begun.toSorted((a, b) => a - b)).toEqual([0, 1])
    expect(leftovers()).toEqual([])
  })

  test('that was given before lets nothing begin', async () => {
    const begun: Event[] = []
    const work = outcomes([double(1)], { signal: AbortSignal.abort(), onEvent: (event) => begun.push(event) })
    expect((await refusal(work)).kind).toBe('interrupted')
    expect(begun).toEqual([])
  })
})

test('browsers end with the work', async () => {
  expect(await outcomes([{ kind: 'browse' }, { kind: 'browse' }, { kind: 'browse' }])).toEqual([2, 2, 2])
  expect(leftovers()).toEqual([])
})

test('a program that is not there is told, not waited for', async () => {
  const host = { folder: tmpdir(), environment: {} }
  const work = runInWorkers({ task: 'deed', inputs: [1, 2], jobs: 2, host, script: '/nowhere/worker.cjs' })
  expect((await refusal(work)).message).toMatch(/^No worker can be started: /)
  expect(leftovers()).toEqual([])
})

test.each([
  [{ cores: 2, memory: 23e9 }, 12, 2],
  [{ cores: 8, memory: 23e9 }, 12, 8],
  [{ cores: 8, memory: 23e9 }, 3, 3],
  [{ cores: 8, memory: 2.2e9 }, 12, 3],
  [{ cores: 1, memory: 0.2e9 }, 12, 1],
  [{ cores: 8, memory: 23e9 }, 0, 1],
])('a machine with %j makes %i titles with %i workers', (machine, titles, jobs) => {
  expect(defaultJobs(titles, machine)).toBe(jobs)
})
