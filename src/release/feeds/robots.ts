/** `robots.txt`: what programs may visit, and where the list of pages stands (RFC 9309). */

import type { FileToRelease } from '../manifest.ts'
import type { Site } from '../published.ts'
import { addressOf } from './address.ts'
import { miningPath } from './mining.ts'
import { sitemapPath } from './sitemap.ts'

export const robotsPath = 'robots.txt'

/** Writes the file: all may be visited. Where mining is reserved it says so, for the people who read this file. */
export function robots(site: Site): FileToRelease {
  const { mining, url } = site
  const lines = [
    ...(mining === undefined ? [] : [`# Text and data mining is reserved, see ${addressOf(site, miningPath)}`]),
    ...(mining?.policy === undefined ? [] : [`# Terms: ${mining.policy}`]),
    'User-agent: *',
    'Allow: /',
    ...(url === undefined ? [] : ['', `Sitemap: ${addressOf(site, sitemapPath)}`]),
  ]
  return {
    path: robotsPath,
    mediaType: 'text/plain; charset=utf-8',
    bytes: Buffer.from(`${lines.join('\n')}\n`, 'utf8'),
  }
}
