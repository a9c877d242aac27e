/** The verbs that bring a release to its readers: what they are asked, what they say, and the exit code. */

import { expect, test } from 'vitest'
import { run } from '../../src/cli/run.ts'
import type { Workshop } from '../../src/cli/workshop.ts'
import type { PosterOptions } from '../../src/poster.ts'
import type { SendOptions, SendResult } from '../../src/send.ts'
import type { ServeOptions } from '../../src/serve.ts'
import { paper } from '../report/paper.ts'

type Called = { readonly code: number; readonly out: string; readonly err: string }

async function call(
  line: readonly string[],
  tools: Partial<Workshop>,
  signal = new AbortController().signal,
): Promise<Called> {
  const stdout = paper()
  const stderr = paper()
  const code = await run(line, { stdout, stderr, environment: {}, folder: '/home/ann', signal }, tools)
  return { code, out: stdout.text(), err: stderr.text() }
}

const sent: SendResult = {
  title: 'A',
  file: 'release/a.epub',
  bytes: 1000,
  sent: ['ann@example.org'],
  refused: [],
  written: [],
  remarks: [],
}

function sending(result: SendResult): { readonly tools: Partial<Workshop>; readonly asked: SendOptions[] } {
  const asked: SendOptions[] = []
  const send = async (options: SendOptions): Promise<SendResult> => {
    asked.push(options)
    return result
  }
  return { tools: { send: async () => ({ send }) }, asked }
}

test('send hands on readers, edition and folder', async () => {
  const { tools, asked } = sending(sent)
  const { code, out } = await call(
    ['send', 'shelf/a', '--to', 'ann@example.org', '--to', 'b@example.org', '--edition', 'pdf', '--kindle'],
    tools,
  )
  expect(code).toBe(0)
  expect(asked[0]).toMatchObject({
    release: 'shelf/a',
    to: ['ann@example.org', 'b@example.org'],
    edition: 'print',
    kindle: true,
  })
  expect(out).toBe('sent to ann@example.org\nrelease/a.epub, 1 kB: 1 mail\n')
})

test('send takes the EPUB where nothing is said', async () => {
  const { tools, asked } = sending(sent)
  await call(['send', '--to', 'ann@example.org'], tools)
  expect(asked[0]).toMatchObject({ edition: 'epub' })
  expect(asked[0]?.release).toBeUndefined()
})

test('send ends with 1 where somebody has not got it, and says who and what to do', async () => {
  const { tools } = sending({
    ...sent,
    refused: [{ to: 'bo@example.org', message: 'Not known', hint: 'Check the address.' }],
  })
  const { code, err } = await call(['send', '--to', 'ann@example.org'], tools)
  expect([code, err]).toEqual([1, 'error  bo@example.org: Not known\n    Check the address.\n'])
  const told = await call(['send', '--to', 'ann@example.org', '--json'], tools)
  expect(JSON.parse(told.out)).toMatchObject({ kind: 'sent', refused: [{ to: 'bo@example.org' }] })
})

test('send wants a reader and one edition', async () => {
  const { tools, asked } = sending(sent)
  expect((await call(['send'], tools)).code).toBe(2)
  expect((await call(['send', '--to', 'a@example.org', '--edition', 'epub,pdf'], tools)).code).toBe(2)
  expect(asked).toEqual([])
})

test('serve says where it is, waits for Ctrl-C and ends well', async () => {
  const asked: ServeOptions[] = []
  const interruption = new AbortController()
  let isClosed = false
  const serve = async (options: ServeOptions = {}) => {
    asked.push(options)
    interruption.abort()
    return {
      release: 'dist/release/a',
      url: 'http://127.0.0.1:3000/',
      others: ['http://192.0.2.7:3000/'],
      isOpen: true,
      close: async () => void (isClosed = true),
    }
  }
  const { code, out, err } = await call(
    ['serve', '--port', '3000', '--host', '0.0.0.0'],
    { serve: async () => ({ serve }) },
    interruption.signal,
  )
  expect(asked).toEqual([{ port: 3000, address: '0.0.0.0' }])
  expect([code, isClosed]).toEqual([0, true])
  expect(out).toBe(
    'dist/release/a is at http://127.0.0.1:3000/\nand in the network at http://192.0.2.7:3000/\nCtrl-C ends it.\n',
  )
  expect(err).toContain('Everybody who shares a network with this machine can read the folder')
})

test.each(['-1', '65536', 'http'])('serve refuses the port %s', async (port) => {
  expect((await call(['serve', `--port=${port}`], {})).code).toBe(2)
})

test('poster hands on what is asked and says what was made', async () => {
  const asked: PosterOptions[] = []
  const poster = async (options: PosterOptions = {}) => {
    asked.push(options)
    return {
      title: 'A',
      path: 'dist/a-poster.pdf',
      bytes: 2000,
      url: 'https://example.org/a',
      page: 'Letter' as const,
      remarks: ['No font has these characters: ꙮ'],
    }
  }
  const { code, out, err } = await call(['poster', 'essay.md', '--page', 'letter', '--url', 'https://example.org/a'], {
    poster: async () => ({ poster }),
  })
  expect(asked[0]).toMatchObject({ source: 'essay.md', page: 'Letter', url: 'https://example.org/a' })
  expect([code, out]).toEqual([0, 'poster  dist/a-poster.pdf, 2 kB, Letter, leads to https://example.org/a\n'])
  expect(err).toContain('No font has these characters')
})
