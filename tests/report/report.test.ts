/** What a build says on a terminal, in a pipe, as JSON and under --quiet. */

import { describe, expect, it } from 'vitest'
import { VFile } from 'vfile'
import type { BuildResult, ProgressEvent } from '../../src/build.ts'
import { ChapbookError } from '../../src/errors.ts'
import { information, problem, warning } from '../../src/manuscript/messages.ts'
import { desk } from './paper.ts'

const events: readonly ProgressEvent[] = [
  { kind: 'read', milliseconds: 42, chapters: 8, words: 1832 },
  { kind: 'edition-started', edition: 'web' },
  { kind: 'edition-started', edition: 'print' },
  { kind: 'browser', label: 'Fetching a browser', done: 57_000_000, total: 114_000_000 },
  { kind: 'edition-made', edition: 'web', path: '/home/ann/dist/sera.html', bytes: 311_700, milliseconds: 210 },
  { kind: 'browser', label: 'Fetching a browser', done: 114_000_000, total: 114_000_000 },
  {
    kind: 'edition-made',
    edition: 'print',
    path: '/home/ann/dist/sera.pdf',
    bytes: 220_000,
    milliseconds: 1400,
    pages: 14,
  },
]

const made: BuildResult = {
  ok: true,
  artifacts: [
    { edition: 'web', path: 'sera.html', bytes: new Uint8Array(1) },
    { edition: 'print', path: 'sera.pdf', bytes: new Uint8Array(1), pages: 14 },
  ],
  files: [],
  failed: [],
}

function faultyFile(): VFile {
  const file = new VFile({ path: '/home/ann/essay.md', value: '' })
  warning(file, {
    reason: 'Heading jumps from rank 2 to 4',
    note: 'Use rank 3 here',
    ruleId: 'heading-order',
    place: { line: 12, column: 1 },
  })
  problem(file, { reason: 'Picture `sky.png` was not found', ruleId: 'missing-image', place: { line: 3, column: 5 } })
  return file
}

describe('in a pipe', () => {
  it('each finished thing is one plain line', () => {
    const { report, stdout, stderr } = desk()
    for (const event of events) report.progress(event)
    report.built(made, 0)
    expect(stdout.text()).toBe(
      [
        'read         1,832 words in 8 chapters   0.0 s',
        'Fetching a browser',
        'web page     dist/sera.html   0.2 s · 312 kB',
        'PDF          dist/sera.pdf   1.4 s · 220 kB · 14 pages',
        '2 editions made',
        '',
      ].join('\n'),
    )
    expect(stderr.text()).toBe('')
  })

  it('messages go to stderr, sorted by line, each with its note below', () => {
    const { report, stdout, stderr } = desk()
    report.built({ ...made, ok: false, artifacts: [], files: [faultyFile()] }, 1)
    expect(stderr.text()).toBe(
      [
        'essay.md:3:5   error    Picture `sky.png` was not found  [missing-image]',
        'essay.md:12:1  warning  Heading jumps from rank 2 to 4  [heading-order]',
        '    Use rank 3 here',
        '1 error, 1 warning. Nothing was made; what stood there before is untouched.',
        '',
      ].join('\n'),
    )
    expect(stdout.text()).toBe('')
  })

  it('an edition that could not be made says why and what to do, once', () => {
    const { report, stdout, stderr } = desk()
    const error = new ChapbookError('No browser was found', { hint: 'Set CHAPBOOK_BROWSER to its path.' })
    report.progress({ kind: 'edition-failed', edition: 'print', message: error.message })
    report.built({ ...made, ok: false, failed: [{ edition: 'print', error }] }, 2)
    expect(stdout.text()).toContain('PDF          not made\n')
    expect(stderr.text()).toBe('error  No browser was found\n    Set CHAPBOOK_BROWSER to its path.\n')
  })

  it('what is only worth knowing is told but not counted', () => {
    const { report, stdout, stderr } = desk()
    const file = new VFile({ path: 'essay.txt' })
    information(file, { reason: 'Read as Latin-1', ruleId: 'encoding' })
    report.built({ ...made, files: [file] }, 0)
    expect(stderr.text()).toBe('essay.txt  info     Read as Latin-1  [encoding]\n')
    expect(stdout.text()).toBe('2 editions made\n')
  })

  it('control characters of a manuscript do not reach the terminal', () => {
    const { report, stderr } = desk()
    const file = new VFile({ path: 'essay.md' })
    warning(file, { reason: 'Unknown key `\u001b[2Jtitel`', ruleId: 'unknown-key' })
    report.built({ ...made, files: [file] }, 0)
    expect(stderr.text()).not.toContain('\u001b')
  })
})

