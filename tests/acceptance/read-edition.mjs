/** Reads back what was made: text in reading order, entries of the contents, headings of the chapters. */

import { readFileSync } from 'node:fs'
import { extname, posix } from 'node:path'

/**
 * `text`: what a reader reads, heads and folios of pages left out; words that a PDF divides are joined.
 * `contents`: titles of the table of contents or of the bookmarks. `headings`: those of the chapters; of a PDF its bookmarks.
 */
export async function readEdition(path) {
  const bytes = readFileSync(path)
  switch (extname(path)) {
    case '.html':
      return readWebPage(bytes.toString('utf8'))
    case '.epub':
      return readEpub(bytes)
    case '.pdf':
      return readPdf(bytes)
    default:
      throw new Error(`Nobody knows how to read ${path}`)
  }
}

function readWebPage(html) {
  const body = html.replace(/^[\s\S]*?<body\b/, '<body')
  const contents = /<nav\b[\s\S]*?<\/nav>/.exec(body)?.[0] ?? ''
  const main = /<main\b[\s\S]*<\/main>/.exec(body)?.[0] ?? body
  const chapters = main
    .replaceAll(/<nav\b[\s\S]*?<\/nav>/g, '')
    .replaceAll(/<header\b[\s\S]*?<\/header>/g, (header) =>
      /<h1\b[^>]*\bclass="[^"]*title/.test(header) ? '' : header,
    )
  return { text: plain(chapters), contents: linkTexts(contents), headings: headingTexts(chapters, 'h2') }
}

async function readEpub(bytes) {
  const { unzipSync, strFromU8 } = await import('fflate')
  const files = Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, content]) => [name, content]))
  const file = (name) => strFromU8(files[name] ?? new Uint8Array())
  const packagePath = /full-path="([^"]+)"/.exec(file('META-INF/container.xml'))?.[1] ?? ''
  const packaged = file(packagePath)
  const items = new Map(
    [...packaged.matchAll(/<item\b[^>]*>/g)].map(([item]) => [
      attribute(item, 'id'),
      { href: attribute(item, 'href'), properties: attribute(item, 'properties') },
    ]),
  )
  const resolved = (href) => posix.join(posix.dirname(packagePath), decodeURI(href ?? ''))
  const navigation = [...items.values()].find(({ properties }) => properties?.split(' ').includes('nav'))
  const contents = /<nav\b[^>]*epub:type="toc"[\s\S]*?<\/nav>/.exec(file(resolved(navigation?.href)))?.[0] ?? ''
  const spine = [...packaged.matchAll(/<itemref\b[^>]*>/g)].map(([itemref]) => items.get(attribute(itemref, 'idref')))
  const chapters = spine
    .map((item) => file(resolved(item?.href)))
    .filter((document) => !/epub:type="toc"/.test(document))
  return {
    text: chapters.map((chapter) => plain(chapter.replace(/^[\s\S]*?<body\b/, '<body'))).join('\n'),
    contents: linkTexts(contents),
    headings: chapters
      .filter((document) => /epub:type="[^"]*\bchapter\b/.test(document))
      .flatMap((document) => headingTexts(document).slice(0, 1)),
    documents: chapters,
  }
}

async function readPdf(bytes) {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
  const pages = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number)
    const { items } = await page.getTextContent({ includeMarkedContent: true })
    pages.push(withoutArtifacts(items))
  }
  const contents = titles((await document.getOutline()) ?? [])
  await document.destroy()
  return {
    text: pages.join('\n').replaceAll(/[-\u2010\u00ad]\n+/g, ''),
    contents,
    headings: contents,
    pages: pages.length,
  }
}

/** Heads, folios and the hyphens at line ends are marked as artifacts, as PDF/UA wants them; the hyphens are kept as soft ones. */
function withoutArtifacts(items) {
  const open = []
  let text = ''
  for (const item of items) {
    if (item.type?.startsWith('beginMarkedContent')) open.push(item.tag === 'Artifact')
    else if (item.type === 'endMarkedContent') open.pop()
    else if (open.includes(true)) text += /^[-\u2010]$/.test(item.str) ? '\u00ad' : ''
    else text += item.str + (item.hasEOL ? '\n' : '')
  }
  return text
}

function titles(entries) {
  return entries.flatMap(({ title, items }) => [title, ...titles(items)])
}

function headingTexts(html, rank = 'h[1-6]') {
  return [...html.matchAll(new RegExp(`<(${rank})\\b[^>]*>([\\s\\S]*?)</\\1>`, 'g'))].map(([, , content]) =>
    plain(content).replaceAll(/\s+/g, ' ').trim(),
  )
}

function linkTexts(html) {
  return [...html.matchAll(/<a\b[^>]*>([\s\S]*?)<\/a>/g)].map(([, content]) =>
    plain(content).replaceAll(/\s+/g, ' ').trim(),
  )
}

function attribute(tag, name) {
  return new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1]
}

const entities = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' }

function plain(html) {
  return html
    .replaceAll(/<(script|style|svg|head)\b[\s\S]*?<\/\1>/g, ' ')
    .replaceAll(/<\/?(?:a|abbr|b|cite|code|em|i|q|s|small|span|strong|sub|sup|u)\b[^>]*>/g, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/&#x([0-9a-f]+);/gi, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replaceAll(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replaceAll(/&([a-z]+);/g, (entity, name) => entities[name] ?? entity)
}
