/** Notes that are counted on each page: their labels follow from the pages, and the pages from the width of their labels. */

import { leaveUnread } from '../lines/read-typefaces.ts'
import type { PlannedFlow } from '../pages/flows.ts'
import type { Leaf } from '../galley/galley.ts'
import { linesOfNotes } from './note-lines.ts'
import type { TypesetOptions } from '../types.ts'

/** Labels are nearly always settled at the second round; what is not after so many stays as the last pages want it. */
const mostRounds = 4

type Planned = { readonly flows: readonly PlannedFlow[]; readonly noteText: readonly Leaf[] }

/**
 * Plans the pages until the labels of the notes are those that the pages give them. Each round begins with the untouched document, as
 * lines depend on labels.
 */
export function withPageLabels<Plan extends Planned>(
  galley: HTMLElement,
  notes: HTMLElement,
  { noteLabels }: TypesetOptions,
  plan: () => Plan,
): Plan {
  if (!noteLabels) return plan()
  const untouched = [galley, notes].map((element) => [element, element.cloneNode(true)] as const)
  let labels = ''
  for (let round = 1; ; round++) {
    const planned = plan()
    const found = labelsOf(planned, notes, noteLabels)
    const wanted = JSON.stringify([...found])
    if (wanted === labels) return planned
    labels = wanted
    if (round === mostRounds) {
      setLabels([galley, notes], found)
      return planned
    }
    for (const [element, copy] of untouched) element.replaceChildren(...copy.cloneNode(true).childNodes)
    leaveUnread()
    setLabels([galley, notes], found)
  }
}

/** The labels that the notes bear, by their ids. */
export function labelsIn(notes: HTMLElement): Readonly<Record<string, string>> {
  const labels = [...notes.children].map(
    (note) => [note.id, note.querySelector('.note-number')?.textContent ?? ''] as const,
  )
  return Object.fromEntries(labels)
}

function labelsOf(
  { flows, noteText }: Planned,
  notes: HTMLElement,
  marks: 'numbers' | readonly string[],
): ReadonlyMap<string, string> {
  const lines = linesOfNotes(noteText, notes)
  const labels = new Map<string, string>()
  for (const { notesFrom, notesTo } of flows.flatMap(({ pages }) => pages)) {
    let count = 0
    for (let index = notesFrom; index < notesTo; index++) {
      const id = notes.children[lines[index]?.note ?? -1]?.id
      if (id !== undefined && !labels.has(id)) labels.set(id, label(++count, marks))
    }
  }
  return labels
}

function label(count: number, marks: 'numbers' | readonly string[]): string {
  if (marks === 'numbers') return String(count)
  const index = count - 1
  return (marks[index % marks.length] ?? '').repeat(1 + Math.floor(index / marks.length))
}

function setLabels(roots: readonly HTMLElement[], labels: ReadonlyMap<string, string>): void {
  for (const root of roots) {
    for (const call of root.querySelectorAll<HTMLElement>('[data-note]'))
      call.textContent = labels.get(call.dataset['note'] ?? '') ?? call.textContent
    for (const [id, text] of labels) {
      const number = root.querySelector(`[id="${CSS.escape(id)}"] .note-number`)
      if (number) number.textContent = text
    }
  }
}
