/** Links inside the manuscript: to a heading, to a named place, to another file of it. */

import { posix } from 'node:path'
import type { Element } from 'hast'
import type { VFile } from 'vfile'
import { nearest } from '../../settings/nearest.ts'
import { decoded } from '../addresses.ts'
import { warning } from '../messages.ts'
import { walkHtml } from '../walk.ts'
import type { Anchors } from './anchors.ts'
import type { Draft } from './drafts.ts'
import type { Flow } from './flow.ts'

/** Points every link inside the manuscript to an id of the book; one that leads nowhere becomes plain words, with a warning. */
export function resolveLinks(drafts: readonly Draft[], { notes }: Flow, anchors: Anchors): void {
  const files = filesOf(drafts)
  for (const { heading, items } of drafts) {
    if (heading !== undefined) resolveInside(heading.node, heading.file, files, anchors)
    for (const { node, file } of items) resolveInside(node, file, files, anchors)
  }
  for (const [file, texts] of notes) {
    for (const text of texts.values()) resolveInside(text, file, files, anchors)
  }
}

/** Each file of the manuscript by its path, with the id of the chapter in which it begins. */
type Files = ReadonlyMap<string, { readonly file: VFile; readonly begins: string }>

function filesOf(drafts: readonly Draft[]): Files {
  const files = new Map<string, { readonly file: VFile; readonly begins: string }>()
  for (const { id, heading, items } of drafts) {
    for (const { file } of heading === undefined ? items : [heading, ...items]) {
      if (!files.has(normal(file.path))) files.set(normal(file.path), { file, begins: id })
    }
  }
  return files
}

function resolveInside(block: Element, file: VFile, files: Files, anchors: Anchors): void {
  walkHtml(block, (element, index, parent) => {
    const { href, dataNote } = element.properties
    if (element.tagName !== 'a' || dataNote !== undefined || typeof href !== 'string') return undefined
    const target = targetOf(href, file, files, anchors)
    if (target.kind === 'elsewhere') return undefined
    if (target.kind === 'found') {
      element.properties['href'] = `#${target.id}`
      return undefined
    }
    const { reason, note } = target
    warning(file, { reason, note, ruleId: 'dead-link', place: element.position ?? block.position })
    parent.children.splice(index, 1, ...element.children)
    return index
  })
}

type Target =
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'found'; readonly id: string }
  | { readonly kind: 'nowhere'; readonly reason: string; readonly note: string }

function targetOf(href: string, file: VFile, files: Files, anchors: Anchors): Target {
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(href)) return { kind: 'elsewhere' }
  const [, path = '', , name = ''] = /^([^?#]*)(\?[^#]*)?(?:#(.*))?$/s.exec(href) ?? []
  if (path === '') return named(decoded(name), file, anchors)
  const other = files.get(normal(posix.join(posix.dirname(normal(file.path)), decoded(path))))
  if (other !== undefined)
    return name === '' ? { kind: 'found', id: other.begins } : named(decoded(name), other.file, anchors)
  return {
    kind: 'nowhere',
    reason: `\`${href}\` is no file of the manuscript, so readers will not have it; the words stay without the link`,
    note: 'Link to an address on the web, or to a heading: `[…](#name-of-the-heading)`.',
  }
}

function named(name: string, file: VFile, anchors: Anchors): Target {
  const id = anchors.find(name, file)
  if (id !== undefined) return { kind: 'found', id }
  const guess = nearest(name, anchors.names())
  return {
    kind: 'nowhere',
    reason: `\`#${name}\` leads nowhere; the words stay without the link`,
    note:
      guess === undefined
        ? `Give the place that you mean its name: \`# Heading {#${name || 'name'}}\`.`
        : `Did you mean \`#${guess}\`?`,
  }
}

function normal(path: string): string {
  return posix.normalize(path.replaceAll('\\', '/'))
}
