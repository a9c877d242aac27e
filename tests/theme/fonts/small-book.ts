/** The smallest book around some blocks. */

import type { ElementContent } from 'hast'
import type { Book } from '../../../src/book/book.ts'

export function smallBook(body: readonly ElementContent[]): Book {
  const place = { path: 'essay.md', line: 1, column: 1 }
  return {
    metadata: {
      title: 'Small',
      titleSort: 'Small',
      slug: 'small',
      authors: [],
      contributors: [],
      language: 'en',
      direction: 'ltr',
      identifier: 'urn:uuid:2b9b1f6e-7f0c-5a3a-8f63-111111111111',
      modified: '2026-11-22T00:00:00Z',
      subjects: [],
      accessibility: {},
    },
    chapters: [{ kind: 'opening', id: 'opening', number: null, title: '', heading: [], body, place }],
    notes: [],
    outline: [],
    assets: [],
  }
}
