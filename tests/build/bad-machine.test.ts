/** A machine that refuses, fills up, crashes, hangs or is stopped: the message says what to do, and no old file is lost. */

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import * as nodeFiles from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Browser, Host } from '../../src/host/host.ts'
import { writeTogether, type FileOperations } from '../../src/host/write-together.ts'
import { about, project, untouched } from './project.ts'

const essay = { 'essay.md': `${about}# One\n\nWords.\n\n# Two\n\nMore words.\n` }
const screen = ['essay.md', '--edition', 'web,epub'] as const

describe('a disk', () => {
  it('with a file in the place of `dist/` is told so, and the file stays', async () => {
    const { build, folder } = project(essay)
    rmSync(join(folder, 'dist'), { recursive: true })
    writeFileSync(join(folder, 'dist'), 'Mine')
    const { code, err } = await build(...screen)
    expect(code).toBe(2)
    expect(err.replaceAll(folder, '…')).toMatchInlineSnapshot(`
      "error  \`…/dist\` cannot be made: a part of the path is a file, not a folder
          Choose another path.
      "
    `)
    expect(readFileSync(join(folder, 'dist'), 'utf8')).toBe('Mine')
  })

  it('with a folder in the place of an edition is told so, and nothing is written', async () => {
    const { build, folder } = project(essay)
    rmSync(join(folder, 'dist/a-room.epub'))
    mkdirSync(join(folder, 'dist/a-room.epub'))
    const { code, err } = await build(...screen)
    expect(code).toBe(2)
    expect(err.replaceAll(folder, '…')).toMatchInlineSnapshot(`
      "error  \`…/dist/a-room.epub\` cannot be written: a folder stands there
          Move the folder away, or choose another output folder.
      "
    `)
    expect(readFileSync(join(folder, 'dist/a-room.html'), 'utf8')).toBe(untouched['a-room.html'])
    expect(readdirSync(join(folder, 'dist')).toSorted()).toEqual(Object.keys(untouched).toSorted())
  })

  it.each([
    ['is full', 'writeFile', 'ENOSPC', 'cannot be written: the disk is full'],
    ['uses up the quota', 'writeFile', 'EDQUOT', 'cannot be written: the disk quota is used up'],
    ['lets nothing be replaced', 'rename', 'EPERM', 'cannot be replaced: not permitted'],
  ] as const)('that %s after the first file has all old files as they were', async (_, operation, code, reason) => {
    const { build, dist } = project(essay, (host) => onDisk(host, failing(operation, code)))
    const said = await build(...screen)
    expect(said.code).toBe(2)
    expect(said.err).toMatch(new RegExp(`^error {2}\`.*/dist/a-room\\.\\w+\` ${reason}\n {4}\\S`))
    expect(dist()).toEqual(untouched)
  })
})

describe('a browser', () => {
  it('that is not where the option says leaves the old PDF, and the other editions are made', async () => {
    const { build, dist, folder } = project(essay)
    const { code, err, out } = await build('essay.md', '--browser', join(folder, 'nowhere'))
    expect(code).toBe(2)
    expect(err.replaceAll(folder, '…')).toMatchInlineSnapshot(`
      "error  The browser \`…/nowhere\` (from the options) is not there
          Give the path of a Chrome or Chromium program, or leave it out so that Chapbook looks for one.
      "
    `)
    expect(out).toMatch(/^PDF +not made$/m)
    expectOnlyOldPdf(dist())
  })

  it('that does not start says why', async () => {
    const { build, dist, folder } = project({ ...essay, 'browser.sh': '#!/bin/sh\necho No library >&2\nexit 3\n' })
    chmodSync(folder, 0o755)
    chmodSync(join(folder, 'browser.sh'), 0o755)
    const { code, err } = await build('essay.md', '--browser', join(folder, 'browser.sh'))
    expect(code).toBe(2)
    expect(err.replaceAll(folder, '…')).toMatchInlineSnapshot(`
      "error  The browser \`…/browser.sh\` cannot be started (exit code 3: No library)
          Name another browser with CHAPBOOK_BROWSER.
      "
    `)
    expectOnlyOldPdf(dist())
  })

  it('that never answers is ended when its time is up', async () => {
    const hurried = (host: Host): Host => ({
      ...host,
      openBrowser: (options) => host.openBrowser({ ...options, timeLimit: 500 }),
    })
    const { build, dist, folder } = project({ ...essay, 'browser.sh': '#!/bin/sh\nexec sleep 1000\n' }, hurried)
    chmodSync(folder, 0o755)
    chmodSync(join(folder, 'browser.sh'), 0o755)
    const { code, err } = await build('essay.md', '--browser', join(folder, 'browser.sh'))
    expect(code).toBe(2)
    expect(err.replaceAll(folder, '…')).toMatchInlineSnapshot(`
      "error  The browser took longer than 0.5 s for starting and was ended
          Try again when the machine is less busy, or name another browser with CHAPBOOK_BROWSER.
      "
    `)
    expectOnlyOldPdf(dist())
  })

  it('that is killed while it sets the pages is said to have crashed', async () => {
    const { build, dist } = project(essay, (host) => ({
      ...host,
      openBrowser: async (options) => killedWhileSetting(await host.openBrowser(options)),
    }))
    const { code, err } = await build('essay.md')
    expect(code).toBe(2)
    expect(err).toMatch(/^error {2}The browser crashed while setting the pages \(signal SIGKILL\)/)
    expect(err).toMatch(/\n {4}Try again; if it crashes again, name another browser with CHAPBOOK_BROWSER\.\n$/)
    expectOnlyOldPdf(dist())
  })
})

