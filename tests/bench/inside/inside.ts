/**
 * Makes one thing in a process of its own and tells on the last line of stdout, as JSON, how long each step of it took.
 *
 *     inside chapbook MANUSCRIPT OUT          sets and prints a book as `chapbook build` does
 *     inside booklet MANUSCRIPT OUT           does so, and lays the pages on sheets
 *     inside lines MANUSCRIPT OUT             measures how even the lines are, beside those of the browser
 *     inside pagedjs HTML SCRIPT OUT          lets Paged.js do it in the same browser
 */

import { bookletInside } from './booklet.ts'
import { chapbookInside } from './chapbook.ts'
import { linesInside } from './lines.ts'
import { pagedjsInside } from './pagedjs.ts'

const verbs: Readonly<Record<string, (words: readonly string[]) => Promise<unknown>>> = {
  chapbook: chapbookInside,
  booklet: bookletInside,
  lines: linesInside,
  pagedjs: pagedjsInside,
}

const [name = '', ...words] = process.argv.slice(2)
const verb = verbs[name]
if (verb === undefined) throw new Error(`There is no verb \`${name}\``)
process.stdout.write(`${JSON.stringify(await verb(words))}\n`)
