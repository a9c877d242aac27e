/** `chapbook build`: makes the editions of a manuscript. */

import { Option } from 'commander'
import type { BuildResult } from '../../build.ts'
import type { EditionName } from '../../editions/edition.ts'
import { hasErrors } from '../../manuscript/messages.ts'
import { editionNames } from '../edition-names.ts'
import { exitCodes, type CommonWords, type Verb } from '../verb.ts'

export const build: Verb = {
  describe: (program) =>
    program
      .command('build')
      .summary('make the web page, the EPUB and the PDF')
      .description('Makes the editions of a manuscript. What stood there before is replaced only when all went well.')
      .argument('[manuscript]', 'a file (.md, .txt) or a folder of them; without it, the folder manuscript/')
      .option('-o, --out <folder>', 'where the editions are put', 'dist')
      .option(
        '-e, --edition <names>',
        'only these, with commas between: web, epub, print, handout, booklet, large-print, n-up',
        editionNames,
      )
      .option('--title <title>', 'title of the book')
      .option('--subtitle <subtitle>', 'subtitle of the book')
      .option('--author <name>', 'author; write it again for a second one', gather)
      .option('--language <code>', 'language of the text: en, fr, de-AT, zh-Hant …')
      .option('--theme <name>', 'the look: base, modern, or your own: ./my-theme')
      .addOption(new Option('--for <use>', 'a PDF to be read, or the file for a printer').choices(['screen', 'press']))
      .option('--browser <path>', 'the browser that sets the pages; without it, one is found or fetched')
      .option('--strict', 'make nothing when there are warnings')
      .option('--json', 'one event a line, for programs')
      .option('-q, --quiet', 'say nothing but errors')
      .option('--no-color', 'no colours')
      .addHelpText('after', buildHelp),
  async run({ names: [manuscript], options }, { surroundings, report, tools }) {
    const { json: _json, quiet: _quiet, color: _color, edition, author, for: use, ...rest } = options as BuildWords
    const { build } = await tools.build()
    const result = await build({
      ...rest,
      ...(manuscript === undefined ? {} : { manuscript }),
      ...(edition === undefined ? {} : { editions: edition }),
      ...(use === undefined ? {} : { print: { for: use } }),
      ...(author === undefined ? {} : { authors: author }),
      signal: surroundings.signal,
      // After Ctrl-C the editions that were under way have nothing more to say.
      onProgress: (event) => {
        if (!surroundings.signal.aborted) report.progress(event)
      },
    })
    const exitCode = exitCodeOf(result, rest.strict === true)
    report.built(result, exitCode)
    return exitCode
  },
}

/** Options of `chapbook build`, as typed. */
export type BuildWords = CommonWords & {
  readonly out: string
  readonly edition?: readonly EditionName[]
  readonly title?: string
  readonly subtitle?: string
  readonly author?: readonly string[]
  readonly language?: string
  readonly theme?: string
  readonly for?: 'screen' | 'press'
  readonly browser?: string
  readonly strict?: true
}

const buildHelp = `
Title, author, language and the rest are better kept with the text: in the first
lines of a Markdown file, or in chapbook.yaml beside it. Options win over both.

Examples:
  chapbook build essay.txt --author "Ann Lee" --author "Bo Chen"
  chapbook build essay.md --edition web,epub --out ~/Desktop/essay

The exit code says what became of it: 0 made, 1 the manuscript has errors (or
warnings, with --strict), 2 wrong use or something missing on the machine,
130 stopped with Ctrl-C, 70 a fault in Chapbook.`

function gather(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value]
}

function exitCodeOf({ ok, files, failed }: BuildResult, strict: boolean): number {
  if (hasErrors(files, strict)) return exitCodes.manuscript
  if (failed.length > 0) return exitCodes.machine
  return ok ? exitCodes.made : exitCodes.manuscript
}