it('Ctrl-C while the PDF is made ends with 130, leaves every old file, and no browser behind', async () => {
  const { folder, dist } = project({ 'essay.md': about + '# Again\n\nWords of the room.\n\n'.repeat(200) })
  const temporary = mkdtempSync(join(tmpdir(), 'chapbook-stopped-'))
  onTestFinished(() => rmSync(temporary, { recursive: true, force: true }))
  chmodSync(temporary, 0o777)
  const command = resolve(import.meta.dirname, '../../build/cli.cjs')
  const child = spawn(process.execPath, [command, 'build', 'essay.md', '--json'], {
    cwd: folder,
    env: { ...process.env, TMPDIR: temporary },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let told = ''
  child.stdout.on('data', (bytes: Buffer) => {
    const before = told
    told += bytes.toString()
    const isMade = (text: string): boolean => text.includes('"edition-started","edition":"print"')
    if (isMade(told) && !isMade(before)) child.kill('SIGINT')
  })
  let complained = ''
  child.stderr.on('data', (bytes: Buffer) => (complained += bytes.toString()))
  await once(child, 'close')
  expect({ code: child.exitCode, complained }).toEqual({ code: 130, complained: '' })
  expect(told.trim().split('\n').at(-1)).toBe('{"kind":"interrupted"}')
  expect(dist()).toEqual(untouched)
  expect(readdirSync(temporary)).toEqual([])
})

function onDisk(host: Host, operations: FileOperations): Host {
  return { ...host, disk: { ...host.disk, write: (files) => writeTogether(files, operations) } }
}

/** The file system of this machine, of which one operation fails from its second call on. */
function failing(operation: 'writeFile' | 'rename', code: string): FileOperations {
  let calls = 0
  const work = nodeFiles[operation] as (...given: readonly unknown[]) => Promise<void>
  const refused = async (...given: readonly unknown[]): Promise<void> => {
    calls += 1
    if (calls === 2) throw Object.assign(new Error(code), { code })
    return work(...given)
  }
  return { ...nodeFiles, [operation]: refused }
}

/** The browser's processes are killed as soon as they begin to work. */
function killedWhileSetting(browser: Browser): Browser {
  return {
    ...browser,
    openPage: async () => {
      const page = await browser.openPage()
      return {
        ...page,
        run: async () => {
          // It would never come to its end, so that the browser is gone in its midst.
          const [setting] = await Promise.allSettled([page.run<never>('new Promise(() => {})'), browser.close()])
          if (setting.status === 'rejected') throw setting.reason
          return setting.value
        },
      }
    },
  }
}

function expectOnlyOldPdf(made: Readonly<Record<string, string>>): void {
  expect(made['a-room.pdf']).toBe(untouched['a-room.pdf'])
  expect(made['a-room.html']).toMatch(/^<!doctype html>/i)
  expect(made['a-room.epub']).toMatch(/^PK/)
  expect(Object.keys(made)).toHaveLength(3)
}
