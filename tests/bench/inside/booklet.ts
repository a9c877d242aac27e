/** A booklet of a finished PDF, with a clock around the imposing. */

import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { loadFinishing } from '../../../src/pdf/finish.ts'
import { imposeBooklet } from '../../../src/pdf/impose.ts'
import { chapbookInside } from './chapbook.ts'
import { stopwatch, type Inside } from './steps.ts'

/** A4, mm. */
const sheet = { width: 297, height: 210 }

export type BookletInside = Inside & {
  /** Milliseconds from the bytes of the book to the bytes of the sheets. */
  readonly imposing: number
  readonly sheets: number
}

/** Sets and prints a book and lays its pages on sheets, in the same process as `chapbook build` does. */
export async function bookletInside([manuscript, out]: readonly string[]): Promise<BookletInside> {
  if (manuscript === undefined || out === undefined) throw new Error('A manuscript and a folder are wanted')
  const made = await chapbookInside([manuscript, out])
  const pdf = new Uint8Array(await readFile(join(out, made.file)))
  await loadFinishing()
  const imposed = stopwatch()
  const { bytes, sheets } = await imposeBooklet(pdf, { sheet }, facts)
  const imposing = imposed()
  await writeFile(join(out, 'booklet.pdf'), bytes)
  return { ...made, imposing, sheets, bytes: bytes.length }
}

const facts = {
  title: 'The Long Measure (booklet, for printing)',
  authors: ['A. Writer'],
  language: 'en',
  subjects: [],
  modified: '1980-01-01T00:00:00Z',
  producer: 'Chapbook',
}
