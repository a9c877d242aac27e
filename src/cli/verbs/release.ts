/** `chapbook release`: makes the folder that is put online. */

import { InvalidArgumentError } from 'commander'
import type { EditionName } from '../../editions/edition.ts'
import type { ReleaseEvent } from '../../release.ts'
import type { Report } from '../../report.ts'
import { afterRelease } from '../../report/shelf-events.ts'
import { shelfLines, titleLine, type ShelfState } from '../../report/shelf.ts'
import { releaseEvents, releaseLines, releaseTrouble } from '../../report/release.ts'
import { editionNames } from '../edition-names.ts'
import { exitCodes, type CommonWords, type Verb } from '../verb.ts'

export const release: Verb = {
  describe: (program) =>
    program
      .command('release')
      .summary('make a folder to put online: page, books, feeds')
      .description(
        'Builds all editions of a manuscript, or of every manuscript on a shelf, and makes a folder that any web server shows as it is: a page for readers, the files, feeds, checksums. What was released before stays.',
      )
      .argument('[manuscript]', 'a file, a folder, or a folder of manuscripts; without it, the folder manuscript/')
      .option('-o, --out <folder>', 'where releases are kept', 'dist/release')
      .option('-e, --edition <names>', 'only these, with commas between; else all that readers can use', editionNames)
      .option('--url <address>', 'where the folder will be online; without it, all addresses are relative')
      .option(
        '--key <path>',
        'private key, as ssh-keygen makes it, that signs the release; else that in CHAPBOOK_SIGNING_KEY',
      )
      .option('--jobs <number>', 'how many titles of a shelf are made at a time', jobs)
      .option('--browser <path>', 'the browser that sets the pages; without it, one is found or fetched')
      .option('--again', 'make all titles of a shelf anew, also those that have not changed')
      .option('--strict', 'make nothing when there are warnings')
      .option('--json', 'one event a line, for programs')
      .option('-q, --quiet', 'say nothing but errors')
      .option('--no-color', 'no colours')
      .addHelpText('after', help),
  async run({ names: [manuscript], options }, { surroundings, report, tools }) {
    const { json: _json, quiet: _quiet, color: _color, edition, ...rest } = options as ReleaseWords
    const started = process.hrtime.bigint()
    const { release } = await tools.release()
    let shelf: ShelfState | undefined
    const result = await release({
      ...rest,
      ...(manuscript === undefined ? {} : { manuscript }),
      ...(edition === undefined ? {} : { editions: edition }),
      signal: surroundings.signal,
      onProgress: (event) => {
        if (surroundings.signal.aborted) return
        if (event.kind === 'title') report.progress(event.event)
        else shelf = showShelf(shelf, event, report)
      },
    })
    report.told({
      messages: result.messages,
      lines: (style) => releaseLines(result, Number(process.hrtime.bigint() - started) / 1e6, style),
      trouble: (style) => releaseTrouble(result, style),
      events: releaseEvents(result),
    })
    if (result.ok) return exitCodes.made
    return result.titles.some(({ failed }) => failed.length > 0) ? exitCodes.machine : exitCodes.manuscript
  },
}

/** Draws how far the titles of a shelf have come; a pipe is told each one that is settled. */
function showShelf(before: ShelfState | undefined, event: ReleaseEvent, report: Report): ShelfState | undefined {
  const state = afterRelease(before, event)
  if (state === undefined) return state
  const settled = [...state.settled].filter(([index]) => before?.settled.has(index) !== true)
  report.working({
    lines: (style) => shelfLines(state, style),
    news: (style) => settled.map(([index, outcome]) => titleLine(state.titles[index] ?? '', outcome, style)),
    event: event.kind === 'shelf' ? event : undefined,
  })
  return state
}

/** Options of `chapbook release`, as typed. */
type ReleaseWords = CommonWords & {
  readonly out: string
  readonly edition?: readonly EditionName[]
  readonly url?: string
  readonly key?: string
  readonly jobs?: number
  readonly browser?: string
  readonly again?: true
  readonly strict?: true
}

function jobs(value: string): number {
  const number = Number(value)
  if (!/^\d{1,2}$/.test(value) || number < 1) throw new InvalidArgumentError('Write a number such as 2.')
  return number
}

const help = `
Which edition it is stands with the text: \`edition: 2\`. Releasing it again under
the same number replaces it; a new number keeps the old one beside it.

The folder to put online is dist/release/<title>, or dist/release for a shelf.
Look at it first: chapbook serve dist/release/<title>`
