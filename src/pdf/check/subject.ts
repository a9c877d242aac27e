/** What the checks look at, read once for all of them. */

import type { PDFRef } from 'pdf-lib'
import type { FontUses } from '../content/fonts.ts'
import type { ContentFacts, ScannedPages } from '../content/scan.ts'
import { dictAt, nameAt, streamAt } from '../objects.ts'
import type { OpenPdf } from '../open.ts'
import { streamBytes } from '../streams.ts'
import type { StructureElement } from '../structure/tree.ts'
import { readStructureTree } from '../structure/tree.ts'

export type ArchiveStandard = 'PDF/A-2a' | 'PDF/A-3a'

export type Subject = {
  readonly pdf: OpenPdf
  /** The metadata stream, decoded; `undefined` where there is none. */
  readonly xmp: string | undefined
  /** The part of PDF/A that the metadata claim; the second where they claim none. */
  readonly archives: ArchiveStandard
  readonly contents: readonly ContentFacts[]
  readonly fonts: FontUses
  /** Elements in reading order; empty where there is no tree. */
  readonly nodes: readonly StructureNode[]
  readonly roles: ReadonlyMap<string, string>
  readonly pageNumbers: ReadonlyMap<PDFRef, number>
}

export type StructureNode = {
  readonly element: StructureElement
  /** The standard type that the element's own type is mapped to. */
  readonly type: string
  readonly parent: StructureNode | undefined
  readonly kids: readonly StructureNode[]
}

/** One breach of a rule; `advice` names a rule of our own, which no standard knows. */
export type Fault = {
  /** Clause and test of ISO 14289-1. */
  readonly ua?: string
  /** Clause and test of ISO 19005-2. */
  readonly archive?: string
  readonly advice?: string
  readonly message: string
  readonly place?: string
}

export function readSubject(pdf: OpenPdf, scanned: ScannedPages): Subject {
  const roles = readRoles(pdf)
  const nodes: StructureNode[] = []
  for (const element of readStructureTree(pdf.catalog) ?? []) addNode(element, undefined, roles, nodes)
  const xmp = readMetadata(pdf)
  return {
    pdf,
    xmp,
    archives: xmp?.includes('<pdfaid:part>3<') ? 'PDF/A-3a' : 'PDF/A-2a',
    ...scanned,
    nodes,
    roles,
    pageNumbers: new Map(pdf.pages.map(({ ref, index }) => [ref, index + 1])),
  }
}

/** `Figure on page 3` */
export function nodePlace({ element }: StructureNode, { pageNumbers }: Subject): string {
  const page = pageOf(element)
  return `${element.type}${page ? ` on page ${pageNumbers.get(page) ?? '?'}` : ''}`
}

function readMetadata({ catalog }: OpenPdf): string | undefined {
  const stream = streamAt(catalog, 'Metadata')
  const bytes = stream && streamBytes(stream)
  return bytes && new TextDecoder().decode(bytes)
}

function readRoles({ catalog }: OpenPdf): ReadonlyMap<string, string> {
  const root = dictAt(catalog, 'StructTreeRoot')
  const map = root && dictAt(root, 'RoleMap')
  return new Map(map?.keys().map((key) => [key.decodeText(), nameAt(map, key.decodeText()) ?? '']) ?? [])
}

/** Adds an element, then those in it. */
function addNode(
  element: StructureElement,
  parent: StructureNode | undefined,
  roles: ReadonlyMap<string, string>,
  nodes: StructureNode[],
): StructureNode {
  const kids: StructureNode[] = []
  const node: StructureNode = { element, type: mapped(element.type, roles), parent, kids }
  nodes.push(node)
  for (const kid of element.kids) if (kid.kind === 'element') kids.push(addNode(kid, node, roles, nodes))
  return node
}

/** Follows the role map; a circle ends where it began. */
function mapped(type: string, roles: ReadonlyMap<string, string>): string {
  const seen = new Set<string>()
  let current = type
  for (let next = roles.get(current); next !== undefined && !seen.has(current); next = roles.get(current)) {
    seen.add(current)
    current = next
  }
  return current
}

function pageOf(element: StructureElement): PDFRef | undefined {
  for (const kid of element.kids) {
    const page = kid.kind === 'element' ? pageOf(kid) : kid.page
    if (page) return page
  }
  return undefined
}
