/** What is made once comes from the cache the second time. */

import { expect, test } from 'vitest'
import { remembered, rememberedValue } from '../../src/host/remembered.ts'
import { memoryHost } from '../memory-host.ts'

test('bytes are made once for a key, and anew for another', async () => {
  const host = memoryHost({})
  let made = 0
  const make = (): Promise<Uint8Array> => Promise.resolve(Uint8Array.of((made += 1)))
  expect([...(await remembered('a', host, make))]).toEqual([1])
  expect([...(await remembered('a', host, make))]).toEqual([1])
  expect([...(await remembered('b', host, make))]).toEqual([2])
})

test('a value comes back as it was', async () => {
  const host = memoryHost({})
  const value = { words: ['ä', '木'], count: 2 }
  expect(await rememberedValue('v', host, () => Promise.resolve(value))).toEqual(value)
  expect(await rememberedValue('v', host, () => Promise.reject(new Error('made twice')))).toEqual(value)
})

test('what fails is not remembered', async () => {
  const host = memoryHost({})
  await expect(remembered('a', host, () => Promise.reject(new Error('no ink')))).rejects.toThrow('no ink')
  expect([...(await remembered('a', host, () => Promise.resolve(Uint8Array.of(7))))]).toEqual([7])
})
