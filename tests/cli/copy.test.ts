/** `chapbook copy` on the command line: what is asked of the verb, what is said, and the exit code. */

import { describe, expect, it } from 'vitest'
import { VFile } from 'vfile'
import { run } from '../../src/cli/run.ts'
import type { CopyOptions, CopyResult } from '../../src/copy.ts'
import { problem } from '../../src/manuscript/messages.ts'
import { paper } from '../report/paper.ts'

const file = {
  path: 'a-copy-0001.epub',
  copy: 1,
  role: 'epub',
  mediaType: '',
  bytes: 1200,
  sha256: '',
  base: '',
} as const
const good: CopyResult = { ok: true, isStopped: false, folder: 'dist/copies/a', made: [file], copies: 1, files: [] }

async function call(line: readonly string[], result: CopyResult = good) {
  const asked: CopyOptions[] = []
  const [stdout, stderr] = [paper(), paper()]
  const surroundings = { stdout, stderr, environment: {}, folder: '/home/ann', signal: new AbortController().signal }
  const code = await run(['copy', ...line], surroundings, {
    copy: async () => ({
      copy: async (options) => {
        asked.push(options)
        for (const done of [0, 50, 100, 250]) options.onProgress?.({ kind: 'copies', done, total: 250 })
        return result
      },
    }),
  })
  return { code, out: stdout.text(), err: stderr.text(), asked: asked[0] }
}

describe('copy', () => {
  it('hands every option to the verb under its name in the API', async () => {
    const { asked } = await call([
      ...['dist/release/angel', '--csv', 'readers.csv', '--from', '13', '--of', '1000', '--date', '2026-11-28'],
      ...[
        '--edition',
        'epub,PDF',
        '--out',
        'copies',
        '--names',
        '{number}-{name}',
        '--replace',
        '--key',
        'key',
        '--theme',
        'modern',
      ],
    ])
    expect(asked).toMatchObject({
      ...{ release: 'dist/release/angel', csv: 'readers.csv', from: 13, of: 1000, date: '2026-11-28' },
      ...{
        editions: ['epub', 'print'],
        out: 'copies',
        names: '{number}-{name}',
        replace: true,
        key: 'key',
        theme: 'modern',
      },
    })
    expect((await call(['--for', 'Anna', '--number', '12', '--note', 'Thanks'])).asked).toMatchObject({
      ...{ for: 'Anna', number: 12, note: 'Thanks' },
    })
  })

  it('says how many copies there are, and where', async () => {
    const { code, out } = await call(['--for', 'Anna'])
    expect(code).toBe(0)
    expect(out.trim().split('\n')).toEqual(['100 copies of 250 made', '1 copy made in dist/copies/a   1 file · 1 kB'])
  })

  it('says which rows have no copy, and ends with 1', async () => {
    const list = new VFile({ path: 'readers.csv', cwd: '/home/ann' })
    problem(list, {
      reason: 'The name is empty',
      note: 'Write it.',
      ruleId: 'reader-list',
      place: { line: 3, column: 1 },
    })
    const { code, err } = await call(['--csv', 'readers.csv'], { ...good, ok: false, files: [list] })
    expect(code).toBe(1)
    expect(err).toContain('readers.csv:3:1  error')
  })

  it('says what is there when it was stopped, and ends with 130', async () => {
    const { code, out } = await call(['--csv', 'readers.csv', '--quiet'], { ...good, ok: false, isStopped: true })
    expect([code, out]).toEqual([130, ''])
    const told = await call(['--csv', 'readers.csv'], { ...good, ok: false, isStopped: true })
    expect(told.out).toContain('Stopped. 1 copy made in dist/copies/a')
  })

  it('tells programs the same, a line each', async () => {
    const { out } = await call(['--for', 'Anna', '--json'])
    const events = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as object)
    expect(events[0]).toEqual({ kind: 'copies', done: 0, total: 250 })
    expect(events.at(-1)).toMatchObject({ kind: 'copied', copies: 1, files: [file.path], stopped: false, exitCode: 0 })
  })

  it.each([[['--edition', 'web']], [['--from', 'x']], [['--of', '0']]])(
    'refuses what it cannot make: %j',
    async (words) => {
      const { code, asked } = await call(['--for', 'Anna', ...words])
      expect([code, asked]).toEqual([2, undefined])
    },
  )
})
