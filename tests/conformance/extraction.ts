/** Programs that take the text out of a PDF: what comes out must be what was typed. */

import type { Checker, Verdict } from './checker.ts'
import { runProgram } from './program.ts'
import { nodeHost } from '../../src/host/index.ts'
import { load } from '../../src/manuscript/load.ts'
import { read } from '../../src/manuscript/read.ts'
import { firstLost, splitWords, typedWords } from '../typed-words.ts'

/** It puts marks of direction round words that run from right to left; they are not in the text. */
export const pdftotext: Checker = extractor({
  name: 'pdftotext',
  words: (path) => ['-enc', 'UTF-8', path, '-'],
  clean: (text) => text.replaceAll(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, ''),
  missing: 'Debian: `apt-get install poppler-utils`',
})

/** Warnings about colour profiles go to the other stream, which is read too. */
export const mutool: Checker = extractor({
  name: 'mutool',
  words: (path) => ['draw', '-q', '-F', 'txt', path],
  clean: (text) => text.replaceAll(/^warning: .*$/gm, ''),
  missing: 'Debian: `apt-get install mupdf-tools`',
})

type Extractor = {
  readonly name: string
  readonly words: (path: string) => readonly string[]
  readonly clean: (text: string) => string
  readonly missing: string
}

function extractor({ name, words, clean, missing }: Extractor): Checker {
  return {
    name,
    ending: '.pdf',
    // Large print sets the numbers of notes apart and handouts have those of lines, which stand between the words.
    only: 'typed .pdf',
    async missing() {
      const found = await runProgram(name, ['-v']).catch(() => undefined)
      return found === undefined ? `${name} was not found (${missing})` : undefined
    },
    async check(path, _, manuscript) {
      const { code, output } = await runProgram(name, words(path))
      if (code !== 0) throw new Error(`${name} could not read ${path}: ${output}`)
      return judge(clean(output), manuscript)
    },
  }
}

async function judge(text: string, manuscript: string | undefined): Promise<Verdict> {
  if (manuscript === undefined) return { isGood: true, summary: 'not compared: no manuscript', findings: [] }
  const host = nodeHost()
  const typed = typedWords(await read(await load({ manuscript }, host), host))
  const extracted = splitWords(text)
  const lost = [firstLost(typed.flow, extracted), firstLost(typed.notes, extracted)].filter((one) => one !== undefined)
  return {
    isGood: lost.length === 0,
    summary: `${typed.flow.length + typed.notes.length} words typed, ${lost.length === 0 ? 'all' : 'not all'} of them come out`,
    findings: lost,
  }
}
