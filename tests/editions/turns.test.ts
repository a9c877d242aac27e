/** The first edition goes ahead until it hands over to the browser. */

import { expect, test } from 'vitest'
import { takeTurns } from '../../src/editions/turns.ts'

test('the others begin when the first has asked for the browser, and not before', async () => {
  const { whenAsked, take } = takeTurns()
  const said: string[] = []
  const browser = whenAsked(() => Promise.resolve('browser'))
  const first = take(0, async () => {
    said.push('composes')
    await Promise.resolve()
    said.push('asks')
    await browser()
    said.push('prints')
  })
  const second = take(1, async () => {
    said.push('other')
    return Promise.resolve()
  })
  await Promise.all([first, second])
  expect(said.slice(0, 2)).toEqual(['composes', 'asks'])
  expect(said).toContain('other')
})

test('the others begin also when the first is done without a browser, or fails', async () => {
  const done = takeTurns()
  expect(await Promise.all([done.take(0, () => Promise.resolve(1)), done.take(1, () => Promise.resolve(2))])).toEqual([
    1, 2,
  ])
  const failing = takeTurns()
  const [first, second] = await Promise.allSettled([
    failing.take(0, () => Promise.reject(new Error('no paper'))),
    failing.take(1, () => Promise.resolve(2)),
  ])
  expect([first.status, second.status]).toEqual(['rejected', 'fulfilled'])
})
