/** Reads a title block of Pandoc: title, authors and date on first lines that begin with `%`. */

import type { VFile } from 'vfile'
import type { FrontMatter } from './front-matter.ts'
import { reportAt, type Ranges } from './report-at.ts'

const keys = ['title', 'authors', 'date'] as const

/** Lines that go on begin with a space; authors are parted by semicolons or lines. A `%` alone leaves its value out. */
export function readTitleBlock(file: VFile): FrontMatter | undefined {
  const text = String(file.value)
  if (!/^%[ \t]+\S/.test(text)) return undefined
  const given: Record<string, unknown> = {}
  const ranges: Record<string, readonly [number, number]> = {}
  let start = 0
  for (const key of keys) {
    const [entry] = /^%[^\n]*(?:\n[ \t]+\S[^\n]*)*(?:\n|$)/.exec(text.slice(start)) ?? []
    if (entry === undefined) break
    const content = entry.slice(1).trim()
    if (content !== '') {
      given[key] = key === 'authors' ? content.split(/\s*[;\n]\s*/).filter((name) => name !== '') : content
      const begins = start + entry.indexOf(content)
      ranges[key] = [begins, begins + content.length]
    }
    start += entry.length
  }
  return { given, report: reportAt(file, ranges satisfies Ranges), start }
}
