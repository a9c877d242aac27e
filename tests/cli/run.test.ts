/** The command line: what is asked of the verbs, what is said, and the exit code. */

import { describe, expect, it } from 'vitest'
import { VFile } from 'vfile'
import type { BuildOptions, BuildResult } from '../../src/build.ts'
import { run } from '../../src/cli/run.ts'
import type { Workshop } from '../../src/cli/workshop.ts'
import { ChapbookError } from '../../src/errors.ts'
import { problem, warning } from '../../src/manuscript/messages.ts'
import { paper } from '../report/paper.ts'

const good: BuildResult = { ok: true, artifacts: [], files: [], failed: [] }

type Called = {
  readonly code: number
  readonly out: string
  readonly err: string
  readonly asked: readonly BuildOptions[]
}

/** Runs a command line whose build answers with `result`, or throws it. */
async function call(
  line: readonly string[],
  result: BuildResult | Error = good,
  signal = new AbortController().signal,
): Promise<Called> {
  const asked: BuildOptions[] = []
  const tools: Partial<Workshop> = {
    build: async () => ({
      build: async (options) => {
        asked.push(options ?? {})
        if (result instanceof Error) throw result
        return result
      },
    }),
    changes: async () => {
      throw new Error('changes was not to be loaded')
    },
    outline: async () => {
      throw new Error('outline was not to be loaded')
    },
    doctor: async () => {
      throw new Error('doctor was not to be loaded')
    },
  }
  const stdout = paper()
  const stderr = paper()
  const code = await run(line, { stdout, stderr, environment: {}, folder: '/home/ann', signal }, tools)
  return { code, out: stdout.text(), err: stderr.text(), asked }
}

describe('build', () => {
  it('hands every option to the build under its name in the API', async () => {
    const { code, asked } = await call([
      ...['build', 'essay.txt', '--out', 'made', '--edition', 'web, print'],
      ...['--title', 'A Room', '--subtitle', 'Notes', '--author', 'Ann Lee', '--author', 'Bo Chen'],
      ...['--language', 'de-AT', '--theme', 'plain', '--browser', '/usr/bin/brave', '--strict'],
    ])
    expect(code).toBe(0)
    expect(asked[0]).toMatchObject({
      manuscript: 'essay.txt',
      out: 'made',
      editions: ['web', 'print'],
      title: 'A Room',
      subtitle: 'Notes',
      authors: ['Ann Lee', 'Bo Chen'],
      language: 'de-AT',
      theme: 'plain',
      browser: '/usr/bin/brave',
      strict: true,
    })
  })

  it('asks for nothing that was not written', async () => {
    const { asked } = await call(['build'])
    expect(Object.keys(asked[0] ?? {}).toSorted()).toEqual(['onProgress', 'out', 'signal'])
  })
})

describe('exit codes', () => {
  const file = (mark: typeof problem) => {
    const made = new VFile({ path: 'essay.md' })
    mark(made, { reason: 'Odd', ruleId: 'odd' })
    return made
  }

  it('0 when all is made, warnings included', async () => {
    expect((await call(['build'])).code).toBe(0)
    expect((await call(['build'], { ...good, files: [file(warning)] })).code).toBe(0)
  })

  it('1 when the manuscript has errors, or warnings under --strict', async () => {
    expect((await call(['build'], { ...good, ok: false, files: [file(problem)] })).code).toBe(1)
    expect((await call(['build', '--strict'], { ...good, ok: false, files: [file(warning)] })).code).toBe(1)
  })

  it('2 when an edition could not be made, though others were', async () => {
    const error = new ChapbookError('No browser was found')
    expect((await call(['build'], { ...good, ok: false, failed: [{ edition: 'print', error }] })).code).toBe(2)
  })

  it('2 when the machine or the call is at fault', async () => {
    expect((await call(['build'], new ChapbookError('The disk is full'))).code).toBe(2)
    expect((await call(['build'], new ChapbookError('No such file', { kind: 'usage' }))).code).toBe(2)
  })

  it('70 for a bug, with its stack trace', async () => {
    const { code, err } = await call(['build'], new TypeError('x is undefined'))
    expect(code).toBe(70)
    expect(err).toContain('TypeError: x is undefined\n    at ')
  })

  it('130 after Ctrl-C, whatever broke because of it', async () => {
    const { code, err } = await call(['build'], new Error('Target closed'), AbortSignal.abort())
    expect(code).toBe(130)
    expect(err).toBe('Stopped. Nothing was written; what stood there before is untouched.\n')
  })
})

describe('wrong use', () => {
  it.each([
    [['build', '--edtion', 'web'], "Unknown option '--edtion'", 'Did you mean --edition?'],
    [['bulid'], "Unknown command 'bulid'", 'Did you mean build?'],
    [['build', '--edition', 'pdf'], 'There is no edition `pdf`', 'Did you mean print?'],
    [
      ['build', '--edition', 'odt'],
      'There is no edition `odt`',
      'There are web, epub, print, handout, booklet, large-print and n-up.',
    ],
    [['build', '--edition', ','], 'Name one or more of web, epub, print', 'chapbook build --help'],
    [['build', '--title'], 'argument missing', 'chapbook build --help'],
    [['build', 'a.md', 'b.md'], 'too many arguments', 'chapbook build --help'],
    [['essay.txt'], "Unknown command 'essay.txt'", 'chapbook build essay.txt'],
  ])('%j is answered with what is wrong and the next step', async (line, wrong, next) => {
    const { code, out, err, asked } = await call(line)
    expect(code).toBe(2)
    expect(err).toMatch(/^error {2}/)
    expect(err.toLowerCase()).toContain(wrong.toLowerCase())
    expect(err).toContain(next)
    expect(out).toBe('')
    expect(asked).toEqual([])
  })
})

describe('help', () => {
  it.each([[[]], [['--help']], [['build', '--help']], [['outline', '--help']], [['doctor', '--help']]])(
    '%j is as agreed, and fits 80 columns',
    async (line) => {
      const { code, out } = await call(line)
      expect(code).toBe(0)
      for (const text of out.split('\n')) expect(text.length).toBeLessThanOrEqual(80)
      expect(out).toMatchSnapshot()
    },
  )

  it('--version is the number of the package', async () => {
    expect(await call(['--version'])).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) })
  })
})
