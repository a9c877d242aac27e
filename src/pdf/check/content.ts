/** Rules for what pages paint, and for the bond between content and structure. */

import type { PDFRef } from 'pdf-lib'
import { PDFArray, PDFDict, PDFRawStream } from 'pdf-lib'
import type { ContentFacts } from '../content/scan.ts'
import { dictAt, numberAt } from '../objects.ts'
import { parentTree } from '../structure/parent-tree.ts'
import type { Fault, Subject } from './subject.ts'
import { nodePlace } from './subject.ts'

/** ISO 14289-1 7.1: all content is tagged or an artifact; ISO 32000-1 14.7.4: each piece has one owner, found both ways. */
export function* checkContent(subject: Subject): Generator<Fault> {
  const owners = yield* contentOwners(subject)
  const root = dictAt(subject.pdf.catalog, 'StructTreeRoot')
  const parents = root ? parentTree(root) : new Map<number, never>()
  for (const facts of subject.contents) {
    const place = `page ${facts.page.index + 1}`
    yield* checkStream(facts, place)
    const owned = owners.get(streamKey(facts))
    const holder = holderOf(facts, subject)
    const key = holder && numberAt(holder, 'StructParents')
    const listed = key === undefined ? undefined : parents.get(key)
    for (const { mcid } of facts.sequences) {
      const owner = owned?.get(mcid)
      if (!owned?.has(mcid)) yield { ua: '7.1-3', message: 'Marked content belongs to no structure element', place }
      else if (!(listed instanceof PDFArray) || (owner && listed.get(mcid) !== owner))
        yield { ua: '7.1', message: 'The parent tree and the structure tree disagree about a piece of content', place }
    }
  }
}

function* checkStream({ unmarked, faults, sequences }: ContentFacts, place: string): Generator<Fault> {
  for (let count = 0; count < unmarked.length; count++)
    yield { ua: '7.1-3', message: 'Content is neither tagged nor an artifact', place }
  if (faults.has('artifact-in-text')) yield { ua: '7.1-1', message: 'An artifact stands inside tagged content', place }
  if (faults.has('text-in-artifact')) yield { ua: '7.1-2', message: 'Tagged content stands inside an artifact', place }
  if (faults.has('unbalanced'))
    yield { ua: '7.1-3', message: 'Marked content is opened and not closed, or the reverse', place }
  if (faults.has('deep-graphics-state'))
    yield { archive: '6.1.13-8', message: 'Graphics states are nested more than 28 deep', place }
  if (new Set(sequences.map(({ mcid }) => mcid)).size < sequences.length)
    yield { ua: '7.1', message: 'Two pieces of content have the same number', place }
}

type OwnersOf = Map<PDFRef, Map<number, PDFRef | undefined>>

function* contentOwners(subject: Subject): Generator<Fault, OwnersOf> {
  const owners: OwnersOf = new Map()
  for (const node of subject.nodes)
    for (const kid of node.element.kids) {
      if (kid.kind !== 'marked') continue
      const key = kid.stream ?? kid.page
      const owned = owners.get(key) ?? new Map<number, PDFRef | undefined>()
      if (owned.has(kid.mcid))
        yield { ua: '7.1', message: 'Two elements own the same content', place: nodePlace(node, subject) }
      owners.set(key, owned.set(kid.mcid, node.element.ref))
    }
  return owners
}

function streamKey({ isForm, ref, page }: ContentFacts): PDFRef {
  return isForm && ref ? ref : page.ref
}

function holderOf(facts: ContentFacts, { pdf }: Subject): PDFDict | undefined {
  const holder = pdf.context.lookup(streamKey(facts))
  if (holder instanceof PDFRawStream) return holder.dict
  return holder instanceof PDFDict ? holder : undefined
}
