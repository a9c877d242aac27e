/** `chapbook copy`: makes personal copies of a release. */

import { InvalidArgumentError } from 'commander'
import type { CopiedEdition, CopyProgress, CopyResult } from '../../copy.ts'
import { browserLine } from '../../report/editions.ts'
import { reported } from '../../report/messages.ts'
import { count, size } from '../../report/quantities.ts'
import type { Working } from '../../report.ts'
import { exitCodes, type CommonWords, type Verb } from '../verb.ts'

export const copy: Verb = {
  describe: (program) =>
    program
      .command('copy')
      .summary('make personal copies of a release, with a bookplate')
      .description(
        'Makes copies of a finished EPUB and PDF, each with a page that says whose it is. Nothing is built again, nothing is hidden in them.',
      )
      .argument('[release]', 'folder of an edition that was released, or of a title')
      .option('--for <name>', 'who gets the copy')
      .option('--number <number>', 'number of the copy; without it, the next one', wholeNumber)
      .option('--note <words>', 'some words on the bookplate')
      .option('--csv <file>', 'a list of readers: name, and if you like number, note, email')
      .option('--from <number>', 'number of the first copy of a list', wholeNumber)
      .option('--of <number>', 'how many copies there are: No. 12 of 1,000', wholeNumber)
      .option('--date <date>', 'a date on the bookplate: 2026-11-28; none without it')
      .option('-e, --edition <names>', 'only these, with commas between: epub, print', copiedEditions)
      .option('-o, --out <folder>', 'where the copies are put; without it, a folder in dist/copies')
      .option('--names <pattern>', 'names of the files: {slug}-{edition}-copy-{number}, also {name} and {email}')
      .option('--replace', 'make a copy anew whose number another reader had')
      .option('--key <file>', 'private key that signs the list of copies; else that in CHAPBOOK_SIGNING_KEY')
      .option('--theme <name>', 'the look of the bookplate: base, modern, or your own: ./my-theme')
      .option('--browser <path>', 'the browser that sets the bookplates; without it, one is found or fetched')
      .option('--json', 'one event a line, for programs')
      .option('-q, --quiet', 'say nothing but errors')
      .option('--no-color', 'no colours')
      .addHelpText('after', help),
  async run({ names: [release], options }, { surroundings, report, tools }) {
    const { json: _json, quiet: _quiet, color: _color, edition, ...rest } = options as CopyWords
    const { copy } = await tools.copy()
    const { signal } = surroundings
    const progress = shownProgress()
    const result = await copy({
      ...rest,
      ...(release === undefined ? {} : { release }),
      ...(edition === undefined ? {} : { editions: edition }),
      signal,
      onProgress: (event) => {
        if (signal.aborted) return
        if (event.kind === 'warning') report.progress(event)
        else report.working(progress(event))
      },
    })
    const exitCode = result.isStopped ? exitCodes.interrupted : result.ok ? exitCodes.made : exitCodes.manuscript
    const { folder, made, copies } = result
    const event = {
      kind: 'copied',
      folder,
      copies,
      files: made.map(({ path }) => path),
      stopped: result.isStopped,
      exitCode,
    }
    report.told({
      lines: () => summary(result),
      messages: reported(result.files, surroundings.folder),
      events: [event],
    })
    return exitCode
  },
}

/** Options of `chapbook copy`, as typed. */
type CopyWords = CommonWords & {
  readonly for?: string
  readonly number?: number
  readonly note?: string
  readonly csv?: string
  readonly from?: number
  readonly of?: number
  readonly date?: string
  readonly edition?: readonly CopiedEdition[]
  readonly out?: string
  readonly names?: string
  readonly replace?: true
  readonly key?: string
  readonly theme?: string
  readonly browser?: string
}

const help = `
Examples:
  chapbook copy --for "Anna Weber" dist/release
  chapbook copy --for "Anna Weber" --number 12 --of 1000 --note "With thanks"
  chapbook copy --csv readers.csv --of 300 dist/release/edition-2
  chapbook copy --csv more.csv --from 301

In a list the first line says what the columns are, in any language of Chapbook:
name, number, note, email. An address is used for the names of files alone.
Row by row, what cannot be used is told, and the others get their copies (1).`

/** Names of the copies' progress and of what is fetched. */
function shownProgress(): (event: Exclude<CopyProgress, { kind: 'warning' }>) => Working {
  let last = 0
  let fetched = ''
  return (event) => {
    if (event.kind !== 'copies') {
      const isNew = fetched !== event.label
      fetched = event.label
      return { lines: (style) => [browserLine(event, style)], event, news: () => (isNew ? [event.label] : []) }
    }
    const { done, total } = event
    const label = `${copiesOf(done)} of ${total} made`
    // A pipe hears of each hundred.
    const isNews = done < total && Math.floor(done / 100) > last
    last = Math.floor(done / 100)
    return {
      lines: (style) => [browserLine({ kind: 'fonts', label: 'copies', done, total }, style)],
      news: () => (isNews ? [label] : []),
      event,
    }
  }
}

function summary({ made, copies, folder, isStopped }: CopyResult): readonly string[] {
  const bytes = made.reduce((sum, file) => sum + file.bytes, 0)
  const files = `${copiesOf(copies)} made in ${folder}   ${count(made.length, 'file')} · ${size(bytes)}`
  if (copies === 0) return [isStopped ? 'Stopped. No copy was made.' : 'No copy was made.']
  return [isStopped ? `Stopped. ${files}` : files]
}

function copiesOf(number: number): string {
  return number === 1 ? '1 copy' : count(number, 'copie')
}

function wholeNumber(value: string): number {
  const number = /^\d{1,7}$/.test(value.trim()) ? Number(value) : 0
  if (number < 1) throw new InvalidArgumentError('Give a whole number from 1.')
  return number
}

function copiedEditions(value: string): readonly CopiedEdition[] {
  const given = value.split(',').map((name) => name.trim().toLowerCase())
  return [
    ...new Set(
      given.map((name): CopiedEdition => {
        if (name === 'epub' || name === 'ebook') return 'epub'
        if (name === 'print' || name === 'pdf') return 'print'
        throw new InvalidArgumentError(`Copies are made of epub and print, not of \`${name}\`.`)
      }),
    ),
  ]
}
