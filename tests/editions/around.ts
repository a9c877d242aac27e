/** A book with parts before and behind its text, read from a folder as writers keep it. */

import { load } from '../../src/manuscript/load.ts'
import { read } from '../../src/manuscript/read.ts'
import type { Book } from '../../src/book/book.ts'
import type { Settings } from '../../src/settings.ts'
import { memoryHost } from '../memory-host.ts'

const sentence =
  'The lamp is lit at dusk, trimmed at midnight and put out at dawn, and nobody has ever asked the keeper why. '

const chapters = ['One', 'Two'].map((title) => `# ${title}\n\n${sentence.repeat(8)}\n`).join('\n')

const about = `title: The Hours
author: Ida Maren
language: en
date: 2026
edition: 2
publisher: { name: Saltmarsh, place: Bristol }
licence: CC-BY-NC-4.0
isbn: 978-3-16-148410-0
`

export type Around = { readonly book: Book; readonly settings: Settings }

/** Reads the text with the parts beside it; `settings` are lines of `chapbook.yaml`. */
export async function bookAround(
  parts: Readonly<Record<string, string>>,
  settings = '',
  text = chapters,
): Promise<Around> {
  const host = memoryHost({
    'manuscript/text.md': text,
    'manuscript/chapbook.yaml': about + settings,
    ...Object.fromEntries(Object.entries(parts).map(([name, words]) => [`manuscript/${name}`, words])),
  })
  const manuscript = await load({ config: {} }, host)
  return { book: await read(manuscript, host), settings: manuscript.settings }
}

export const everyPart = {
  'dedication.md': 'For the ferryman.',
  'epigraph.md': 'Look twice.\n\n— A saying',
  'foreword.md': '# Foreword\n\nSomebody else speaks first.',
  'appendix.md': '# Tides\n\nHigh at noon.',
  'about-the-author.md': '# Who Wrote This\n\nIda Maren did.',
  'colophon.md': 'Set in a shed.',
}
