/** Addresses of the files of a site. */

import type { Site } from '../published.ts'

/**
 * The address of a file, as another file of the site can name it: whole where the address of the site is known, else relative.
 *
 * @param path from the root of the site; `''` is the root itself, and a path that ends in `/` a folder
 * @param from the file that names it, from the root of the site. @default a file in the root
 */
export function addressOf({ url }: Pick<Site, 'url'>, path: string, from = ''): string {
  return url === undefined ? relativeAddress(path, from) : `${url}${escaped(path)}`
}

/** The folder that an address of the web leads to, ending in `/`: `https://example.org/angel/index.html` lies in `https://example.org/angel/`. */
export function folderOf(url: string): string {
  const { origin, pathname } = new URL(url)
  const folder = /\/[^/]*\.html?$/i.test(pathname) ? pathname.replace(/[^/]*$/, '') : pathname
  return `${origin}${folder.endsWith('/') ? folder : `${folder}/`}`
}

/** The address of one file as another names it, where both lie below the same folder: `../opds.xml`. */
export function relativeAddress(path: string, from = ''): string {
  const target = path.split('/')
  const folder = from.split('/').slice(0, -1)
  let shared = 0
  while (shared < folder.length && shared < target.length - 1 && folder[shared] === target[shared]) shared += 1
  const address = '../'.repeat(folder.length - shared) + escaped(target.slice(shared).join('/'))
  return address === '' ? './' : address
}

/** Each name with its reserved characters as `%…` (RFC 3986, section 2). */
function escaped(path: string): string {
  return path
    .split('/')
    .map((name) => encodeURIComponent(name.replaceAll(/\p{Cs}/gu, '')).replaceAll("'", '%27'))
    .join('/')
}
