/** `chapbook serve`: shows a release in the browser before it is put online. */

import { InvalidArgumentError } from 'commander'
import { servedLines, servedTrouble } from '../../report/served.ts'
import { exitCodes, type CommonWords, type Verb } from '../verb.ts'

export const serve: Verb = {
  describe: (program) =>
    program
      .command('serve')
      .summary('look at a release as readers will find it')
      .description(
        'Shows a release in the browser, on this machine alone, as a web server would. Nothing is put online.',
      )
      .argument('[release]', 'folder of the release; without it, the one in dist/release/')
      .option('-p, --port <number>', 'number of the port; without it 8080, or the next that is free', portNumber)
      .option('--host <address>', 'who may reach it: 0.0.0.0 lets in all that share a network with you')
      .option('--json', 'the same for programs')
      .option('-q, --quiet', 'say nothing but errors and warnings')
      .option('--no-color', 'no colours')
      .addHelpText('after', help),
  async run({ names: [release], options }, { surroundings, report, tools }) {
    const { port, host: address } = options as ServeWords
    const { serve } = await tools.serve()
    const served = await serve({
      ...(release === undefined ? {} : { release }),
      ...(port === undefined ? {} : { port }),
      ...(address === undefined ? {} : { address }),
    })
    const { close, ...facts } = served
    report.told({
      lines: (style) => servedLines(served, style),
      trouble: (style) => servedTrouble(served, style),
      events: [{ kind: 'serving', ...facts }],
    })
    await aborted(surroundings.signal)
    await close()
    return exitCodes.made
  },
}

type ServeWords = CommonWords & { readonly port?: number; readonly host?: string }

const help = `
Examples:
  chapbook serve                       the release that was made last
  chapbook serve dist/release/a-room --port 3000
  chapbook serve --host 0.0.0.0        for the telephone beside you`

function portNumber(value: string): number {
  const number = Number(value)
  if (!/^\d{1,5}$/.test(value) || number > 65_535) throw new InvalidArgumentError('Write a number such as 8080.')
  return number
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
