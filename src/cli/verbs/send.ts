/** `chapbook send`: mails an edition to readers. */

import { InvalidArgumentError } from 'commander'
import type { EditionName } from '../../editions/edition.ts'
import { sentLines, sentTrouble } from '../../report/sent.ts'
import { editionNames } from '../edition-names.ts'
import { exitCodes, type CommonWords, type Verb } from '../verb.ts'

export const send: Verb = {
  describe: (program) =>
    program
      .command('send')
      .summary('mail a book to readers, or to a Kindle')
      .description('Sends a file of a release by mail. Each reader gets a mail of their own and sees no other address.')
      .argument('[release]', 'folder of the release; without it, the one in dist/release/')
      .requiredOption('--to <addresses>', 'readers, with commas between; may be written again', gather)
      .option('-e, --edition <name>', 'epub, pdf, handout, large-print …', oneEdition, 'epub')
      .option('--dry-run <file>', 'write the mail to a file (.eml) and send nothing')
      .option('--kindle', 'look at what Kindles take, whatever the address is')
      .option('--json', 'one event a line, for programs')
      .option('-q, --quiet', 'say nothing but errors')
      .option('--no-color', 'no colours')
      .addHelpText('after', help),
  async run({ names: [release], options }, { surroundings, report, tools }) {
    const { to, edition, dryRun, kindle } = options as SendWords
    const { send } = await tools.send()
    const result = await send({
      to,
      edition,
      ...(release === undefined ? {} : { release }),
      ...(dryRun === undefined ? {} : { dryRun }),
      ...(kindle === undefined ? {} : { kindle }),
      signal: surroundings.signal,
    })
    report.told({
      lines: (style) => sentLines(result, style),
      trouble: (style) => sentTrouble(result, style),
      events: [{ kind: 'sent', ...result }],
    })
    return result.refused.length === 0 ? exitCodes.made : exitCodes.manuscript
  },
}

type SendWords = CommonWords & {
  readonly to: readonly string[]
  readonly edition: EditionName
  readonly dryRun?: string
  readonly kindle?: true
}

const help = `
The mail server is named in the environment, or in a file that no project holds:
  CHAPBOOK_SMTP_URL=smtps://user:password@mail.example.org
  CHAPBOOK_SMTP_FROM="Ann Lee <ann@example.org>"
or mail.yaml in your folder of settings (~/.config/chapbook on Linux), which only
you may read, with the lines url, user, password and from.

Examples:
  chapbook send --to reader@example.org --dry-run mail.eml
  chapbook send --to ann@example.org,bo@example.org --edition pdf
  chapbook send --to ann_12@kindle.com

The exit code says what became of it: 0 all have got it, 1 some addresses were
refused, 2 nothing could be sent.`

function gather(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value]
}

/** Readers ask for a PDF; which edition that is, need not be known. */
function oneEdition(value: string): EditionName {
  if (value.trim().toLowerCase() === 'pdf') return 'print'
  const [name, ...others] = editionNames(value)
  if (name === undefined || others.length > 0) throw new InvalidArgumentError('Name one edition.')
  return name
}
