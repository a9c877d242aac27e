/** Follows every link of a site over HTTP, in pages, feeds and other descriptions, as a patient robot would. */

import { SaxesParser } from 'saxes'

/**
 * Starts at the given addresses, of which robots know two, and follows all links below the root.
 *
 * @param root address of the site, ending in `/`
 * @returns `found`: paths that were there; `broken`: links that lead to nothing, each with the page that holds it
 */
export async function crawl(root, starts = ['', 'robots.txt']) {
  const documents = new Map()
  const broken = []
  const waiting = starts.map((path) => ({ address: new URL(path, root).href, from: '(start)' }))
  const fragments = []
  while (waiting.length > 0) {
    const { address, from } = waiting.pop()
    const url = new URL(address)
    const fragment = decodeURIComponent(url.hash.slice(1))
    url.hash = ''
    if (!url.href.startsWith(root)) continue
    if (fragment !== '') fragments.push({ href: url.href, fragment, from })
    if (documents.has(url.href)) continue
    const response = await fetch(url)
    const bytes = await response.arrayBuffer()
    const text = isText(response) ? new TextDecoder().decode(bytes) : ''
    if (!response.ok) broken.push(`${url.href.slice(root.length)} (${response.status}) in ${from}`)
    else if (response.url !== url.href) waiting.push({ address: response.url, from })
    const type = response.headers.get('content-type') ?? ''
    documents.set(url.href, { isThere: response.ok, ids: idsOf(text, type) })
    if (!response.ok) continue
    const here = url.href.slice(root.length) || '/'
    for (const link of linksOf(text, type)) {
      const target = URL.parse?.(link, url) ?? (URL.canParse(link, url) ? new URL(link, url) : undefined)
      if (target) waiting.push({ address: target.href, from: here })
      else broken.push(`${link} is no address, in ${here}`)
    }
  }
  for (const { href, fragment, from } of fragments) {
    const ids = documents.get(href)?.ids
    if (ids && !ids.has(fragment)) broken.push(`${href.slice(root.length)}#${fragment} in ${from}`)
  }
  const found = [...documents].filter(([, { isThere }]) => isThere).map(([href]) => href.slice(root.length))
  return { found: new Set(found.map(decodeURI)), broken: [...new Set(broken)] }
}

/**
 * Files for readers and programs to which no way leads.
 *
 * @param all paths of the release
 * @param found as `crawl` gives it
 * @param titles as `openRelease` gives them: a copy under `latest` may be reached where it was copied from
 */
export function unreached(all, found, titles) {
  const isReached = (path) => found.has(path) || found.has(path.replace(/index\.html$/, ''))
  const twins = (path) =>
    titles.flatMap(({ slug, path: newest }) => [
      path.replace(`${newest}/`, `${slug}/latest/`),
      path.replace(`${slug}/latest/`, `${newest}/`),
    ])
  // Texts are read by the search alone, manifests are found by their place, and the trade is told the address of ONIX.
  const isOffered = (path) =>
    /\.(?:html|epub|pdf|xml|json|bib|ris)$/.test(path) && !/(?:^|\/)(?:text\.json|manifest\.json|onix\.xml)$/.test(path)
  return all.filter((path) => isOffered(path) && !twins(path).some(isReached))
}

function isText(response) {
  return /html|xml|json|css|plain/.test(response.headers.get('content-type') ?? '')
}

function idsOf(text, type) {
  if (!type.includes('html')) return undefined
  return new Set([...text.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => decoded(id)))
}

function linksOf(text, type) {
  if (type.includes('html')) return htmlLinks(text)
  if (type.includes('xml')) return xmlLinks(text)
  if (type.includes('plain')) return [...text.matchAll(/^Sitemap: *(\S+)$/gm)].map(([, link]) => link)
  if (type.includes('json')) return jsonLinks(JSON.parse(text))
  return type.includes('css') ? cssLinks(text) : []
}

function htmlLinks(html) {
  const styles = [...html.matchAll(/<style\b[^>]*>([\s\S]*?)<\/style>/g)].flatMap(([, css]) => cssLinks(css))
  const linked = [...html.matchAll(/<script\b[^>]*type="application\/ld\+json"[^>]*>([\s\S]*?)<\/script>/g)]
  const tags = html.replaceAll(/<(script|style)(\b[^>]*)>[\s\S]*?<\/\1>/g, '<$1$2>').match(/<[a-z][^>]*>/gi) ?? []
  const attributes = tags
    .filter((tag) => !/^<base\b/i.test(tag))
    .flatMap((tag) =>
      [...tag.matchAll(/\s(?:href|src|poster|action|data)="([^"]*)"/g)].map(([, link]) => decoded(link)),
    )
  const sets = [...html.matchAll(/\ssrcset="([^"]*)"/g)].flatMap(([, set]) =>
    set.startsWith('data:')
      ? []
      : decoded(set)
          .split(/,\s+/)
          .map((entry) => entry.trim().split(/\s+/)[0]),
  )
  return [...attributes, ...sets, ...styles, ...linked.flatMap(([, json]) => jsonLinks(JSON.parse(json)))]
}

function cssLinks(css) {
  return [...css.matchAll(/url\((?:"([^"]*)"|'([^']*)'|([^'")]*))\)/g)].map(([, a, b, c]) => a ?? b ?? c)
}

/** `loc` is from sitemaps, `uri` from Atom, `ResourceLink` from ONIX. */
const linkElements = new Set(['loc', 'uri', 'logo', 'icon', 'ResourceLink'])

function xmlLinks(xml) {
  const links = []
  let inside
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) => {
    inside = linkElements.has(name.replace(/^.*:/, '')) ? '' : undefined
    for (const key of ['href', 'src']) if (attributes[key] !== undefined) links.push(untemplated(attributes[key]))
  })
  parser.on('text', (text) => {
    if (inside !== undefined) inside += text
  })
  parser.on('closetag', () => {
    if (inside) links.push(inside.trim())
    inside = undefined
  })
  parser.on('error', (error) => {
    throw error
  })
  parser.write(xml).close()
  return links
}

const linkKeys = new Set(['href', 'url', 'contentUrl', 'home_page_url', 'feed_url', 'image', 'banner_image', 'icon'])

/** The value of every key that holds an address, at any depth. */
function jsonLinks(value) {
  if (Array.isArray(value)) return value.flatMap(jsonLinks)
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === 'string' ? (linkKeys.has(key) ? [untemplated(inner)] : []) : jsonLinks(inner),
  )
}

/** RFC 6570: what a template asks for is left out. */
function untemplated(link) {
  return link.replaceAll(/\{[^}]*\}/g, '')
}

function decoded(text) {
  return text
    .replaceAll(/&#x([0-9a-f]+);/gi, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replaceAll(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}
