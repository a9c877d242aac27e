/** Programs that take the text out of a PDF: what comes out must be what was typed. */

import type { Checker, Verdict } from './checker.ts'
import { runProgram } from './program.ts'
import { nodeHost } from '../../src/host/index.ts'
import { load } from '../../src/manuscript/load.ts'
import { read } from '../../src/manuscript/read.ts'
import { otherWords } from '../same-words.ts'
import { firstLost, splitWords, typedWords } from '../typed-words.ts'
import { wordsIn } from '../words.ts'
import { imposed } from './subjects.ts'

/** It puts marks of direction round words that run from right to left; they are not in the text. */
const poppler: Extractor = {
  name: 'pdftotext',
  words: (path) => ['-enc', 'UTF-8', path, '-'],
  clean: (text) => text.replaceAll(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, ''),
  missing: 'Debian: `apt-get install poppler-utils`',
}

/** Warnings about colour profiles go to the other stream, which is read too. */
const mupdf: Extractor = {
  name: 'mutool',
  words: (path) => ['draw', '-q', '-F', 'txt', path],
  clean: (text) => text.replaceAll(/^warning: .*$/gm, ''),
  missing: 'Debian: `apt-get install mupdf-tools`',
}

export const pdftotext = typedText(poppler)
export const mutool = typedText(mupdf)

/** In the order of the content: Poppler finds lines of its own where two pages stand side by side. */
export const pdftotextOnSheets = wordsOnSheets({ ...poppler, words: (path) => ['-raw', ...poppler.words(path)] })
export const mutoolOnSheets = wordsOnSheets(mupdf)

type Extractor = {
  readonly name: string
  readonly words: (path: string) => readonly string[]
  readonly clean: (text: string) => string
  readonly missing: string
}

/** Whether what is typed comes out. */
function typedText(extractor: Extractor): Checker {
  return {
    name: extractor.name,
    ending: '.pdf',
    // Large print sets the numbers of notes apart and handouts have those of lines, which stand between the words.
    only: 'typed .pdf',
    missing: () => missingProgram(extractor),
    check: async (path, _, manuscript) => judgeTyped(await textOf(path, extractor), manuscript),
  }
}

/** Whether the pages that are laid on sheets have the words that they had: all of them, once. */
function wordsOnSheets(extractor: Extractor): Checker {
  return {
    name: extractor.name,
    ending: '.pdf',
    only: imposed,
    missing: () => missingProgram(extractor),
    async check(path, _, pages) {
      if (pages === undefined) return { isGood: false, summary: 'there are no pages to compare with', findings: [] }
      const read = await textOf(pages, extractor)
      const findings = otherWords(read, await textOf(path, extractor))
      const summary = `${wordsIn(read).length} words on the pages, ${findings.length === 0 ? 'the same' : 'others'} on the sheets`
      return { isGood: findings.length === 0, summary, findings }
    },
  }
}

async function missingProgram({ name, missing }: Extractor): Promise<string | undefined> {
  const found = await runProgram(name, ['-v']).catch(() => undefined)
  return found === undefined ? `${name} was not found (${missing})` : undefined
}

async function textOf(path: string, { name, words, clean }: Extractor): Promise<string> {
  const { code, output } = await runProgram(name, words(path))
  if (code !== 0) throw new Error(`${name} could not read ${path}: ${output}`)
  return clean(output)
}

async function judgeTyped(text: string, manuscript: string | undefined): Promise<Verdict> {
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
