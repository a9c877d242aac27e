import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readdir, readFile, realpath, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { ChapbookError } from '../../../src/errors.ts'
import { openBrowser } from '../../../src/host/browser/open.ts'
import { executableForAll } from '../../../src/host/browser/unprivileged.ts'
import type { Browser, OpenBrowserOptions } from '../../../src/host/host.ts'
import { nodeHost } from '../../../src/host/index.ts'
import { refusal } from '../../refusal.ts'

// A machine without a browser fetches one first.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 600_000 })

let folder = ''
beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'chapbook-test-')))
  // The browser of root runs as another user, who must get in here.
  await chmod(folder, 0o777)
  vi.stubEnv('TMPDIR', folder)
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true, force: true })
})

const open = (options: OpenBrowserOptions = {}): Promise<Browser> => nodeHost().openBrowser(options)
const temporaryFolders = async (): Promise<string[]> =>
  (await readdir(folder)).filter((name) => name.startsWith('chapbook-browser-'))

/** A program that stands in for a browser. */
async function script(content: string, name = 'browser.sh'): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, `#!/bin/sh\n${content}\n`)
  await chmod(path, 0o755)
  return path
}

test('pages that are asked for at the same time are different ones', async () => {
  const browser = await open()
  try {
    const pages = await Promise.all([browser.openPage(), browser.openPage(), browser.openPage()])
    await Promise.all(pages.map((page, index) => page.show(`<title>${index}</title>`)))
    expect(await Promise.all(pages.map((page) => page.run('document.title')))).toEqual(['0', '1', '2'])
    await Promise.all(pages.map((page) => page.close()))
  } finally {
    await browser.close()
  }
})

describe('a page', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await open()
  })
  afterAll(() => browser.close())

  test('is printed as a tagged PDF with an outline, in the size that its style asks for', async () => {
    const page = await browser.openPage()
    await page.show(
      '<!doctype html><html lang="en"><title>T</title><style>@page { size: 100mm 150mm }</style><h1>One</h1>',
    )
    const pdf = Buffer.from(await page.print()).toString('latin1')
    expect(pdf).toMatch(/^%PDF-/)
    expect(pdf).toContain('/StructTreeRoot')
    expect(pdf).toContain('/Outlines')
    // Points; Chromium rounds the page to whole CSS px.
    const box = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf)?.slice(1).map(Number) ?? []
    expect(box.map((side) => Math.round((side * 25.4) / 72))).toEqual([100, 150])
    await page.close()
  })

  test('runs our script and gives its last expression, promises awaited, but no script of its own', async () => {
    const page = await browser.openPage()
    await page.show('<p onclick="1">text</p><script>document.body.textContent = "changed"</script>')
    expect(await page.run('const p = document.querySelector("p"); ({ text: p.textContent })')).toEqual({ text: 'text' })
    expect(await page.run('document.fonts.ready.then(() => [1, 2])')).toEqual([1, 2])
    await page.close()
  })

  test('shows a second document in place of the first', async () => {
    const page = await browser.openPage()
    await page.show(`<meta http-equiv="Content-Security-Policy" content="style-src 'none'"><p>one`)
    await page.show('<style>p { color: rgb(1, 2, 3) }</style><p>two')
    expect(await page.run('getComputedStyle(document.querySelector("p")).color')).toBe('rgb(1, 2, 3)')
    await page.close()
  })

  test('is shown with its pictures, below the fold too', async () => {
    const page = await browser.openPage()
    const svg = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='7' height='5'/>"
    await page.show(`<div style="height: 30000px"></div><img loading="lazy" src="${svg}">`)
    expect(await page.run('[document.images[0].complete, document.images[0].naturalWidth]')).toEqual([true, 7])
    await page.close()
  })

  test('is pictured in the size asked for', async () => {
    const page = await browser.openPage()
    await page.show('<p>text')
    const png = Buffer.from(await page.screenshot({ width: 320, height: 200, scale: 2 }))
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([640, 400])
    await page.close()
  })

  test('an error in our own script stays our error', async () => {
    const page = await browser.openPage()
    await page.show('<p>text')
    const error: unknown = await page.run('document.querySelector("nothing").id').catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(Error)
    expect(error).not.toBeInstanceOf(ChapbookError)
    await page.close()
  })

  test('reaches no server on this machine, and no file', async () => {
    const hits: (string | undefined)[] = []
    const server = createServer((request, response) => {
      hits.push(request.url)
      response.end()
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const secret = join(folder, 'secret.txt')
    await writeFile(secret, 'secret')
    const page = await browser.openPage()
    await page.show(`<!doctype html>
      <link rel="prefetch" href="${url}/prefetch"><link rel="preconnect" href="${url}"><link rel="stylesheet" href="${url}/style">
      <style>@import url(${url}/import); @font-face { font-family: f; src: url(${url}/font) } body { font-family: f; background: url(${url}/background) }</style>
      <p>text<img src="${url}/image"><svg><image href="${url}/svg"/></svg><video src="${url}/video"></video>
      <iframe src="${url}/frame"></iframe><object data="${url}/object"></object><embed src="${url}/embed">
      <script>fetch('${url}/fetch')</script><iframe src="file://${secret}"></iframe><iframe src="file:///etc/passwd"></iframe>`)
    await page.print()
    // The same address answers outside the browser, so that the silence above means something.
    await fetch(`${url}/control`)
    expect(hits).toEqual(['/control'])
    const frames = await page.run<readonly string[]>(
      '[...document.querySelectorAll("iframe")].map((f) => f.contentDocument?.body?.textContent ?? "")',
    )
    expect(frames.join('')).toBe('')
    await page.close()
    server.close()
  })
})

