/** An index of words as compact text and back: half the size of the JSON of minisearch, packed or not. */

import type { AsPlainObject } from 'minisearch'
import { fieldNames, type SearchShard } from './types.ts'

/** Packs what minisearch has gathered; its documents are numbered from 0 in the order of `documents`. */
export function pack(
  { index, fieldLength, averageFieldLength }: AsPlainObject,
  documents: readonly number[],
): SearchShard {
  const lines = index.map(([word, fields]) => {
    const parts = Object.entries(fields).map(([field, found]) => `${field}:${packPostings(Object.entries(found))}`)
    return `${word}|${parts.join('|')}`
  })
  return {
    documents,
    lengths: Array.from({ length: documents.length / 2 }, (_, number) =>
      fieldNames.map((_name, field) => fieldLength[number]?.[field] ?? 0),
    ),
    means: fieldNames.map((_, field) => Math.round((averageFieldLength[field] ?? 0) * 1000) / 1000),
    // By code unit, which every engine does alike.
    words: lines.toSorted((a, b) => (a < b ? -1 : 1)).join('\n'),
  }
}

function packPostings(found: readonly (readonly [string, number])[]): string {
  let before = 0
  return found
    .map(([document, count]): [number, number] => [Number(document), count])
    .toSorted(([a], [b]) => a - b)
    .map(([document, count]) => {
      const distance = document - before
      before = document
      return count === 1 ? distance.toString(36) : `${distance.toString(36)}*${count.toString(36)}`
    })
    .join(',')
}

/** What minisearch loads. */
export function unpack({ documents, lengths, means, words }: SearchShard): AsPlainObject {
  const count = documents.length / 2
  const numbers = Array.from({ length: count }, (_, number) => number)
  return {
    documentCount: count,
    nextId: count,
    documentIds: Object.fromEntries(numbers.map((number) => [number, number])),
    fieldIds: Object.fromEntries(fieldNames.map((name, field) => [name, field])),
    fieldLength: Object.fromEntries(numbers.map((number) => [number, [...(lengths[number] ?? [])]])),
    averageFieldLength: [...means],
    storedFields: {},
    dirtCount: 0,
    index: words === '' ? [] : words.split('\n').map(unpackLine),
    serializationVersion: 2,
  }
}

function unpackLine(line: string): AsPlainObject['index'][number] {
  const [word = '', ...fields] = line.split('|')
  return [
    word,
    Object.fromEntries(
      fields.map((packed) => {
        const colon = packed.indexOf(':')
        return [packed.slice(0, colon), unpackPostings(packed.slice(colon + 1))]
      }),
    ),
  ]
}

function unpackPostings(packed: string): Record<string, number> {
  let document = 0
  const found: Record<string, number> = {}
  for (const posting of packed.split(',')) {
    const [distance = '0', count = '1'] = posting.split('*')
    document += Number.parseInt(distance, 36)
    found[document] = Number.parseInt(count, 36)
  }
  return found
}
