/** `.well-known/tdmrep.json`: that text and data mining is reserved (TDM Reservation Protocol, W3C report of 10 May 2024). */

import type { FileToRelease } from '../manifest.ts'
import type { Site } from '../published.ts'
import { jsonFile } from './json.ts'

/** From the root of the site; programs look for it at the root of the host. */
export const miningPath = '.well-known/tdmrep.json'

/**
 * Writes the file: one rule for the site where all of it is reserved, else one for each edition whose work says so. Absent where nothing is.
 * Locations are paths on the host, so that a site below a folder of it is named with that folder.
 */
export function miningReservation(site: Site): FileToRelease | undefined {
  const root = site.url === undefined ? '/' : new URL(site.url).pathname
  const editions = site.titles.flatMap(({ editions: all }) => all)
  const rules = site.mining
    ? [rule(root, site.mining.policy)]
    : editions.flatMap(({ manifest, path, latestPath }) => {
        const { mining } = manifest.work
        const folders = [path, ...(latestPath === undefined ? [] : [latestPath])]
        return mining === undefined ? [] : folders.map((folder) => rule(`${root}${folder}/`, mining.policy))
      })
  return rules.length === 0 ? undefined : jsonFile(miningPath, 'application/json', rules)
}

function rule(location: string, policy: string | undefined): Readonly<Record<string, unknown>> {
  return { location, 'tdm-reservation': 1, 'tdm-policy': policy }
}
