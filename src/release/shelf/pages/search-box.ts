/** The field of the search. It is hidden until its script has come: without scripts there is nothing that it could do. */

import type { Element } from 'hast'
import { element } from '../../../editions/markup.ts'
import type { SearchWords } from '../../../search-page/show.ts'
import type { ShelfFrame } from './frame.ts'

/** @param path of the page, from the root of the site */
export function searchBox(path: string, { say }: Pick<ShelfFrame, 'say'>): Element {
  const words: SearchWords = {
    loading: say('shelf-searching'),
    found: say('shelf-found', { count: '{count}' }),
    nothing: say('shelf-nothing', { question: '{question}' }),
    failed: say('shelf-failed'),
    chapter: say('shelf-chapter', { chapter: '{chapter}' }),
  }
  const root = '../'.repeat(path.split('/').length - 1)
  return element('div', { className: ['search'], hidden: true, dataSearch: JSON.stringify(words), dataRoot: root }, [
    element('form', { role: 'search' }, [
      element('label', { htmlFor: ['search'] }, [say('shelf-search')]),
      element('input', {
        id: 'search',
        type: 'search',
        autoComplete: ['off'],
        autoCapitalize: 'none',
        spellCheck: 'false',
        enterKeyHint: 'search',
        ariaDescribedBy: ['search-hint'],
      }),
      element('p', { id: 'search-hint', className: ['quiet-line'] }, [say('shelf-search-hint')]),
    ]),
    element('p', { role: 'status', className: ['quiet-line'] }),
    element('ol', { className: ['search-results'] }),
  ])
}
