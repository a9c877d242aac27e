/** Opens the first browser that starts: one that is found, or one that is fetched. */

import { ChapbookError } from '../../errors.ts'
import { cacheFolder, isOffline } from '../folders.ts'
import type { Browser, OpenBrowserOptions } from '../host.ts'
import type { Candidate } from './candidate.ts'
import { findBrowsers, type FindOptions } from './find.ts'
import { findFromNpm } from './from-npm.ts'
import { launch } from './launch.ts'
import { provideBrowsers } from './provide.ts'

export type Surroundings = Pick<FindOptions, 'folder' | 'environment' | 'installed'>

/**
 * Tries the browsers in turn until one starts. A browser that the user names is the only one that is tried.
 *
 * @throws ChapbookError that says what was tried and what to type.
 */
export async function openBrowser(options: OpenBrowserOptions, surroundings: Surroundings): Promise<Browser> {
  const failures: ChapbookError[] = []
  for await (const candidate of candidates(options, surroundings, failures)) {
    try {
      return await launch(candidate, { ...options, environment: surroundings.environment })
    } catch (error) {
      if (!(error instanceof ChapbookError) || error.kind === 'interrupted' || candidate.named) throw error
      failures.push(error)
    }
  }
  throw noBrowser(failures)
}

async function* candidates(
  options: OpenBrowserOptions,
  surroundings: Surroundings,
  failures: ChapbookError[],
): AsyncGenerator<Candidate> {
  const { environment } = surroundings
  yield* findBrowsers({ ...surroundings, path: options.path })
  if (options.provide === false || isOffline(environment)) return
  const cache = cacheFolder(environment)
  const hasOwn = (await findFromNpm(cache)) !== undefined
  yield* provideBrowsers({ ...options, cache, environment, hasOwn, onFailure: (failure) => failures.push(failure) })
}

function noBrowser(failures: readonly ChapbookError[]): ChapbookError {
  const reasons = failures.map(({ message }) => `\n${message}`).join('')
  const found = failures.length === 0 ? 'No browser was found' : `No browser could be found and started:${reasons}`
  return new ChapbookError(found, {
    hint: 'Type `npx puppeteer browsers install chrome-headless-shell`, or install Chrome or Chromium, or set CHAPBOOK_BROWSER to the path of one.',
  })
}
