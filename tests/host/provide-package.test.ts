import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ChapbookError } from '../../src/errors.ts'
import { packageProvider, type Fetch } from '../../src/host/provide-package.ts'
import { refusal } from '../refusal.ts'

let cache = ''
beforeEach(async () => {
  cache = await mkdtemp(join(tmpdir(), 'chapbook-test-'))
})
afterEach(() => rm(cache, { recursive: true, force: true }))

const wanted = {
  name: '@fontsource/small',
  version: '1.2.3',
  integrity: 'of the tarball',
  size: 1000,
  keep: ['-400-normal.woff2', 'LICENSE'],
}

const published = new Map(
  ['files/small-0-400-normal.woff2', 'files/small-0-900-normal.woff2', 'LICENSE', 'index.css'].map((path) => [
    `package/${path}`,
    Buffer.from(path),
  ]),
)

/** A registry that counts what is asked of it. */
function registry(files: ReadonlyMap<string, Buffer> | Error = published): { fetch: Fetch; asked: string[] } {
  const asked: string[] = []
  const fetch: Fetch = async (specifier, integrity) => {
    asked.push(`${specifier} ${integrity}`)
    if (files instanceof Error) throw files
    return files
  }
  return { fetch, asked }
}

const never: Fetch = () => Promise.reject(new Error('The network was asked'))
const kept = (): Promise<string[]> => readdir(join(cache, 'packages'))

test('a package is fetched in its pinned version, and only the wanted files are kept', async () => {
  const { fetch, asked } = registry()
  const folder = await packageProvider(cache, {}, fetch)(wanted)
  expect(asked).toEqual(['@fontsource/small@1.2.3 of the tarball'])
  expect((await readdir(folder)).toSorted()).toEqual(['LICENSE', 'files'])
  expect(await readdir(join(folder, 'files'))).toEqual(['small-0-400-normal.woff2'])
  expect(await readFile(join(folder, 'LICENSE'), 'utf8')).toBe('LICENSE')
  expect(await kept()).toEqual(['small-1.2.3'])
})

test('a second build takes it from the cache, also offline', async () => {
  const first = await packageProvider(cache, {}, registry().fetch)(wanted)
  expect(await packageProvider(cache, { CHAPBOOK_OFFLINE: '1' }, never)(wanted)).toBe(first)
})

test('editions that ask at the same time share one download, and one failure', async () => {
  const good = registry()
  const provide = packageProvider(cache, {}, good.fetch)
  await Promise.all([provide(wanted), provide(wanted)])
  expect(good.asked).toHaveLength(1)

  const bad = registry(new ChapbookError('npm could not fetch it'))
  const refuse = packageProvider(cache, {}, bad.fetch)
  const other = { ...wanted, version: '9.9.9' }
  const results = await Promise.allSettled([refuse(other), refuse(other)])
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(bad.asked).toHaveLength(1)
})

test('nothing is fetched when the user forbids it', async () => {
  const error = await refusal(packageProvider(cache, { CHAPBOOK_OFFLINE: '1' }, never)(wanted))
  expect(error.message).toContain('CHAPBOOK_OFFLINE')
  expect(error.hint).toContain('Build once without')
})

test('a fetch that fails leaves nothing behind', async () => {
  const { fetch } = registry(new ChapbookError('What npm delivered is not the published package'))
  const error = await refusal(packageProvider(cache, {}, fetch)(wanted))
  expect(error.message).toContain('not the published package')
  expect(await kept()).toEqual([])
})

test('a package without the wanted files is refused', async () => {
  const { fetch } = registry(new Map([['package/index.css', Buffer.from('')]]))
  await refusal(packageProvider(cache, {}, fetch)(wanted))
  expect(await kept()).toEqual([])
})

test('the progress begins at nothing and ends at the whole', async () => {
  const told: number[] = []
  const provide = packageProvider(cache, {}, registry().fetch)
  await provide(wanted, { onProgress: ({ done }) => told.push(done) })
  expect(told).toEqual([0, 1000])
})

test('a stopped build says so', async () => {
  const stop = new AbortController()
  const fetch: Fetch = async () => {
    stop.abort()
    throw new Error('killed')
  }
  const error = await refusal(packageProvider(cache, {}, fetch)(wanted, { signal: stop.signal }))
  expect(error.kind).toBe('interrupted')
  expect(await kept()).toEqual([])
})
