import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { doctor, type Check } from '../../src/doctor.ts'
import { ChapbookError } from '../../src/errors.ts'
import type { Browser, Host } from '../../src/host/host.ts'
import { memoryHost } from '../memory-host.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chapbook-test-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** A host whose folders are real, and whose browser is as the test says. */
function host(openBrowser: Host['openBrowser'], environment: Record<string, string> = {}): Host {
  const variables = { CHAPBOOK_CACHE: join(folder, 'cache'), PATH: '', ...environment }
  return { ...memoryHost({}, { folder, environment: variables }), openBrowser }
}

const good: Host['openBrowser'] = async () => browser
const browser: Browser = {
  version: 'HeadlessChrome/148.0.0.0',
  path: '/usr/bin/shell',
  openPage: () => Promise.reject(new Error('not asked for')),
  close: () => Promise.resolve(),
}

async function check(name: string, examined: Host): Promise<Check> {
  const found = (await doctor(examined)).find((one) => one.name === name)
  if (found === undefined) throw new Error(`no check is called ${name}`)
  return found
}

test('a machine that has everything is told so', async () => {
  const states = (await doctor(host(good))).map(({ name, state }) => [name, state])
  expect(Object.fromEntries(states)).toMatchObject({
    Node: 'good',
    Browser: 'good',
    Fonts: 'good',
    Cache: 'good',
    Output: 'good',
  })
})

test('the browser is named with its version, and whether it has a sandbox', async () => {
  expect((await check('Browser', host(good))).found).toBe('HeadlessChrome/148.0.0.0, /usr/bin/shell, with its sandbox')
  const without = await check(
    'Browser',
    host(async (options) => {
      options.onWarning?.('The browser runs without its sandbox.')
      return browser
    }),
  )
  expect(without).toMatchObject({ state: 'warning', remedy: 'The browser runs without its sandbox.' })
})

test('nothing is fetched to examine the machine', async () => {
  let provide: boolean | undefined = true
  await doctor(
    host(async (options) => {
      provide = options.provide
      return browser
    }),
  )
  expect(provide).toBe(false)
})

test('a machine without a browser is told what will happen and what to type', async () => {
  const none: Host['openBrowser'] = () =>
    Promise.reject(new ChapbookError('No browser was found', { hint: 'Type this.' }))
  const found = await check('Browser', host(none))
  expect(found).toMatchObject({ state: 'warning', found: 'No browser was found' })
  expect(found.remedy).toContain('Type this.')
})

test('a browser that is named but wrong is missing: no other takes its place', async () => {
  const wrong: Host['openBrowser'] = () =>
    Promise.reject(new ChapbookError('`/nowhere` is not there', { hint: 'Name another.' }))
  const found = await check('Browser', host(wrong, { CHAPBOOK_BROWSER: '/nowhere' }))
  expect(found).toMatchObject({ state: 'missing', remedy: 'Name another.' })
})

test('a cache that cannot be made is a warning', async () => {
  await writeFile(join(folder, 'file'), '')
  const found = await check('Cache', host(good, { CHAPBOOK_CACHE: join(folder, 'file', 'cache') }))
  expect(found.state).toBe('warning')
  expect(found.remedy).toContain('CHAPBOOK_CACHE')
})

test('an output folder that is a file is a warning', async () => {
  await writeFile(join(folder, 'dist'), '')
  expect((await check('Output', host(good))).state).toBe('warning')
})

test('helpers that only some tasks need are no reason to fail', async () => {
  const examined = host(good)
  expect((await check('npm', examined)).state).toBe('warning')
  expect(await check('Java', examined)).toMatchObject({ state: 'warning', found: 'not there' })
})
