/** `chapbook verify`: looks whether a release is as it was made. */

import { verifyEvents, verifyLines, verifyTrouble } from '../../report/verify.ts'
import { exitCodes, type CommonWords, type Verb } from '../verb.ts'

/** Options of `chapbook verify`, as typed. */
type VerifyWords = CommonWords & { readonly key?: string }

export const verify: Verb = {
  describe: (program) =>
    program
      .command('verify')
      .summary('look whether a release is as it was made')
      .description(
        'Recomputes the checksum of every file of a release and names what was changed, is missing or does not belong there. Nothing is written, and no link is followed.',
      )
      .argument('<folder>', 'an edition, a title with its editions, a whole site, or personal copies')
      .option('--key <file>', 'public keys that you trust; the release must be signed by one of them')
      .option('--json', 'the same for programs')
      .option('-q, --quiet', 'say only what is wrong')
      .option('--no-color', 'no colours')
      .addHelpText('after', verifyHelp),
  async run({ names: [folder = '.'], options }, { surroundings, report, tools }) {
    const { key } = options as VerifyWords
    const { verify } = await tools.verify()
    const verification = await verify({ folder, key, signal: surroundings.signal })
    const exitCode = verification.ok ? exitCodes.made : exitCodes.manuscript
    report.told({
      lines: (style) => verifyLines(verification, style),
      trouble: (style) => verifyTrouble(verification, style),
      events: verifyEvents(verification, exitCode),
    })
    return exitCode
  },
}

const verifyHelp = `
A key is a line as in a file that ends in .pub, or a file authorized_keys or
allowed_signers. The one that lies in the release proves only that nothing was
changed since it was signed; one that you have from elsewhere proves who signed.

Examples:
  chapbook verify public/the-angel
  chapbook verify public --key ann.pub

The exit code says what was found: 0 all is as it was made, 1 something
differs, 2 there is no release, or the key is none.`
