/** Shows the headings that a manuscript has, and why: the verb `outline`. */

import { toString } from 'mdast-util-to-string'
import type { Root } from 'mdast'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import type { VFile } from 'vfile'
import type { MatterRole } from './book/matter.ts'
import type { Host } from './host/host.ts'
import { nodeHost } from './host/index.ts'
import { load, type LoadOptions } from './manuscript/load.ts'
import { catchNesting, hasDeepLine, nesting } from './manuscript/nesting.ts'
import { markdown } from './manuscript/formats/markdown.ts'
import { findHeadings, type HeadingCandidate } from './manuscript/formats/plain-text/headings.ts'
import type { ManuscriptFile } from './manuscript/manuscript.ts'

export type OutlineOptions = LoadOptions & {
  /** Folder that paths are relative to. @default the folder of the process */
  readonly folder?: string
  readonly host?: Host
}

/** A line that is or could be a heading. */
export type OutlineHeading = HeadingCandidate & {
  /** The file, where the manuscript has more than one. */
  readonly path?: string
}

export type Outline = {
  /** In reading order. */
  readonly headings: readonly OutlineHeading[]
  /** Lines of plain text that were considered and taken as text. */
  readonly rejected: readonly OutlineHeading[]
  /** The files that are a part before or behind the text, and which one. */
  readonly matter: readonly { readonly path: string; readonly role: MatterRole }[]
  /** The manuscript's files and its settings, each with the messages on it. */
  readonly files: readonly VFile[]
}

/**
 * Finds the headings of a manuscript without making anything of it. In Markdown they are what is marked with `#`; in
 * plain text they are found from evidence, which `reasons` tells.
 *
 * @example
 * ```js
 * const { headings } = await outline({ manuscript: 'essay.txt' })
 * for (const { line, title, confidence } of headings) console.log(line, title, confidence)
 * ```
 *
 * @throws ChapbookError when the manuscript cannot be found or read.
 */
export async function outline({ folder, host, ...options }: OutlineOptions = {}): Promise<Outline> {
  const manuscript = await load(options, host ?? nodeHost(folder === undefined ? {} : { folder }))
  // Texts of the settings are no files.
  const files = manuscript.files.filter(({ relay }) => relay === undefined)
  const found = files.map((file) => headingsOf(file, manuscript.metadata.language))
  const isOneFile = files.length === 1
  const all = (key: 'headings' | 'rejected'): readonly OutlineHeading[] =>
    found.flatMap((file, index) => {
      const path = files[index]?.file.path ?? ''
      return isOneFile ? file[key] : file[key].map((heading) => ({ path, ...heading }))
    })
  return {
    headings: all('headings'),
    rejected: all('rejected'),
    matter: files.flatMap(({ file, role }) => (role === undefined ? [] : [{ path: file.path, role }])),
    files: [...manuscript.settingsFiles, ...manuscript.files.map(({ file }) => file)],
  }
}

function headingsOf(manuscriptFile: ManuscriptFile, language: string | undefined): ReturnType<typeof findHeadings> {
  const { file, format, start, outline: sidecar } = manuscriptFile
  return format === 'plain-text'
    ? findHeadings(String(file), { start, sidecar, language })
    : { headings: markedHeadings(manuscriptFile), rejected: [] }
}

function markedHeadings(manuscriptFile: ManuscriptFile): readonly HeadingCandidate[] {
  const { file } = manuscriptFile
  if (hasDeepLine(file)) return []
  const processor = unified().use(markdown(manuscriptFile)).use(nesting)
  try {
    return headingsIn(processor.runSync(processor.parse(file), file) as Root)
  } catch (error) {
    catchNesting(error, file)
    return []
  }
}

function headingsIn(tree: Root): readonly HeadingCandidate[] {
  const headings: HeadingCandidate[] = []
  visit(tree, 'heading', (heading) => {
    headings.push({
      line: heading.position?.start.line ?? 1,
      depth: heading.depth,
      title: toString(heading)
        .replace(/\s*\{[^{}]*\}$/, '')
        .replaceAll(/\s+/g, ' '),
      confidence: 1,
      reasons: ['marked with #'],
    })
  })
  return headings
}
