/** Incremental updates: objects behind the bytes of a file. */

import { PDFContext, PDFDict, PDFNumber, type PDFObject, PDFRef, PDFString } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { numberAt, set } from '../../src/pdf/objects.ts'
import { openPdf } from '../../src/pdf/open.ts'
import { serialise } from '../../src/pdf/serialise.ts'
import { flateStream } from '../../src/pdf/streams.ts'
import { updatedFile, withUpdate } from '../../src/pdf/update.ts'

function file(): Uint8Array {
  const context = PDFContext.create()
  const page = context.register(context.obj({ Type: 'Page', MediaBox: [0, 0, 100, 100] }))
  const pages = context.register(context.obj({ Type: 'Pages', Kids: [page], Count: 1 }))
  context.trailerInfo.Root = context.register(context.obj({ Type: 'Catalog', Pages: pages, Mark: 1 }))
  context.trailerInfo.Info = context.register(context.obj({ Producer: PDFString.of('Chapbook') }))
  return serialise(context)
}

async function updated(mark: number): Promise<{ before: Uint8Array; after: Uint8Array; size: number }> {
  const before = file()
  const { context, catalog } = await openPdf(before)
  const described = updatedFile(before, context)
  const changed = catalog.clone()
  set(changed, 'Mark', PDFNumber.of(mark))
  set(changed, 'Extra', PDFRef.of(described.size))
  const root = context.trailerInfo.Root
  const objects = new Map<number, PDFObject>([
    [described.size, flateStream(context, Buffer.from('0 0 m'))],
    [described.size + 1, context.obj({ Type: 'New' })],
    ...(root instanceof PDFRef ? [[root.objectNumber, changed] as const] : []),
  ])
  return { before, after: withUpdate(described, objects), size: described.size }
}

describe('an update', () => {
  it('leaves every byte of the file where it was', async () => {
    const { before, after } = await updated(2)
    expect(Buffer.from(after.subarray(0, before.length)).equals(before)).toBe(true)
    expect(Buffer.from(after.subarray(-6)).toString()).toBe('%%EOF\n')
  })

  it('puts objects in the place of those that they are new forms of, and adds others', async () => {
    const { after, size } = await updated(2)
    const { catalog, context, pages } = await openPdf(after)
    expect([numberAt(catalog, 'Mark'), pages.length]).toEqual([2, 1])
    expect(context.lookup(PDFRef.of(size + 1), PDFDict).toString()).toContain('/New')
  })

  it('can be read by others, who go by the cross-references', async () => {
    const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
    const { after } = await updated(2)
    const document = await getDocument({ data: new Uint8Array(after), verbosity: 0, stopAtErrors: true }).promise
    expect(document.numPages).toBe(1)
    // The first stays, the second says what the file has become.
    const [first, second] = document.fingerprints
    expect(first).not.toBe(second)
    await document.destroy()
  })

  it('is the same for the same objects, and has another identifier for others', async () => {
    const [one, same, other] = await Promise.all([updated(2), updated(2), updated(3)])
    expect(Buffer.from(one.after).equals(same.after)).toBe(true)
    const identifiers = async (bytes: Uint8Array) => String((await openPdf(bytes)).context.trailerInfo.ID).split(/\s+/)
    const [a, b] = [await identifiers(one.after), await identifiers(other.after)]
    expect([a[1] === b[1], a[2] === b[2]]).toEqual([true, false])
  })

  it('can be added to a file that has one', async () => {
    const { after } = await updated(2)
    const { context, catalog } = await openPdf(after)
    const described = updatedFile(after, context)
    const changed = catalog.clone()
    set(changed, 'Mark', PDFNumber.of(7))
    const root = context.trailerInfo.Root
    if (!(root instanceof PDFRef)) throw new Error('No root')
    const twice = withUpdate(described, new Map([[root.objectNumber, changed]]))
    expect(numberAt((await openPdf(twice)).catalog, 'Mark')).toBe(7)
  })

  it('is refused where the file ends in another way', () => {
    expect(() => updatedFile(Buffer.from('%PDF-1.4\nxref\n'), PDFContext.create())).toThrow(/cross-reference stream/)
  })
})
