/** Writes a structure tree into a file: elements, parent tree, identifiers and role map, all made anew. */

import type { PDFContext, PDFRef } from 'pdf-lib'
import { PDFArray, PDFDict, PDFNumber, PDFString } from 'pdf-lib'
import { dictAt, numberAt, refAt, remove, set, textString } from '../objects.ts'
import type { OpenPdf } from '../open.ts'
import type { StructureElement, StructureKid } from './tree.ts'
import { elementsOf } from './tree.ts'
import { ROLES } from './types.ts'

/** Replaces the tree under the root. Elements that are no longer in it stay in the file as unused objects. */
export function writeStructureTree(pdf: OpenPdf, tree: readonly StructureElement[]): void {
  const { context, catalog } = pdf
  const root = dictAt(catalog, 'StructTreeRoot')
  const rootRef = refAt(catalog, 'StructTreeRoot')
  if (!root || !rootRef) return
  const owners: Owners = { marked: new Map(), objects: new Map() }
  const identifiers = new Map<string, PDFRef>()
  const kids = tree.map((element) => writeElement(element, rootRef, { context, owners, identifiers }))
  set(root, 'K', context.obj(kids))
  writeRoleMap(root, tree)
  writeIdentifiers(root, identifiers)
  writeParentTree(pdf, root, owners)
}

/** Which element owns what: by the key of a content stream and MCID, and by annotation. */
type Owners = { readonly marked: Map<PDFRef, Map<number, PDFRef>>; readonly objects: Map<PDFRef, PDFRef> }

type Target = {
  readonly context: PDFContext
  readonly owners: Owners
  readonly identifiers: Map<string, PDFRef>
}

function writeElement(element: StructureElement, parent: PDFRef, target: Target): PDFRef {
  const { context, owners, identifiers } = target
  const ref = element.ref ?? context.nextRef()
  const page = element.kids.map((kid) => (kid.kind === 'element' ? undefined : kid.page)).find((some) => some)
  const dict = context.obj({ Type: 'StructElem', S: element.type, P: parent })
  if (page) set(dict, 'Pg', page)
  if (element.language) set(dict, 'Lang', textString(element.language))
  if (element.alt) set(dict, 'Alt', textString(element.alt))
  if (element.actualText !== undefined) set(dict, 'ActualText', textString(element.actualText))
  if (element.expansion) set(dict, 'E', textString(element.expansion))
  if (element.attributes) set(dict, 'A', element.attributes)
  if (element.id) {
    set(dict, 'ID', PDFString.of(element.id))
    identifiers.set(element.id, ref)
  }
  const kids = element.kids.map((kid) => writeKid(kid, ref, page, target))
  for (const kid of element.kids) {
    if (kid.kind === 'object') owners.objects.set(kid.ref, ref)
    if (kid.kind !== 'marked') continue
    const stream = kid.stream ?? kid.page
    const marks = owners.marked.get(stream) ?? new Map<number, PDFRef>()
    owners.marked.set(stream, marks.set(kid.mcid, ref))
  }
  const [only] = kids
  if (kids.length > 0) set(dict, 'K', kids.length === 1 && only ? only : context.obj(kids))
  context.assign(ref, dict)
  return ref
}

function writeKid(kid: StructureKid, parent: PDFRef, page: PDFRef | undefined, target: Target) {
  const { context } = target
  if (kid.kind === 'element') return writeElement(kid, parent, target)
  if (kid.kind === 'object') {
    const reference = context.obj({ Type: 'OBJR', Obj: kid.ref })
    if (kid.page && kid.page !== page) set(reference, 'Pg', kid.page)
    return reference
  }
  if (kid.page === page && !kid.stream) return PDFNumber.of(kid.mcid)
  const reference = context.obj({ Type: 'MCR', Pg: kid.page, MCID: kid.mcid })
  if (kid.stream) set(reference, 'Stm', kid.stream)
  return reference
}

function writeRoleMap(root: PDFDict, tree: readonly StructureElement[]): void {
  const used = [...new Set(elementsOf(tree).map(({ type }) => type))].filter((type) => Object.hasOwn(ROLES, type))
  if (used.length === 0) return remove(root, 'RoleMap')
  set(root, 'RoleMap', root.context.obj(Object.fromEntries(used.toSorted().map((type) => [type, ROLES[type] ?? type]))))
}

/** A name tree with its names in order (ISO 32000-1, 7.9.6). */
function writeIdentifiers(root: PDFDict, identifiers: ReadonlyMap<string, PDFRef>): void {
  if (identifiers.size === 0) return remove(root, 'IDTree')
  const entries = [...identifiers].toSorted(([a], [b]) => (a < b ? -1 : 1))
  const leaves = chunks(entries).map((leaf) => {
    const limits = [leaf[0]?.[0] ?? '', leaf.at(-1)?.[0] ?? ''].map((id) => PDFString.of(id))
    const names = leaf.flatMap(([id, ref]) => [PDFString.of(id), ref])
    return root.context.register(root.context.obj({ Limits: limits, Names: names }))
  })
  set(root, 'IDTree', root.context.obj({ Kids: leaves }))
}

/** Number tree from the keys of pages, forms and annotations to the elements that own their content. */
function writeParentTree({ context, pages }: OpenPdf, root: PDFDict, owners: Owners): void {
  const numbers: (readonly [number, PDFRef])[] = []
  const taken = pages.map((page) => numberAt(page.dict, 'StructParents') ?? -1)
  let next = Math.max(numberAt(root, 'ParentTreeNextKey') ?? 0, ...chunks(taken).map((some) => Math.max(...some) + 1))
  for (const [stream, marks] of owners.marked) {
    const holder = holderOf(context, stream)
    if (!holder) continue
    const key = numberAt(holder, 'StructParents') ?? next++
    set(holder, 'StructParents', PDFNumber.of(key))
    numbers.push([key, context.register(ownersByMcid(context, marks))])
  }
  for (const [annotation, owner] of owners.objects) {
    const holder = holderOf(context, annotation)
    if (!holder) continue
    const key = numberAt(holder, 'StructParent') ?? next++
    set(holder, 'StructParent', PDFNumber.of(key))
    numbers.push([key, owner])
  }
  const leaves = chunks(numbers.toSorted(([a], [b]) => a - b)).map((leaf) => {
    const limits = [leaf[0]?.[0] ?? 0, leaf.at(-1)?.[0] ?? 0]
    return context.register(context.obj({ Limits: limits, Nums: leaf.flat() }))
  })
  set(root, 'ParentTree', context.register(context.obj({ Kids: leaves })))
  set(root, 'ParentTreeNextKey', PDFNumber.of(next))
}

function ownersByMcid(context: PDFContext, marks: ReadonlyMap<number, PDFRef>): PDFArray {
  const array = PDFArray.withContext(context)
  const size = Math.max(...marks.keys()) + 1
  for (let mcid = 0; mcid < size; mcid++) array.push(marks.get(mcid) ?? context.obj(null))
  return array
}

function holderOf(context: PDFContext, ref: PDFRef): PDFDict | undefined {
  const value = context.lookup(ref)
  if (value instanceof PDFDict) return value
  return value && 'dict' in value && value.dict instanceof PDFDict ? value.dict : undefined
}

function chunks<T>(items: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / LEAF_SIZE) }, (_, index) =>
    items.slice(index * LEAF_SIZE, (index + 1) * LEAF_SIZE),
  )
}

const LEAF_SIZE = 200
