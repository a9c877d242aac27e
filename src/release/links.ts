/** Follows every link inside a release before it is written, so that no reader meets one that leads nowhere. */

import { posix } from 'node:path'
import { ChapbookError } from '../errors.ts'
import type { FileToRelease } from './manifest.ts'

export type BrokenLink = {
  /** File that holds the link, from the root. */
  readonly path: string
  /** As it is written. */
  readonly link: string
}

export type LinkSurroundings = {
  /** Whether a file that is not among those given lies in the release; from the root, with `/` between folders. */
  readonly isThere: (path: string) => boolean
  /** Address of the root, ending in `/`, where addresses are absolute. */
  readonly url?: string | undefined
}

/**
 * The links of pages, feeds and lists that lead to no file of the release, and those into a page that has no such id. Links that leave the
 * release are not followed: nothing is asked of the network.
 */
export function brokenLinks(
  files: readonly FileToRelease[],
  { isThere, url }: LinkSurroundings,
): readonly BrokenLink[] {
  const known = new Map(files.map((file) => [file.path, file]))
  const ids = new Map<string, ReadonlySet<string>>()
  const hasId = (path: string, id: string): boolean => {
    const file = known.get(path)
    if (file === undefined || !file.mediaType.startsWith('text/html')) return true
    const found = ids.get(path) ?? idsOf(textOf(file))
    ids.set(path, found)
    return found.has(id)
  }
  return files.flatMap((file) =>
    [...new Set(linksOf(file))].flatMap((link) => {
      const target = targetOf(link, file.path, url)
      if (target === undefined) return []
      const { path, id } = target
      const isFound = known.has(path) || isThere(path)
      return isFound && (id === '' || hasId(path, id)) ? [] : [{ path: file.path, link }]
    }),
  )
}

/**
 * Throws `ChapbookError` where a link leads nowhere. In pages of ours that is our own mistake; in a theme of the writer's it is not.
 */
export function requireWholeLinks(files: readonly FileToRelease[], surroundings: LinkSurroundings): void {
  const [first, ...others] = brokenLinks(files, surroundings)
  if (first === undefined) return
  const more = others.length === 0 ? '' : ` (and ${others.length} more)`
  throw new ChapbookError(`\`${first.path}\` links to \`${first.link}\`, which is not in the release${more}`, {
    hint: 'Where the link stands in a theme of your own, mend it there; otherwise report it with the manuscript.',
  })
}

/** The file and the id that a link leads to, from the root; nothing where it leaves the release. */
function targetOf(link: string, from: string, url: string | undefined): { path: string; id: string } | undefined {
  const inside = url !== undefined && link.startsWith(url) ? `/${link.slice(url.length)}` : link
  if (/^[a-z][a-z\d+.-]*:|^\/\//i.test(inside)) return undefined
  const [, given = '', id = ''] = /^([^?#]*)(?:\?[^#]*)?(?:#(.*))?$/s.exec(inside) ?? []
  if (given === '') return { path: from, id: decoded(id) }
  const joined = given.startsWith('/') ? given.slice(1) : posix.join(posix.dirname(from), decoded(given))
  const path = joined === '' || joined === '.' || joined.endsWith('/') ? posix.join(joined, 'index.html') : joined
  return { path, id: decoded(id) }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function linksOf(file: FileToRelease): readonly string[] {
  const { mediaType } = file
  if (mediaType.startsWith('text/html')) return linksOfPage(textOf(file))
  if (/[/+]xml\b/.test(mediaType)) return linksOfXml(textOf(file))
  if (/[/+]json\b/.test(mediaType)) return linksOfJson(JSON.parse(textOf(file)))
  return []
}

/** Pages are written by ourselves: attributes stand in double quotes, or without quotes. */
function linksOfPage(html: string): readonly string[] {
  const markup = html.replaceAll(/<(script|style)\b[^>]*>[^]*?<\/\1>/g, '')
  const single = [...markup.matchAll(/\s(?:href|src)=(?:"([^"]*)"|([^\s">]+))/g)].map(
    ([, quoted, bare]) => quoted ?? bare ?? '',
  )
  const sets = [...markup.matchAll(/\ssrcset="([^"]*)"/g)].flatMap(([, set = '']) =>
    set.split(',').map((candidate) => candidate.trim().split(/\s+/)[0] ?? ''),
  )
  return [...single, ...sets].map(withoutReferences)
}

function linksOfXml(xml: string): readonly string[] {
  const attributes = [...xml.matchAll(/\shref="([^"]*)"/g)].map(([, link = '']) => link)
  const elements = [...xml.matchAll(/<(?:loc|icon|logo|ResourceLink)>([^<]*)</g)].map(([, link = '']) => link)
  return [...attributes, ...elements].map(withoutReferences)
}

function linksOfJson(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(linksOfJson)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inside]) => {
    if (typeof inside === 'string') return key === 'href' ? [inside] : []
    return linksOfJson(inside)
  })
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function withoutReferences(text: string): string {
  return text.replaceAll(/&(?:#x([\da-f]+)|#(\d+)|(amp|lt|gt|quot|apos));?/gi, (_, hexadecimal, decimal, name) => {
    if (hexadecimal) return String.fromCodePoint(parseInt(hexadecimal, 16))
    return decimal ? String.fromCodePoint(Number(decimal)) : (named[name] ?? '')
  })
}

function idsOf(html: string): ReadonlySet<string> {
  const ids = [...html.matchAll(/\sid=(?:"([^"]*)"|([^\s">]+))/g)]
  return new Set(ids.map(([, quoted, bare]) => withoutReferences(quoted ?? bare ?? '')))
}

function textOf({ bytes }: FileToRelease): string {
  return new TextDecoder().decode(bytes)
}
