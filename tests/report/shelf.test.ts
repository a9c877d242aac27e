import { expect, test } from 'vitest'
import type { ReleaseEvent } from '../../src/release.ts'
import { colours } from '../../src/report/colours.ts'
import {
  afterShelf,
  barLine,
  shelfLines,
  shelfState,
  titleLine,
  type ShelfEvent,
  type ShelfState,
} from '../../src/report/shelf.ts'
import { afterRelease } from '../../src/report/shelf-events.ts'
import { columns } from '../../src/report/width.ts'

const style = { colours: colours(false), width: 60 }
const titles = ['essays/angel.md', 'essays/sea', 'essays/hall.txt', 'essays/夜の灯台.md']

function state(events: readonly ShelfEvent[], kept: readonly number[] = []) {
  return events.reduce(afterShelf, shelfState(titles, kept))
}

const crash: ShelfEvent = {
  kind: 'settled',
  index: 1,
  outcome: { kind: 'failed', message: 'The browser crashed\u001b[2J', hint: 'Try again.\nOr with fewer workers.' },
}

test('while titles are made, their workers, what failed and a bar are shown', () => {
  const lines = shelfLines(
    state(
      [
        { kind: 'started', index: 0, worker: 0 },
        { kind: 'started', index: 1, worker: 1 },
        crash,
        { kind: 'started', index: 3, worker: 1 },
        { kind: 'step', index: 0, step: 'PDF' },
      ],
      [2],
    ),
    style,
  )
  expect(lines).toEqual([
    'not made   essays/sea: The browser crashed\ufffd[2J',
    '  essays/angel.md   PDF …',
    '  essays/夜の灯台.md …',
    '████████████████░░░░░░░░░░░░░░░░   2 of 4 titles, 1 failed',
  ])
})

test('a worker that goes on to the next title shows that alone', () => {
  const events: readonly ShelfEvent[] = [
    { kind: 'started', index: 0, worker: 0 },
    { kind: 'step', index: 0, step: 'EPUB' },
    { kind: 'settled', index: 0, outcome: { kind: 'made' } },
    { kind: 'step', index: 0, step: 'too late' },
    { kind: 'started', index: 1, worker: 0 },
  ]
  expect(shelfLines(state(events), style)).toEqual(['  essays/sea …', expect.stringContaining('1 of 4 titles')])
})

test.each([40, 60, 120])('no line is wider than a terminal of %i columns', (width) => {
  const long = shelfState(['x'.repeat(300), '灯'.repeat(200)])
  const lines = shelfLines(
    [
      { kind: 'started', index: 1, worker: 0 } as const,
      { kind: 'step', index: 1, step: 'large print' } as const,
      { kind: 'settled', index: 0, outcome: { kind: 'failed', message: 'y'.repeat(200) } } as const,
    ].reduce<typeof long>(afterShelf, long),
    { ...style, width },
  )
  for (const line of lines) expect(columns(line)).toBeLessThanOrEqual(width)
})

test('the bar is empty at the start, and full at the end', () => {
  expect(barLine(shelfState(titles), style)).toMatch(/^░{32} {3}0 of 4 titles$/)
  expect(barLine(shelfState(titles, [0, 1, 2, 3]), style)).toMatch(/^█{32} {3}4 of 4 titles$/)
})

test('on a pipe each title is a line', () => {
  const wide = { ...style, width: 10_000 }
  expect(titleLine('essays/sea', { kind: 'made' }, wide)).toBe('made       essays/sea')
  expect(titleLine('essays/sea', { kind: 'failed', message: 'No room' }, wide)).toBe('not made   essays/sea: No room')
})

test('events of a release are told of the title that they are about, past those that are kept', () => {
  const shelf: ReleaseEvent = {
    kind: 'shelf',
    titles: titles.map((manuscript, index) => ({ manuscript, isKept: index === 0 })),
  }
  const events: readonly ReleaseEvent[] = [
    shelf,
    { kind: 'work', event: { kind: 'started', index: 0, worker: 0 } },
    { kind: 'work', event: { kind: 'progress', index: 0, event: { kind: 'edition-started', edition: 'large-print' } } },
    { kind: 'work', event: { kind: 'started', index: 1, worker: 1 } },
    {
      kind: 'work',
      event: {
        kind: 'finished',
        index: 1,
        outcome: { kind: 'done', result: { messages: [], failed: [{ message: 'No room' }] } },
      },
    },
  ]
  const reached = events.reduce<ShelfState | undefined>(afterRelease, undefined)
  expect(reached && shelfLines(reached, style)).toEqual([
    'not made   essays/hall.txt: No room',
    '  essays/sea   large print …',
    '████████████████░░░░░░░░░░░░░░░░   2 of 4 titles, 1 failed',
  ])
})
