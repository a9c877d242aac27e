/** What several editions need is made once. */

import { expect, test } from 'vitest'
import { onceEach } from '../../src/editions/once.ts'

test('who asks first has a thing made, and all get the same', async () => {
  const once = onceEach()
  let made = 0
  const make = (): Promise<object> => {
    made++
    return Promise.resolve({})
  }
  const [first, second, other] = await Promise.all([once('pages', make), once('pages', make), once('sheets', make)])
  expect(first).toBe(second)
  expect(other).not.toBe(first)
  expect(made).toBe(2)
})

test('what cannot be made fails for all who ask', async () => {
  const once = onceEach()
  const ask = (): Promise<never> => once('pages', () => Promise.reject(new Error('no paper')))
  const asked = await Promise.allSettled([ask(), ask()])
  expect(asked.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
})
