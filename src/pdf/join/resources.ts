/** Lets the parts of a document share what their pages draw with: fonts, pictures, states. */

import { createHash } from 'node:crypto'
import type { PDFContext, PDFObject } from 'pdf-lib'
import { PDFArray, PDFDict, PDFRawStream, PDFRef, PDFStream } from 'pdf-lib'
import { nameAt, nameOf } from '../objects.ts'
import type { OpenPdf } from '../open.ts'
import { inheritedDict } from '../open.ts'
import { objectText } from '../serialise/text.ts'
import { fontFor, type JoinedFont } from './fonts.ts'

export type Sharing = {
  readonly context: PDFContext
  /** What stands in the place of each object. */
  readonly replaced: Map<PDFRef, PDFRef>
  /** By what they say, the objects that stand for all that say the same. */
  readonly same: Map<string, PDFRef>
  readonly fonts: JoinedFont[]
}

export function startSharing(context: PDFContext): Sharing {
  return { context, replaced: new Map(), same: new Map(), fonts: [] }
}

/** Points the resources of a part at objects of earlier parts that say the same, and at fonts that can take in theirs. */
export function shareResources({ pages }: OpenPdf, sharing: Sharing): void {
  for (const { dict } of pages) {
    const resources = inheritedDict(dict, 'Resources')
    if (resources) shareWithin(resources, sharing)
  }
}

function shareWithin(value: PDFObject, sharing: Sharing): void {
  if (value instanceof PDFStream) return shareWithin(value.dict, sharing)
  if (value instanceof PDFArray)
    for (let index = 0; index < value.size(); index++) {
      const item = value.get(index)
      if (item instanceof PDFRef) value.set(index, shared(item, sharing))
      else shareWithin(item, sharing)
    }
  if (!(value instanceof PDFDict)) return
  for (const [key, item] of value.entries()) {
    if (item instanceof PDFRef) value.set(key, shared(item, sharing))
    else shareWithin(item, sharing)
  }
}

/** What an object refers to is shared first, so that equal objects have equal texts. */
function shared(ref: PDFRef, sharing: Sharing): PDFRef {
  const known = sharing.replaced.get(ref)
  if (known) return known
  // Objects may refer to each other.
  sharing.replaced.set(ref, ref)
  const object = sharing.context.lookup(ref)
  if (!object) return ref
  const font = object instanceof PDFDict ? fontFor(ref, object, sharing.fonts) : undefined
  if (!font) shareWithin(object, sharing)
  const found = font ?? sameAs(ref, object, sharing)
  sharing.replaced.set(ref, found)
  return found
}

function sameAs(ref: PDFRef, object: PDFObject, { same }: Sharing): PDFRef {
  const dict = object instanceof PDFStream ? object.dict : object
  // A form holds marked content of its page, and pages own what they draw.
  if (dict instanceof PDFDict && (nameAt(dict, 'Subtype') === 'Form' || dict.has(nameOf('StructParents')))) return ref
  const hash = createHash('sha256').update(objectText(dict, ITSELF))
  if (object instanceof PDFRawStream) hash.update(object.contents)
  const key = hash.digest('base64')
  const found = same.get(key) ?? ref
  same.set(key, found)
  return found
}

/** Numbers as they are. */
const ITSELF = { get: (number: number) => number }
