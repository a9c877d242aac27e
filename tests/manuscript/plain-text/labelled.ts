/** Reads the labelled texts: Markdown originals whose marks are taken away before the headings are looked for. */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findHeadings } from '../../../src/manuscript/formats/plain-text/headings.ts'

export type Labelled = {
  readonly name: string
  /** The original without its `#`; everything else stands where it stood. */
  readonly text: string
  /** Line → depth of the headings that the original marks. */
  readonly headings: ReadonlyMap<number, number>
}

/** The groups in the order in which they were written; all but the first were first read when the weights stood. */
export const groups = ['labelled', 'held-out', 'held-out-3', 'held-out-4', 'held-out-5'] as const

export function readLabelled(folder: (typeof groups)[number]): readonly Labelled[] {
  const path = join(import.meta.dirname, folder)
  return readdirSync(path).map((name) => strip(name, readFileSync(join(path, name, 'original.md'), 'utf8')))
}

function strip(name: string, original: string): Labelled {
  const headings = new Map<number, number>()
  const lines = original.split('\n').map((line, index) => {
    const [, marks = '', title = line] = /^(#{1,6}) +(\S.*)$/.exec(line) ?? []
    if (marks !== '') headings.set(index + 1, marks.length)
    return title
  })
  return { name, text: lines.join('\n'), headings }
}

export type Score = {
  readonly precision: number
  readonly recall: number
  /** One line for each text that was read wrongly. */
  readonly mistakes: readonly string[]
}

/** Precision and recall over all headings of all texts together. */
export function score(texts: readonly Labelled[]): Score {
  let right = 0
  let found = 0
  let wanted = 0
  const mistakes: string[] = []
  for (const { name, text, headings } of texts) {
    const lines = findHeadings(text).headings.map(({ line }) => line)
    const wrong = lines.filter((line) => !headings.has(line))
    const missed = [...headings.keys()].filter((line) => !lines.includes(line))
    right += lines.length - wrong.length
    found += lines.length
    wanted += headings.size
    if (wrong.length + missed.length > 0) mistakes.push(`${name}: wrong ${quote(wrong)}, missed ${quote(missed)}`)

    function quote(numbers: readonly number[]): string {
      return `[${numbers.map((number) => `${number} “${text.split('\n')[number - 1]}”`).join(', ')}]`
    }
  }
  return { precision: right / found, recall: right / wanted, mistakes }
}
