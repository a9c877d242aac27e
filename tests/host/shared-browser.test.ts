import { expect, test } from 'vitest'
import { ChapbookError } from '../../src/errors.ts'
import type { Browser, BrowserPage, Host } from '../../src/host/host.ts'
import { shareBrowser } from '../../src/host/shared-browser.ts'
import { memoryHost } from '../memory-host.ts'
import { refusal } from '../refusal.ts'

/** A machine whose browsers are counted; `fails` says what the pages of each throw. */
function machine(fails: readonly (Error | undefined)[] = []) {
  const log: string[] = []
  let count = 0
  const openBrowser: Host['openBrowser'] = async () => {
    const number = (count += 1)
    log.push(`open ${number}`)
    let pages = 0
    const openPage = async (): Promise<BrowserPage> => {
      const page = `${number}.${(pages += 1)}`
      const work = async (): Promise<never> => {
        throw fails[number - 1] ?? new TypeError('not asked for here')
      }
      return {
        show: async () => {
          const failure = fails[number - 1]
          if (failure) throw failure
        },
        run: work,
        print: work,
        screenshot: work,
        close: async () => void log.push(`close page ${page}`),
      }
    }
    const browser: Browser = {
      version: `v${number}`,
      path: '',
      openPage,
      close: async () => void log.push(`close ${number}`),
    }
    return browser
  }
  return { log, host: { ...memoryHost({}), openBrowser } }
}

const signal = new AbortController().signal

async function makeBook(host: Host): Promise<string> {
  const browser = await host.openBrowser({})
  try {
    const page = await browser.openPage()
    await page.show('')
    return browser.version
  } finally {
    await browser.close()
  }
}

test('books in turn have the same browser, each with its own pages', async () => {
  const { host, log } = machine()
  const shared = shareBrowser(host, signal)
  expect([await makeBook(shared.host), await makeBook(shared.host)]).toEqual(['v1', 'v1'])
  await shared.close()
  expect(log).toEqual(['open 1', 'close page 1.1', 'close page 1.2', 'close 1'])
})

test('a browser that has failed is ended, and the next book gets another', async () => {
  const { host, log } = machine([new ChapbookError('The browser crashed')])
  const shared = shareBrowser(host, signal)
  await refusal(makeBook(shared.host))
  expect(shared.isBroken()).toBe(true)
  expect(await makeBook(shared.host)).toBe('v2')
  expect(shared.isBroken()).toBe(false)
  expect(log).toEqual(['open 1', 'close page 1.1', 'close 1', 'open 2', 'close page 2.1'])
})

test('an error of the book breaks no browser', async () => {
  const { host } = machine([new TypeError('in the script')])
  const shared = shareBrowser(host, signal)
  await expect(makeBook(shared.host)).rejects.toThrow('in the script')
  expect(shared.isBroken()).toBe(false)
})

test('a browser that cannot be opened is tried again by the next book', async () => {
  let tries = 0
  const { host } = machine()
  const shy: Host = {
    ...host,
    openBrowser: async (options) => {
      tries += 1
      if (tries === 1) throw new ChapbookError('No browser was found')
      return host.openBrowser(options)
    },
  }
  const shared = shareBrowser(shy, signal)
  await refusal(makeBook(shared.host))
  expect(await makeBook(shared.host)).toBe('v1')
})

test('another executable is another browser', async () => {
  const { host, log } = machine()
  const shared = shareBrowser(host, signal)
  await shared.host.openBrowser({ path: '/a' })
  await shared.host.openBrowser({ path: '/b' })
  expect(log).toEqual(['open 1', 'close 1', 'open 2'])
})
