import { mkdtemp, readdir, readFile, rm, truncate, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { nodeCache } from '../../src/host/cache.ts'
import { cacheFolder } from '../../src/host/folders.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chapbook-test-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const entries = async (): Promise<string[]> =>
  (await readdir(join(folder, 'v1'))).map((name) => join(folder, 'v1', name))

test('bytes come back, to another process too', async () => {
  await nodeCache(folder).put('font/é?*', bytes('subset'))
  expect(await nodeCache(folder).get('font/é?*')).toEqual(Buffer.from('subset'))
  expect(await nodeCache(folder).get('font')).toBeUndefined()
})

test('empty bytes are remembered as such', async () => {
  await nodeCache(folder).put('nothing', bytes(''))
  expect(await nodeCache(folder).get('nothing')).toEqual(Buffer.from(''))
})

test('a file that was cut short is forgotten', async () => {
  const cache = nodeCache(folder)
  await cache.put('cover', bytes('a long picture'))
  const [path = ''] = await entries()
  await truncate(path, (await readFile(path)).length - 3)
  expect(await cache.get('cover')).toBeUndefined()
})

test('a folder that cannot be made only means that nothing is remembered', async () => {
  await writeFile(join(folder, 'file'), '')
  const cache = nodeCache(join(folder, 'file', 'cache'))
  await cache.put('key', bytes('value'))
  expect(await cache.get('key')).toBeUndefined()
})

test('over its limit the cache drops the oldest entries first', async () => {
  const full = nodeCache(folder, { limit: 10_000 })
  await full.put('old', new Uint8Array(400))
  await full.put('older', new Uint8Array(401))
  for (const path of await entries()) {
    const age = (await readFile(path)).length === 433 ? 2000 : 1000
    await utimes(path, new Date(Date.UTC(2020, 0, 1) - age * 1000), new Date(Date.UTC(2020, 0, 1) - age * 1000))
  }
  const cache = nodeCache(folder, { limit: 1300 })
  await cache.put('new', new Uint8Array(450))
  expect(await cache.get('older')).toBeUndefined()
  expect(await cache.get('old')).toHaveLength(400)
  expect(await cache.get('new')).toHaveLength(450)
})

test.each([
  [{ CHAPBOOK_CACHE: '/there', XDG_CACHE_HOME: '/caches', HOME: '/home/w' }, 'linux', '/there'],
  [{ XDG_CACHE_HOME: '/caches', HOME: '/home/w' }, 'linux', '/caches/chapbook'],
  [{ XDG_CACHE_HOME: 'relative', HOME: '/home/w' }, 'linux', '/home/w/.cache/chapbook'],
  [{ HOME: '/Users/w' }, 'darwin', '/Users/w/Library/Caches/chapbook'],
] as const)('the cache of %o on %s is %s', (environment, platform, path) => {
  expect(cacheFolder(environment, platform)).toBe(path)
})
