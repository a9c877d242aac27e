/** `chapbook changes`: tells readers what has changed between two editions. */

import { visible } from '../../report/visible.ts'
import { wrap } from '../../report/width.ts'
import { exitCodes, type CommonWords, type Verb } from '../verb.ts'

export const changes: Verb = {
  describe: (program) =>
    program
      .command('changes')
      .summary('tell what has changed between two editions')
      .description('Compares the words of two editions and tells readers what has changed, by chapter and page.')
      .argument('<old>', 'a manuscript, a revision of git (v1, HEAD~3, main:essay.md), or the folder of a release')
      .argument('[new]', 'the same; without it, the folder manuscript/')
      .option('--html <file>', 'write a page for readers as well')
      .option('--substance', 'leave corrections out')
      .option('--no-pages', 'tell chapters only; no browser is needed then')
      .option('--browser <path>', 'the browser that sets the pages; without it, one is found or fetched')
      .option('--json', 'the same for programs')
      .option('-q, --quiet', 'say nothing but errors')
      .option('--no-color', 'no colours')
      .addHelpText('after', help),
  async run({ names: [old = '', now], options }, { surroundings, report, tools }) {
    const { html, substance, pages, browser } = options as ChangesWords
    const { changes } = await tools.changes()
    const result = await changes({
      old,
      ...(now === undefined ? {} : { new: now }),
      ...(html === undefined ? {} : { html }),
      ...(browser === undefined ? {} : { browser }),
      substance: substance === true,
      pages,
      folder: surroundings.folder,
      signal: surroundings.signal,
      onProgress: report.progress,
    })
    report.told({
      lines: ({ width }) => [
        ...result.text
          .trimEnd()
          .split('\n')
          .flatMap((line) => indented(line, width)),
        ...(result.page === undefined ? [] : ['', visible(result.page.path)]),
      ],
      trouble: ({ colours, width }) =>
        result.warnings.flatMap(({ message, hint }) => [
          `${colours.yellow('warning')}  ${visible(message)}`,
          ...(hint === undefined ? [] : indented(`    ${hint}`, width)),
        ]),
      events: [
        ...result.warnings.map(({ message, hint }) => ({ kind: 'warning', message, hint })),
        { kind: 'changes', ...result.changes },
      ],
    })
    return exitCodes.made
  },
}

/** Options of `chapbook changes`, as typed. */
type ChangesWords = CommonWords & {
  readonly html?: string
  readonly substance?: true
  readonly pages: boolean
  readonly browser?: string
}

const help = `
Corrections (a slip of the pen, a comma) are told apart from what says something
else now, and what has moved from what is new or gone. Typography and pages
alone are no changes.

Examples:
  chapbook changes v1                  manuscript/, against the tag v1
  chapbook changes v1 essay.md         one file, against the same at v1
  chapbook changes old.md new.md --html changes.html
  chapbook changes dist/release/angel/edition-1 dist/release/angel --substance`

/** Breaks a line at the width of the terminal, each part as far in as its beginning. */
function indented(line: string, width: number): readonly string[] {
  const space = /^ */.exec(line)?.[0] ?? ''
  const parts = wrap(line.slice(space.length), width - space.length)
  return parts.length === 0 ? [''] : parts.map((part) => space + part)
}