describe('on a terminal', () => {
  it('the lines are drawn over one another and end as in a pipe, with the paths aligned', () => {
    const { report, stdout } = desk({ colour: false }, 80)
    for (const event of events) report.progress(event)
    expect(screen(stdout.text())).toEqual([
      'read         1,832 words in 8 chapters   0.0 s',
      'web page     dist/sera.html   0.2 s · 312 kB',
      'PDF          dist/sera.pdf    1.4 s · 220 kB · 14 pages',
      '',
    ])
  })

  it('a bar shows how far the browser has come', () => {
    const { report, stdout } = desk({ colour: false }, 60)
    for (const event of events.slice(0, 4)) report.progress(event)
    const last = screen(stdout.text()).at(-2) ?? ''
    expect(last).toMatch(/^Fetching a browser {3}█+░+ {3}57\.0 MB of 114\.0 MB$/)
    expect(last.match(/█/g)?.length).toBe(last.match(/░/g)?.length)
  })

  it.each([60, 70, 80])('no line is wider than %i columns', (columns) => {
    const { report, stdout } = desk({ colour: false }, columns)
    const path = `/home/ann/dist/${'a-long-title-'.repeat(10)}.pdf`
    for (const event of events) report.progress('path' in event ? { ...event, path } : event)
    for (const line of screen(stdout.text())) expect([...line].length).toBeLessThan(columns)
  })

  it('a narrow window gets plain lines', () => {
    const { report, stdout } = desk({ colour: false }, 45)
    for (const event of events) report.progress(event)
    expect(stdout.text()).not.toContain('\u001b')
    expect(stdout.text()).toContain('web page     dist/sera.html')
  })

  it('a warning about the machine is written above the lines', () => {
    const { report, stdout, stderr } = desk({ colour: false }, 80)
    for (const event of events.slice(0, 3)) report.progress(event)
    report.progress({ kind: 'warning', text: 'The sandbox of the browser is off' })
    expect(stderr.text()).toBe('warning  The sandbox of the browser is off\n')
    expect(screen(stdout.text()).length).toBe(4)
  })

  it('a long note is wrapped under its message', () => {
    const { report, stderr } = desk({ colour: false }, 40)
    const file = new VFile({ path: 'a.md' })
    warning(file, { reason: 'Odd', note: 'one two three four five six seven eight nine ten', ruleId: 'odd' })
    report.built({ ...made, files: [file] }, 0)
    expect(stderr.text()).toContain('    one two three four five six seven\n    eight nine ten\n')
  })

  it('colours are used unless they are refused', () => {
    const coloured = desk({}, 80)
    coloured.report.built({ ...made, files: [faultyFile()] }, 0)
    expect(coloured.stderr.text()).toContain('\u001b[31merror  \u001b[39m')
    const plain = desk({ environment: { NO_COLOR: '1' } }, 80)
    plain.report.built({ ...made, files: [faultyFile()] }, 0)
    expect(plain.stderr.text()).not.toContain('\u001b')
  })
})

describe('as JSON', () => {
  it('every line of stdout is one event, messages and the end included', () => {
    const { report, stdout, stderr } = desk({ json: true })
    for (const event of events) report.progress(event)
    report.built({ ...made, files: [faultyFile()] }, 1)
    const lines = stdout
      .text()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines.map(({ kind }) => kind)).toEqual([...events.map(({ kind }) => kind), 'message', 'message', 'finished'])
    expect(lines.at(-3)).toEqual({
      kind: 'message',
      path: 'essay.md',
      line: 3,
      column: 5,
      severity: 'error',
      reason: 'Picture `sky.png` was not found',
      rule: 'missing-image',
    })
    expect(lines.at(-1)).toEqual({ kind: 'finished', exitCode: 1, editions: ['web', 'print'] })
    expect(stderr.text()).toBe('')
  })
})

describe('under --quiet', () => {
  it('a good build says nothing, warnings included', () => {
    const { report, stdout, stderr } = desk({ quiet: true }, 80)
    for (const event of events) report.progress(event)
    report.progress({ kind: 'warning', text: 'The sandbox of the browser is off' })
    report.built(made, 0)
    expect(stdout.text() + stderr.text()).toBe('')
  })

  it('only the errors of the manuscript are told', () => {
    const { report, stdout, stderr } = desk({ quiet: true })
    report.built({ ...made, files: [faultyFile()] }, 1)
    expect(stderr.text()).toBe('essay.md:3:5  error    Picture `sky.png` was not found  [missing-image]\n')
    expect(stdout.text()).toBe('')
  })
})

describe('when something fails', () => {
  it('trouble with the machine comes with its hint', () => {
    const { report, stderr } = desk()
    report.failed(new ChapbookError('The disk is full', { hint: 'Make room and try again.' }), '1.2.3')
    expect(stderr.text()).toBe('error  The disk is full\n    Make room and try again.\n')
  })

  it('a bug says so, with version, machine and stack trace', () => {
    const { report, stderr } = desk()
    report.failed(new TypeError('chapters is not iterable'), '1.2.3')
    expect(stderr.text()).toContain('Chapbook itself has failed')
    expect(stderr.text()).toContain(`chapbook 1.2.3, Node ${process.version}`)
    expect(stderr.text()).toContain('TypeError: chapters is not iterable\n    at ')
  })
})

/** The lines that stand on a terminal after cursor-up and erase-below were obeyed. */
function screen(written: string): readonly string[] {
  const lines: string[] = ['']
  for (const part of written.split(/(\u001b\[\d+A\u001b\[J|\n)/)) {
    const up = /^\u001b\[(\d+)A/.exec(part)
    if (up) lines.splice(lines.length - 1 - Number(up[1]), Infinity, '')
    else if (part === '\n') lines.push('')
    else lines[lines.length - 1] += part
  }
  return lines
}

it('shows the other files that belong to an edition under it', () => {
  const { report, stdout } = desk()
  report.progress({
    kind: 'edition-made',
    edition: 'booklet',
    path: '/home/ann/dist/sera-booklet.pdf',
    bytes: 90_000,
    milliseconds: 900,
    pages: 11,
    sheets: 3,
    companions: ['/home/ann/dist/sera-booklet.txt'],
  })
  expect(stdout.text()).toBe(
    'booklet      dist/sera-booklet.pdf   0.9 s · 90 kB · 11 pages · 3 sheets\n             dist/sera-booklet.txt\n',
  )
})
