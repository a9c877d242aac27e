/** Rules for every object of the file, wherever it hangs. */

import type { PDFObject } from 'pdf-lib'
import { PDFArray, PDFDict, PDFHexString, PDFName, PDFStream, PDFString } from 'pdf-lib'
import { booleanAt, dictAt, nameAt, valueAt } from '../objects.ts'
import { filterNames } from '../streams.ts'
import type { Fault, Subject } from './subject.ts'

/** ISO 19005-2 6.1.7, 6.1.13, 6.2.5, 6.2.8 to 6.2.10, 6.5.1; ISO 14289-1 7.20. */
export function* checkObjects({ pdf: { context } }: Subject): Generator<Fault> {
  const objects = context.enumerateIndirectObjects()
  if (objects.length > 8_388_607) yield { archive: '6.1.13-7', message: 'There are more than 8,388,607 objects' }
  for (const [ref, object] of objects) {
    const faults: Fault[] = []
    findFaults(object, faults)
    for (const fault of faults) yield { ...fault, place: `object ${ref.objectNumber}` }
  }
}

// Not generators: a book has hundreds of thousands of values.
function findFaults(object: PDFObject, faults: Fault[]): void {
  if (object instanceof PDFStream) {
    faults.push(...streamFaults(object.dict))
    findFaults(object.dict, faults)
  } else if (object instanceof PDFDict) {
    findDictFaults(object, faults)
    for (const [key, value] of object.entries()) {
      if (key.sizeInBytes() > LONGEST_NAME) faults.push(LONG_NAME)
      findFaults(value, faults)
    }
  } else if (object instanceof PDFArray) {
    for (let index = 0; index < object.size(); index++) findFaults(object.get(index), faults)
  } else if (object instanceof PDFName) {
    if (object.sizeInBytes() > LONGEST_NAME) faults.push(LONG_NAME)
  } else if (isString(object) && object.sizeInBytes() > 32_767 && object.asBytes().length > 32_767)
    faults.push({ archive: '6.1.13-3', message: 'A string is longer than 32,767 bytes' })
}

function* streamFaults(dict: PDFDict): Generator<Fault> {
  const strange = filterNames(dict).find((filter) => !FILTERS.has(filter))
  if (strange) yield { archive: '6.1.7.2-1', message: `A stream is packed with \`${strange}\`` }
  if (['F', 'FFilter', 'FDecodeParms'].some((key) => valueAt(dict, key)))
    yield { archive: '6.1.7.1-3', message: 'The content of a stream is in another file' }
  if (nameAt(dict, 'Subtype') === 'Image') yield* imageFaults(dict)
  if (nameAt(dict, 'Subtype') === 'PS') yield { archive: '6.2.9-3', message: 'The document holds PostScript' }
  if (nameAt(dict, 'Subtype') === 'Form' && dictAt(dict, 'Ref'))
    yield { ua: '7.20-1', archive: '6.2.9-2', message: 'A form shows a page of another file' }
}

function* imageFaults(image: PDFDict): Generator<Fault> {
  if (booleanAt(image, 'Interpolate')) yield { archive: '6.2.8-3', message: 'A picture asks to be interpolated' }
  if (valueAt(image, 'Alternates')) yield { archive: '6.2.8-1', message: 'A picture has alternates' }
  if (valueAt(image, 'OPI')) yield { archive: '6.2.8-2', message: 'A picture stands for another one' }
}

function findDictFaults(dict: PDFDict, faults: Fault[]): void {
  const action = nameAt(dict, 'S')
  if (action !== undefined && FORBIDDEN_ACTIONS.has(action) && isAction(dict))
    faults.push({ archive: '6.5.1-1', message: `There is an action of the type \`${action}\`` })
  const blend = nameAt(dict, 'BM')
  if (blend !== undefined && !BLEND_MODES.has(blend))
    faults.push({ archive: '6.2.10-1', message: `\`${blend}\` is no blend mode` })
  if (nameAt(dict, 'Type') === 'ExtGState' || blend !== undefined) {
    if (valueAt(dict, 'TR')) faults.push({ archive: '6.2.5-1', message: 'A graphics state has a transfer function' })
    if (valueAt(dict, 'HTP')) faults.push({ archive: '6.2.5-3', message: 'A graphics state has a halftone phase' })
  }
}

/** Structure elements use the key `S` too. */
function isAction(dict: PDFDict): boolean {
  const type = nameAt(dict, 'Type')
  return type === undefined || type === 'Action'
}

function isString(value: PDFObject): value is PDFString | PDFHexString {
  return value instanceof PDFString || value instanceof PDFHexString
}

// With the slash.
const LONGEST_NAME = 128
const LONG_NAME: Fault = { archive: '6.1.13-4', message: 'A name is longer than 127 bytes' }

const FILTERS: ReadonlySet<string> = new Set([
  ...[
    'ASCIIHexDecode',
    'ASCII85Decode',
    'FlateDecode',
    'RunLengthDecode',
    'CCITTFaxDecode',
    'JBIG2Decode',
    'DCTDecode',
  ],
  'JPXDecode',
])
const FORBIDDEN_ACTIONS: ReadonlySet<string> = new Set([
  ...['Launch', 'Sound', 'Movie', 'ResetForm', 'ImportData', 'Hide', 'SetOCGState', 'Rendition', 'Trans', 'GoTo3DView'],
  'JavaScript',
])
const BLEND_MODES: ReadonlySet<string> = new Set([
  ...['Normal', 'Compatible', 'Multiply', 'Screen', 'Overlay', 'Darken', 'Lighten', 'ColorDodge', 'ColorBurn'],
  ...['HardLight', 'SoftLight', 'Difference', 'Exclusion', 'Hue', 'Saturation', 'Color', 'Luminosity'],
])
