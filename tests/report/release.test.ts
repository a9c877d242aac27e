/** What is said of a release when it is made. */

import { expect, test } from 'vitest'
import type { ReleaseResult } from '../../src/release/result.ts'
import { colours } from '../../src/report/colours.ts'
import { releaseEvents, releaseLines, releaseTrouble } from '../../src/report/release.ts'

const style = { colours: colours(false), width: 60 }
const made = {
  slug: 'the-angel',
  title: 'The Angel',
  edition: 'edition-2',
  replaces: false,
  files: 19,
  bytes: 1_200_000,
}

const one: ReleaseResult = {
  ok: true,
  site: 'dist/release/the-angel',
  isShelf: false,
  titles: [{ manuscript: 'angel.md', state: 'made', title: { ...made, changes: ['Corrections: 3.'] }, failed: [] }],
  messages: [],
  left: [],
}

const shelf: ReleaseResult = {
  ...one,
  ok: false,
  site: 'dist/release',
  isShelf: true,
  titles: [
    { manuscript: 'angel.md', state: 'made', title: made, failed: [] },
    { manuscript: 'sea.md', state: 'kept', title: made, failed: [] },
    { manuscript: 'hall.md', state: 'refused', failed: [{ message: 'The browser crashed', hint: 'Try again.' }] },
  ],
  left: ['old-one'],
}

test('one title is told with its edition, what is new, and what to do next', () => {
  expect(releaseLines(one, 1234, style)).toEqual([
    'The Angel, edition 2   19 files · 1.2 MB',
    '    Corrections: 3.',
    '',
    'Ready to put online: dist/release/the-angel',
    'Look at it first:    chapbook serve dist/release/the-angel',
  ])
  expect(releaseTrouble(one, style)).toEqual([])
})

test('a shelf is told with a summary, what has left it, and what was not made', () => {
  expect(releaseLines(shelf, 12_345, style)).toEqual([
    'The Angel, edition 2   19 files · 1.2 MB',
    '1 title made, 1 unchanged, 1 not made   12 s',
    '`old-one` stands on the shelf no more; its folder stays until you remove it.',
    '',
    'Ready to put online: dist/release',
    'Look at it first:    chapbook serve dist/release',
  ])
  expect(releaseTrouble(shelf, style)).toEqual([
    'error  hall.md: The browser crashed',
    '    Try again.',
    'Not released: hall.md. What stood there before is untouched.',
  ])
})

test('programs get an event for each title and one for all', () => {
  expect(releaseEvents(shelf)).toEqual([
    expect.objectContaining({
      kind: 'title',
      manuscript: 'angel.md',
      state: 'made',
      slug: 'the-angel',
      title: 'The Angel',
    }),
    expect.objectContaining({ kind: 'title', manuscript: 'sea.md', state: 'kept' }),
    {
      kind: 'title',
      manuscript: 'hall.md',
      state: 'refused',
      failed: [{ message: 'The browser crashed', hint: 'Try again.' }],
    },
    { kind: 'released', ok: false, site: 'dist/release', left: ['old-one'] },
  ])
})
