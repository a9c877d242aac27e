/** Takes the pages of the printed bookplates apart, each with what it alone needs. */

import type { PDFContext, PDFDict, PDFObject } from 'pdf-lib'
import { PDFName, PDFNumber, PDFRef, PDFString } from 'pdf-lib'
import { writeUnicodeMap } from '../pdf/content/cmap.ts'
import { pageBytes } from '../pdf/content/scan.ts'
import { dictAt, refAt, set, textString } from '../pdf/objects.ts'
import { inheritedDict, openPdf, type PdfPage } from '../pdf/open.ts'
import { flateStream } from '../pdf/streams.ts'
import { readStructureTree, type StructureElement, type StructureKid } from '../pdf/structure/tree.ts'
import { fontReader, type FontReader, type PartFont } from './part-font.ts'
import { rewritten } from './part-content.ts'

/** A bookplate as a PDF has it: nothing in it is of another reader. */
export type BookplatePart = {
  readonly content: Uint8Array
  /** Graphics states by the names that the content has for them. */
  readonly states: ReadonlyMap<string, PDFDict>
  readonly fonts: ReadonlyMap<string, PartFont>
  readonly elements: readonly StructureElement[]
}

/**
 * The bookplates of a finished PDF, one a page. Fonts and states are named and glyphs are numbered in the order in which the page uses
 * them, so that a bookplate is the same whatever others were printed with it; `tests/copies` compares them.
 */
export async function bookplateParts(bytes: Uint8Array): Promise<readonly BookplatePart[]> {
  const { pages, catalog } = await openPdf(bytes)
  const [document] = readStructureTree(catalog) ?? []
  const byPage = new Map<PDFRef, StructureElement[]>()
  for (const kid of document?.kids ?? []) {
    const page = kid.kind === 'element' ? pageOf(kid) : undefined
    if (kid.kind !== 'element' || !page) continue
    const known = byPage.get(page) ?? []
    byPage.set(page, [...known, kid])
  }
  const fonts = fontReader()
  return pages.map((page) => partOf(page, byPage.get(page.ref) ?? [], fonts))
}

function partOf(page: PdfPage, elements: readonly StructureElement[], read: FontReader): BookplatePart {
  const resources = inheritedDict(page.dict, 'Resources')
  const [fontDicts, stateDicts] = [resources && dictAt(resources, 'Font'), resources && dictAt(resources, 'ExtGState')]
  const { content, fonts, states } = rewritten(pageBytes(page), (name) => {
    const dict = fontDicts && dictAt(fontDicts, name)
    if (!dict) throw new Error(`The bookplate has no font \`${name}\``)
    return read(dict, refAt(fontDicts, name))
  })
  return {
    content,
    fonts,
    states: new Map(
      [...states].flatMap(([name, old]) => {
        const dict = stateDicts && dictAt(stateDicts, old)
        return dict ? [[name, dict] as const] : []
      }),
    ),
    elements,
  }
}

function pageOf(element: StructureElement): PDFRef | undefined {
  for (const kid of element.kids) {
    const page = kid.kind === 'element' ? pageOf(kid) : kid.page
    if (page) return page
  }
  return undefined
}

type Target = {
  /** Of the file that the bookplate goes into. */
  readonly context: PDFContext
  /** Of the first new object. */
  readonly firstNumber: number
  readonly page: PDFRef
  /** The element under which that of the bookplate hangs. */
  readonly parent: PDFRef
}

type PartObjects = {
  readonly objects: readonly (readonly [number, PDFObject])[]
  readonly contents: PDFRef
  readonly resources: PDFDict
  readonly element: PDFRef
  /** By MCID, the elements that own the content. */
  readonly owners: readonly PDFRef[]
}

/** The objects of a bookplate, with numbers from the first on. */
export function partObjects(part: BookplatePart, { context, firstNumber, page, parent }: Target): PartObjects {
  const objects: (readonly [number, PDFObject])[] = []
  const add = (object: PDFObject): PDFRef => {
    const ref = PDFRef.of(firstNumber + objects.length)
    objects.push([ref.objectNumber, object])
    return ref
  }
  const contents = add(flateStream(context, part.content))
  const resources = context.obj({})
  const fonts = context.obj({})
  for (const [name, font] of part.fonts) set(fonts, name, add(fontObject(font, context, add)))
  set(resources, 'Font', fonts)
  const states = context.obj({})
  for (const [name, state] of part.states) set(states, name, state)
  if (part.states.size > 0) set(resources, 'ExtGState', states)

  const owners: PDFRef[] = []
  const write = (element: StructureElement, above: PDFRef): PDFRef => {
    const dict = context.obj({ Type: 'StructElem', S: element.type, P: above, Pg: page })
    const ref = add(dict)
    if (element.language) set(dict, 'Lang', textString(element.language))
    if (element.actualText !== undefined) set(dict, 'ActualText', textString(element.actualText))
    const kids = element.kids.flatMap((kid): readonly PDFObject[] => {
      if (kid.kind === 'element') return [write(kid, ref)]
      if (kid.kind !== 'marked') return []
      owners[kid.mcid] = ref
      return [PDFNumber.of(kid.mcid)]
    })
    set(dict, 'K', context.obj(kids))
    return ref
  }
  const whole: StructureKid = { kind: 'element', ref: undefined, type: 'Sect', kids: part.elements }
  return { objects, contents, resources, element: write(whole, parent), owners }
}

/** A composite font (ISO 32000-1, 9.7). */
function fontObject(
  { name, descendant, descriptor, program, widths, texts }: PartFont,
  context: PDFContext,
  add: (object: PDFObject) => PDFRef,
): PDFDict {
  const described = copied(descriptor.dict, context, ['FontFile2', 'FontName', 'FontBBox', 'CIDSet'])
  set(described, 'FontName', PDFName.of(name))
  set(described, 'FontBBox', context.obj([...descriptor.box]))
  set(described, 'FontFile2', add(flateStream(context, program, { Length1: program.length })))
  const inner = copied(descendant, context, ['BaseFont', 'FontDescriptor', 'W', 'DW', 'CIDSystemInfo'])
  set(inner, 'BaseFont', PDFName.of(name))
  set(inner, 'FontDescriptor', add(described))
  set(inner, 'DW', PDFNumber.of(0))
  set(inner, 'W', context.obj([0, [...widths]]))
  const system = context.obj({ Supplement: 0 })
  set(system, 'Registry', PDFString.of('Adobe'))
  set(system, 'Ordering', PDFString.of('Identity'))
  set(inner, 'CIDSystemInfo', system)
  return context.obj({
    Type: 'Font',
    Subtype: 'Type0',
    BaseFont: name,
    Encoding: 'Identity-H',
    DescendantFonts: [add(inner)],
    ToUnicode: add(flateStream(context, writeUnicodeMap(texts, 2))),
  })
}

/** What is left refers to nothing. */
function copied(dict: PDFDict, context: PDFContext, without: readonly string[]): PDFDict {
  const copy = context.obj({})
  for (const [key, value] of dict.entries())
    if (!without.includes(key.asString().slice(1)) && !(value instanceof PDFRef)) copy.set(key, value)
  return copy
}
