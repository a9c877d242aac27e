/** Reads XML for tests, with a parser that takes nothing that is not well formed. */

import { XmlDocument, type XmlElement } from 'libxml2-wasm'
import type { FileToRelease } from '../../src/release/manifest.ts'

export const namespaces = {
  atom: 'http://www.w3.org/2005/Atom',
  dc: 'http://purl.org/dc/terms/',
  onix: 'http://ns.editeur.org/onix/3.1/reference',
  schema: 'http://schema.org/',
  sitemap: 'http://www.sitemaps.org/schemas/sitemap/0.9',
  opensearch: 'http://a9.com/-/spec/opensearch/1.1/',
}

export function textOf({ bytes }: Pick<FileToRelease, 'bytes'>): string {
  return Buffer.from(bytes).toString('utf8')
}

/** The contents of all elements or attributes that an XPath finds. */
export function found(file: FileToRelease, path: string): readonly string[] {
  using document = XmlDocument.fromBuffer(file.bytes)
  return document.root.find(path, namespaces).map((node) => node.content)
}

/** Names of the children of the first element that an XPath finds. */
export function childrenOf(file: FileToRelease, path: string): readonly string[] {
  using document = XmlDocument.fromBuffer(file.bytes)
  return document.root.find(`${path}/*`, namespaces).map((node) => (node as XmlElement).name)
}

/** The value of a file of JSON. */
export function valueOf(file: FileToRelease): unknown {
  return JSON.parse(textOf(file))
}
