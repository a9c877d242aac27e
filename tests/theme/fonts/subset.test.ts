import { readFile } from 'node:fs/promises'
import { Blob, Face } from 'harfbuzzjs'
import { expect, test } from 'vitest'
import { subsetFont } from '../../../src/theme/fonts/subset.ts'
import { memoryHost } from '../../memory-host.ts'

test('a vowel sign keeps the parts into which it is taken when it is shaped', async () => {
  const file = new URL('tiny-noto-serif-thai/files/noto-serif-thai-thai-400-normal.woff2', import.meta.url)
  const bytes = await subsetFont(new Uint8Array(await readFile(file)), [0xe33], memoryHost({}))
  expect([...new Face(new Blob(bytes)).collectUnicodes()].toSorted((a, b) => a - b)).toEqual([0xe32, 0xe33, 0xe4d])
})
