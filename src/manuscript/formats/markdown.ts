/** A manuscript in Markdown: which parts of the language are read, one a line, and what a writer can say beyond them. */

import remarkDefinitionList from 'remark-definition-list'
import remarkDirective from 'remark-directive'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import type { PluggableList, Preset, Processor } from 'unified'
import { noteChecks } from '../checks/notes.ts'
import { strayColons } from '../checks/stray-colons.ts'
import { attributions } from '../features/attribution.ts'
import { directives } from '../features/directives.ts'
import { figures } from '../features/figures.ts'
import { formulas } from '../features/formulas.ts'
import { notes } from '../features/notes.ts'
import { safeLinks } from '../features/safe-links.ts'
import { spans } from '../features/spans.ts'
import type { ManuscriptFile } from '../manuscript.ts'
import { formulaSyntax } from './markdown/formula-syntax.ts'
import { knownDirectives } from './markdown/known-directives.ts'
import { neededSyntax } from './markdown/needed-syntax.ts'
import { plainBlocks } from './markdown/plain-blocks.ts'

/** The plugins that turn a file of Markdown into mdast. Front matter has been read by `load` and counts as empty lines. */
export function markdown({ file, start }: ManuscriptFile): Preset {
  return {
    plugins: [
      remarkParse,
      // `~5 to ~10` strikes nothing out.
      [remarkGfm, { singleTilde: false }],
      remarkDirective,
      knownDirectives,
      remarkDefinitionList,
      formulaSyntax,
      [neededSyntax, String(file)],
      plainBlocks,
      [writingOnly, start],
    ],
  }
}

/** What a writer in Markdown can say beyond its syntax. `root`: the folder that links may not leave. */
export function markdownFeatures(root: string): PluggableList {
  return [directives, spans, figures, attributions, noteChecks, strayColons, notes, formulas, [safeLinks, root]]
}

/** Parses from where the writing begins, and still counts lines from the top of the file. */
function writingOnly(this: Processor, start: number): void {
  const { parser: parse } = this
  if (parse === undefined || start === 0) return
  this.parser = (text, file) => parse(text.slice(0, start).replaceAll(/[^\n]/g, ' ') + text.slice(start), file)
}
