/** Numbers the notes through the book, in the order in which they are first called. */

import type { Element } from 'hast'
import type { VFile } from 'vfile'
import type { Note } from '../../book/book.ts'
import { warning } from '../messages.ts'
import { walkHtml } from '../walk.ts'
import { placeOf, type Flow } from './flow.ts'
import type { Draft } from './drafts.ts'

/**
 * Writes number, id and target into every call and returns the notes. A call inside a note counts right behind that
 * note; a note that calls itself loses that call, with a warning.
 */
export function numberNotes(drafts: readonly Draft[], { notes: texts }: Flow): readonly Note[] {
  const numbered = new Map<Element, Numbered>()
  for (const { id, heading, items } of drafts) {
    if (heading !== undefined) numberInside(heading.node, heading.file, { chapter: id, texts, numbered, inside: [] })
    for (const { node, file } of items) numberInside(node, file, { chapter: id, texts, numbered, inside: [] })
  }
  return [...numbered].map(([text, { number, calls, chapter, file }]) => {
    const { children: content } = text
    return { id: `note-${number}`, number, calls, chapter, content, place: placeOf(text, file) }
  })
}

type Numbered = { readonly number: number; readonly calls: string[]; readonly chapter: string; readonly file: VFile }

type Counting = {
  readonly chapter: string
  readonly texts: Flow['notes']
  readonly numbered: Map<Element, Numbered>
  /** Notes whose content is being looked at. */
  readonly inside: readonly Element[]
}

function numberInside(block: Element, file: VFile, counting: Counting): void {
  const { chapter, texts, numbered, inside } = counting
  walkHtml(block, (element, index, parent) => {
    const label = element.properties['dataNote']
    if (typeof label !== 'string') return undefined
    const text = texts.get(file)?.get(label)
    if (text === undefined || inside.includes(text)) {
      const note = 'Take the call out of the note.'
      const reason = `The note \`[^${label}]\` calls itself; that call is left out`
      if (text !== undefined) warning(file, { reason, note, ruleId: 'circular-note', place: element.position })
      parent.children.splice(index, 1)
      return index
    }
    const known = numbered.get(text)
    const note = known ?? { number: numbered.size + 1, calls: [], chapter, file }
    numbered.set(text, note)
    const id = note.calls.length === 0 ? `call-${note.number}` : `call-${note.number}-${note.calls.length + 1}`
    note.calls.push(id)
    element.properties = { className: ['note-call'], id, href: `#note-${note.number}`, dataNote: `note-${note.number}` }
    element.children = [{ type: 'text', value: String(note.number) }]
    if (known === undefined) numberInside(text, file, { ...counting, inside: [...inside, text] })
    return 'skip'
  })
}
