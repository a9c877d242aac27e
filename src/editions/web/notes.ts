/** The notes of a chapter: closed panels that their calls open, an ordinary list on paper and in old browsers. */

import type { Element, ElementContent } from 'hast'
import type { Note } from '../../book/book.ts'
import { element, onLines } from '../markup.ts'
import type { Page } from './page.ts'

/** The notes first called in one chapter; nothing where there are none. */
export function noteSection(
  notes: readonly Note[],
  adapt: (nodes: readonly ElementContent[]) => ElementContent[],
  { say }: Page,
): Element | undefined {
  if (notes.length === 0) return undefined
  return element(
    'div',
    { className: ['notes'] },
    onLines(
      notes.map(({ id, number, content }) =>
        element(
          'aside',
          {
            id,
            className: ['note-panel'],
            popover: 'auto',
            role: 'note',
            ariaLabel: say('note', { number: String(number) }),
            // The number before the note is drawn by the style, so that the text holds it once, at the call.
            dataNumber: number,
          },
          [
            element('div', { className: ['note-text'] }, adapt(content)),
            element('button', {
              type: 'button',
              className: ['note-close'],
              popoverTarget: id,
              popoverTargetAction: 'hide',
              ariaLabel: say('close'),
            }),
          ],
        ),
      ),
    ),
  )
}
