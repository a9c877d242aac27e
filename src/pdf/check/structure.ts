/** Rules for single elements: types, alternatives, identifiers, parents. */

import { PDFDict } from 'pdf-lib'
import { refAt } from '../objects.ts'
import { STANDARD_TYPES } from '../structure/types.ts'
import type { Fault, StructureNode, Subject } from './subject.ts'
import { nodePlace } from './subject.ts'

/** ISO 14289-1 7.1, 7.3, 7.7, 7.9; ISO 19005-2 6.7.3.4. */
export function* checkStructure(subject: Subject): Generator<Fault> {
  const { nodes, roles, pdf } = subject
  for (const [type, role] of roles) {
    if (STANDARD_TYPES.has(type))
      yield { ua: '7.1-7', archive: '6.7.3.4-3', message: `The standard type \`${type}\` is mapped to \`${role}\`` }
    if (isCircular(type, roles))
      yield { ua: '7.1-6', archive: '6.7.3.4-2', message: `The mapping of \`${type}\` goes in a circle` }
  }
  const notes = new Set<string>()
  for (const node of nodes) {
    const { element, type } = node
    const place = nodePlace(node, subject)
    if (!STANDARD_TYPES.has(type))
      yield {
        ua: '7.1-5',
        archive: '6.7.3.4-1',
        message: `The type \`${element.type}\` is not mapped to a standard type`,
        place,
      }
    const dict = element.ref && pdf.context.lookup(element.ref)
    if (dict instanceof PDFDict && !refAt(dict, 'P'))
      yield { ua: '7.1-12', message: 'An element does not name its parent', place }
    if ((type === 'Figure' || type === 'Formula') && !element.alt && element.actualText === undefined)
      yield {
        ua: type === 'Figure' ? '7.3-1' : '7.7-1',
        message: `A ${type.toLowerCase()} has no text alternative`,
        place,
      }
    if (type === 'Note') yield* checkNote(node, notes, place)
  }
}

function* checkNote({ element: { id } }: StructureNode, seen: Set<string>, place: string): Generator<Fault> {
  if (!id) yield { ua: '7.9-1', message: 'A note has no identifier', place }
  else if (seen.has(id)) yield { ua: '7.9-2', message: `Two notes have the identifier \`${id}\``, place }
  else seen.add(id)
}

function isCircular(type: string, roles: ReadonlyMap<string, string>): boolean {
  const seen = new Set<string>()
  for (let current: string | undefined = type; current !== undefined; current = roles.get(current)) {
    if (seen.has(current)) return true
    seen.add(current)
  }
  return false
}
