import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { arch, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { version } from '../../../src/host/browser/download.ts'
import { findBrowsers, type FindOptions } from '../../../src/host/browser/find.ts'
import { installedPlaces } from '../../../src/host/browser/installed-places.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chapbook-test-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function program(path: string, mode = 0o755): Promise<string> {
  const absolute = join(folder, path)
  await mkdir(dirname(absolute), { recursive: true })
  await writeFile(absolute, '#!/bin/sh\n')
  await chmod(absolute, mode)
  return absolute
}

/** What is found on a machine that is all in the test's folder. */
async function found(options: Partial<FindOptions> = {}): Promise<readonly string[]> {
  const { environment = {}, installed = [], path } = options
  const machine = { HOME: folder, CHAPBOOK_CACHE: join(folder, 'cache'), ...environment }
  const paths: string[] = []
  for await (const candidate of findBrowsers({ folder, path, environment: machine, installed }))
    paths.push(candidate.path)
  return paths
}

test('a machine without a browser has none', async () => {
  expect(await found()).toEqual([])
})

test('the browser of an option comes before all others, and is the only one', async () => {
  const [own, other, installed] = [await program('own'), await program('other'), await program('installed')]
  const environment = { CHAPBOOK_BROWSER: other }
  expect(await found({ path: 'own', environment, installed: [installed] })).toEqual([own])
})

test.each([
  [['CHAPBOOK_BROWSER', 'PUPPETEER_EXECUTABLE_PATH', 'CHROME_PATH'], 'CHAPBOOK_BROWSER'],
  [['CHROME_PATH', 'PUPPETEER_EXECUTABLE_PATH'], 'PUPPETEER_EXECUTABLE_PATH'],
  [['CHROME_PATH'], 'CHROME_PATH'],
])('of the variables %j, %s wins', async (names, winner) => {
  const entries = names.map(async (name) => [name, await program(name)] as const)
  expect(await found({ environment: Object.fromEntries(await Promise.all(entries)) })).toEqual([join(folder, winner)])
})

test('an empty variable names nothing', async () => {
  const installed = await program('installed')
  expect(await found({ environment: { CHAPBOOK_BROWSER: '' }, installed: [installed] })).toEqual([installed])
})

test('a named browser that is not there is an error, not a reason to take another', async () => {
  const installed = await program('installed')
  const environment = { CHROME_PATH: '/nowhere/chrome' }
  await expect(found({ environment, installed: [installed] })).rejects.toThrow(
    'The browser `/nowhere/chrome` (from CHROME_PATH) is not there',
  )
})

test('a named browser that is no program is an error', async () => {
  await program('notes.txt', 0o644)
  await expect(found({ path: 'notes.txt' })).rejects.toThrow('(from the options) is no program that can be started')
  await expect(found({ path: '.' })).rejects.toThrow('is no program that can be started')
})

test.skipIf(process.platform !== 'linux' || arch() !== 'x64')(
  "puppeteer's cache comes before what is installed: shells first, the newest version first",
  async () => {
    const shell = (number: string) =>
      program(
        `.cache/puppeteer/chrome-headless-shell/linux-${number}/chrome-headless-shell-linux64/chrome-headless-shell`,
      )
    const chrome = await program('.cache/puppeteer/chrome/linux-150.0.1.0/chrome-linux64/chrome')
    const [nine, ten] = [await shell('99.0.1.0'), await shell('148.0.7778.97')]
    await program(
      '.cache/puppeteer/chrome-headless-shell/mac_arm-160.0.0.0/chrome-headless-shell-mac-arm64/chrome-headless-shell',
    )
    const installed = await program('usr/bin/chromium')
    expect(await found({ installed: [installed] })).toEqual([ten, nine, chrome, installed])
  },
)

test('puppeteer’s cache is where its variable says', async () => {
  const environment = { PUPPETEER_CACHE_DIR: join(folder, 'elsewhere') }
  await program('.cache/puppeteer/chrome/linux-150.0.1.0/chrome-linux64/chrome')
  expect(await found({ environment })).toEqual([])
})

test("Chapbook's own browser comes before what is installed, with its libraries and fonts", async () => {
  const own = await program('cache/browsers/chromium-148.0.0-linux-x64/chrome-headless-shell')
  const installed = await program('usr/bin/chromium')
  const environment = { HOME: folder, CHAPBOOK_CACHE: join(folder, 'cache') }
  const first = await findBrowsers({ folder, environment, installed: [installed] }).next()
  expect(first.value).toMatchObject({
    path: own,
    environment: { LD_LIBRARY_PATH: join(dirname(own), 'lib'), FONTCONFIG_PATH: join(dirname(own), 'fonts') },
  })
})

test('installed shells come before Chrome, Chrome before Edge, Edge before Chromium, Chromium before Brave', () => {
  const places = installedPlaces({ PATH: '/usr/bin:/bin' }, 'linux')
  const order = ['chromium-headless-shell', 'google-chrome-stable', 'microsoft-edge', 'chromium', 'brave-browser']
  const indexes = order.map((name) => places.indexOf(`/usr/bin/${name}`))
  expect(indexes).not.toContain(-1)
  expect(indexes).toEqual(indexes.toSorted((a, b) => a - b))
  expect(places.at(-1)).toMatch(/flatpak/)
})

test('the standard places of macOS and Windows are known', () => {
  expect(installedPlaces({ HOME: '/Users/w' }, 'darwin')).toContain(
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  )
  expect(installedPlaces({ 'PROGRAMFILES(X86)': 'C:\\Program Files (x86)' }, 'win32')).toContain(
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  )
})

test('the version that is downloaded is the one that puppeteer is made for', async () => {
  const revisions: unknown = Reflect.get(await import('puppeteer'), 'PUPPETEER_REVISIONS')
  expect(revisions).toMatchObject({ 'chrome-headless-shell': version })
})
