/** `chapbook doctor`: looks at the machine. */

import { exitCodes, type Verb } from '../verb.ts'

export const doctor: Verb = {
  describe: (program) =>
    program
      .command('doctor')
      .summary('show what this machine has and lacks')
      .description('Looks for all that Chapbook needs on this machine and says what to do about what is missing.')
      .option('--json', 'the same for programs')
      .option('--no-color', 'no colours'),
  async run(_words, { report, tools }) {
    const { doctor } = await tools.doctor()
    const checks = await doctor()
    report.examined(checks)
    return checks.some(({ state }) => state === 'missing') ? exitCodes.machine : exitCodes.made
  },
}
