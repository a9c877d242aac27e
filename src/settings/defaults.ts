/** What a build goes by when nobody says otherwise. */

import type { Settings } from '../settings.ts'

export const defaults: Settings = {
  editions: ['web', 'epub', 'print'],
  theme: 'base',
  chapters: 'auto',
  typography: true,
  matter: {},
  epub: { fonts: true },
  print: {
    page: { name: 'A5', width: 148, height: 210 },
    openings: 'auto',
    justify: true,
    hyphens: true,
    writing: 'horizontal',
    hanging: true,
    profile: 'pdfa-2a',
    heads: 'chapter',
    notes: 'page',
    noteNumbers: 'book',
    noteMarks: 'numbers',
    pageMap: false,
    for: 'screen',
    bleed: 0,
    marks: false,
    multiple: 2,
  },
  handout: { lineNumbers: 'page', columns: 1, nameLine: true },
  largePrint: { size: 18 },
  booklet: { signature: 16, thickness: 0.1, flip: 'short', marks: false },
  nUp: { pages: 2 },
  plugins: { remark: [], rehype: [] },
}
