/**
 * All editions, one line each, loaded when one is asked for. The slowest comes first, because the browser works while the others
 * are made.
 */

import type { Edition } from './edition.ts'

export const editions: readonly Edition[] = [
  { name: 'print', render: async (context) => (await import('./print.ts')).print.render(context) },
  { name: 'handout', render: async (context) => (await import('./handout.ts')).handout.render(context) },
  { name: 'large-print', render: async (context) => (await import('./large-print.ts')).largePrint.render(context) },
  { name: 'booklet', render: async (context) => (await import('./booklet.ts')).booklet.render(context) },
  { name: 'n-up', render: async (context) => (await import('./n-up.ts')).nUp.render(context) },
  { name: 'epub', render: async (context) => (await import('./epub.ts')).epub.render(context) },
  { name: 'web', render: async (context) => (await import('./web.ts')).web.render(context) },
]
