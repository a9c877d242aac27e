/** When colours are used. */

import { expect, it } from 'vitest'
import { colours, wantsColour } from '../../src/report/colours.ts'

it.each([
  ['a terminal has colours', { isTerminal: true, environment: {} }, true],
  ['a pipe has none', { isTerminal: false, environment: {} }, false],
  ['NO_COLOR takes them from a terminal', { isTerminal: true, environment: { NO_COLOR: '1' } }, false],
  ['an empty NO_COLOR says nothing', { isTerminal: true, environment: { NO_COLOR: '' } }, true],
  ['FORCE_COLOR gives them to a pipe', { isTerminal: false, environment: { FORCE_COLOR: '1' } }, true],
  ['FORCE_COLOR=0 takes them away', { isTerminal: true, environment: { FORCE_COLOR: '0' } }, false],
  [
    'NO_COLOR is stronger than FORCE_COLOR',
    { isTerminal: true, environment: { NO_COLOR: '1', FORCE_COLOR: '1' } },
    false,
  ],
  ['--no-color is stronger than all', { isTerminal: true, environment: { FORCE_COLOR: '1' }, option: false }, false],
  ['a dumb terminal has none', { isTerminal: true, environment: { TERM: 'dumb' } }, false],
])('%s', (_title, wish, wanted) => {
  expect(wantsColour(wish)).toBe(wanted)
})

it('colours that are off leave the text alone', () => {
  expect(colours(false).red('text')).toBe('text')
  expect(colours(true).red('text')).toBe('\u001b[31mtext\u001b[39m')
})