test('closing leaves no temporary folder', async () => {
  const browser = await open()
  expect(await temporaryFolders()).toHaveLength(1)
  await browser.close()
  expect(await temporaryFolders()).toEqual([])
  await browser.close()
})

describe('trouble', () => {
  test('a browser that hangs is ended when the time is up', async () => {
    const browser = await open({ timeLimit: 3000 })
    const page = await browser.openPage()
    await page.show('<p>text')
    const error = await refusal(page.run('for (;;);'))
    expect(error.message).toBe('The browser took longer than 3 s for setting the pages and was ended')
    expect(error.kind).toBe('machine')
    expect(await temporaryFolders()).toEqual([])
  })

  test('a browser has more time for a longer document', async () => {
    const browser = await open({ timeLimit: 3000 })
    const page = await browser.openPage()
    await page.show(`<!-- ${'x'.repeat(1_500_000)} --><p>text`)
    const error = await refusal(page.run('for (;;);'))
    expect(error.message).toBe('The browser took longer than 4.5 s for setting the pages and was ended')
  })

  test('a program that never answers is ended', async () => {
    const error = await refusal(open({ path: await script('exec sleep 1000'), timeLimit: 500 }))
    expect(error.message).toBe('The browser took longer than 0.5 s for starting and was ended')
    expect(await temporaryFolders()).toEqual([])
  })

  test('a named program that ends at once is reported with its last words', async () => {
    const error = await refusal(open({ path: await script('echo "no such display" >&2; exit 3') }))
    expect(error.message).toMatch(/browser\.sh` cannot be started \(exit code 3: no such display\)/)
    expect(error.hint).toContain('CHAPBOOK_BROWSER')
    expect(await temporaryFolders()).toEqual([])
  })

  test('Ctrl-C ends the browser in the middle of its work', async () => {
    const interruption = new AbortController()
    const browser = await open({ signal: interruption.signal })
    const page = await browser.openPage()
    await page.show('<p>text')
    const running = refusal(page.run('new Promise(() => undefined)'))
    interruption.abort()
    expect((await running).kind).toBe('interrupted')
    await browser.close()
    expect(await temporaryFolders()).toEqual([])
  })

  test('Ctrl-C before the start starts nothing', async () => {
    expect((await refusal(open({ signal: AbortSignal.abort() }))).kind).toBe('interrupted')
    expect(await temporaryFolders()).toEqual([])
  })

  test('where no browser is, the error says what to type', async () => {
    const environment = { HOME: folder, CHAPBOOK_CACHE: join(folder, 'cache') }
    const error = await refusal(openBrowser({ provide: false }, { folder, environment, installed: [] }))
    expect(error.message).toBe('No browser was found')
    expect(error.hint).toContain('npx puppeteer browsers install chrome-headless-shell')
  })
})

describe.skipIf(process.platform !== 'linux')('the process', () => {
  /** The real browser behind a script that leaves its process id and its user. */
  async function watched(): Promise<string> {
    const browser = await open()
    await browser.close()
    const real = (await executableForAll(browser.path)) ?? browser.path
    const [libraries, fonts] = [join(dirname(real), 'lib'), join(dirname(real), 'fonts')]
    const own = await stat(join(fonts, 'fonts.conf')).catch(() => undefined)
    const setting = own === undefined ? '' : `export LD_LIBRARY_PATH="${libraries}" FONTCONFIG_PATH="${fonts}"\n`
    return script(`${setting}echo $$ > "${folder}/pid"; id -u > "${folder}/uid"; exec "${real}" "$@"`)
  }
  const noted = async (name: string): Promise<number> => Number(await readFile(join(folder, name), 'utf8'))

  test('of a browser that does not start gives way to the next one', async () => {
    const [broken, good] = [await script('echo broken >&2; exit 1', 'broken.sh'), await watched()]
    const environment = { PATH: process.env['PATH'], HOME: folder, CHAPBOOK_CACHE: join(folder, 'cache') }
    const browser = await openBrowser({ provide: false }, { folder, environment, installed: [broken, good] })
    expect(browser.path).toBe(good)
    await browser.close()
  })

  test('never is root', async () => {
    const browser = await open({ path: await watched() })
    await browser.close()
    const { stdout } = await promisify(execFile)('id', ['-u', 'nobody'])
    expect(await noted('uid')).toBe(process.getuid?.() === 0 ? Number(stdout) : process.getuid?.())
  })

  test('that crashes is reported as such', async () => {
    const browser = await open({ path: await watched() })
    const page = await browser.openPage()
    await page.show('<p>text')
    const running = refusal(page.run('new Promise(() => undefined)'))
    process.kill(await noted('pid'), 'SIGKILL')
    expect((await running).message).toMatch(/^The browser crashed while setting the pages \(signal SIGKILL\)/)
    await browser.close()
    expect(await temporaryFolders()).toEqual([])
  })
})
