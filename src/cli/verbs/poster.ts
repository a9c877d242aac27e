/** `chapbook poster`: makes a sheet for the wall that leads to the online edition. */

import { InvalidArgumentError } from 'commander'
import { size } from '../../report/quantities.ts'
import { visible } from '../../report/visible.ts'
import { wrap } from '../../report/width.ts'
import { exitCodes, type CommonWords, type Verb } from '../verb.ts'

export const poster: Verb = {
  describe: (program) =>
    program
      .command('poster')
      .summary('make a sheet for the wall that leads to the text')
      .description(
        'Makes a PDF of one page for a wall: cover, title, and a QR code of the address where the text can be read.',
      )
      .argument('[source]', 'a release or a manuscript; without it, the release in dist/release/, else manuscript/')
      .option('--url <address>', 'where the code leads; without it, the `url` of the book')
      .option('--page <size>', 'A4 or Letter; without it, what printers of the country take', sheet)
      .option('-o, --out <file>', 'the PDF; without it, dist/<title>-poster.pdf')
      .option('--theme <name>', 'the look: base, modern, or your own: ./my-theme')
      .option('--browser <path>', 'the browser that sets the page; without it, one is found or fetched')
      .option('--json', 'one event a line, for programs')
      .option('-q, --quiet', 'say nothing but errors')
      .option('--no-color', 'no colours'),
  async run({ names: [source], options }, { surroundings, report, tools }) {
    const { json: _json, quiet: _quiet, color: _color, ...rest } = options as PosterWords
    const { poster } = await tools.poster()
    const { remarks, ...made } = await poster({
      ...rest,
      ...(source === undefined ? {} : { source }),
      signal: surroundings.signal,
      onProgress: (progress) => report.progress({ kind: 'browser', ...progress }),
    })
    report.told({
      lines: () => [`poster  ${visible(made.path)}, ${size(made.bytes)}, ${made.page}, leads to ${visible(made.url)}`],
      trouble: ({ colours, width }) =>
        remarks.flatMap((remark) => wrap(`${colours.yellow('warning')}  ${visible(remark)}`, width)),
      events: [{ kind: 'poster', ...made, remarks }],
    })
    return exitCodes.made
  },
}

type PosterWords = CommonWords & {
  readonly url?: string
  readonly page?: 'A4' | 'Letter'
  readonly out?: string
  readonly theme?: string
  readonly browser?: string
}

function sheet(value: string): 'A4' | 'Letter' {
  const found = (['A4', 'Letter'] as const).find((name) => name.toLowerCase() === value.trim().toLowerCase())
  if (found === undefined) throw new InvalidArgumentError('A poster is A4 or Letter.')
  return found
}
