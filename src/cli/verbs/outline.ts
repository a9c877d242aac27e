/** `chapbook outline`: shows the headings that are found, and why. */

import { hasErrors } from '../../manuscript/messages.ts'
import { exitCodes, type Verb } from '../verb.ts'

export const outline: Verb = {
  describe: (program) =>
    program
      .command('outline')
      .summary('show the chapters that are found, and why')
      .description('Shows which lines become headings and which were looked at and taken as text. Nothing is made.')
      .argument('[manuscript]', 'a file (.md, .txt) or a folder of them; without it, the folder manuscript/')
      .option('--json', 'the same for programs')
      .option('--no-color', 'no colours'),
  async run({ names: [manuscript] }, { surroundings, report, tools }) {
    const { outline } = await tools.outline()
    const found = await outline({ folder: surroundings.folder, ...(manuscript === undefined ? {} : { manuscript }) })
    report.outlined(found, found.files)
    return hasErrors(found.files, false) ? exitCodes.manuscript : exitCodes.made
  },
}
