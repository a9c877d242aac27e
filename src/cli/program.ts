/** The command line as commander knows it: verbs, options, and the help that goes with them. */

import { Command } from 'commander'
import type { Output } from '../report.ts'
import { version } from '../version.ts'
import type { GivenWords, Verb } from './verb.ts'

export type ProgramOptions = {
  readonly stdout: Output
  readonly stderr: Output
  readonly verbs: readonly Verb[]
  /** Told which verb is called, and with what. */
  readonly onCall: (verb: Verb, words: GivenWords) => Promise<void>
}

/** Describes the command. Wrong use throws `CommanderError` after telling how it is used. */
export function createProgram({ stdout, stderr, verbs, onCall }: ProgramOptions): Command {
  const program = new Command('chapbook')
    .description(
      'Makes a web page, an EPUB and a PDF of an essay in Markdown or plain text, and\nall that brings them to readers.',
    )
    .version(version, '-V, --version', 'show the version')
    .helpOption('-h, --help', 'show this help')
    .helpCommand('help [command]', 'show how a command is used')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => stderr.write(text),
      getOutHelpWidth: () => Math.min(stdout.columns ?? 80, 100),
      getErrHelpWidth: () => Math.min(stderr.columns ?? 80, 100),
      outputError: (text, write) => write(usageError(text)),
    })
    .addHelpText('after', examples)

  for (const verb of verbs) {
    const command = verb.describe(program)
    command.action(async () => {
      const names = command.processedArgs as readonly (string | undefined)[]
      await onCall(verb, { names, options: command.opts() })
    })
  }
  return program
}

const examples = `
Examples:
  chapbook build                       the manuscript in the folder manuscript/
  chapbook build essay.txt             one file, as you have it
  chapbook build essay.md --edition epub
                                       the EPUB only
  chapbook build essay.txt --title "A Room by the Sea" --author "Ann Lee"
  chapbook outline essay.txt           which lines become chapters, and why
  chapbook release essay.md            a folder to put online for readers
  chapbook doctor                      whether this machine has what is needed

The guide explains the rest: docs/ in the project.`

/** Puts commander's words into the form of all other errors, with the next step. */
function usageError(text: string): string {
  const [first = '', ...hints] = text
    .replace(/^error: /, '')
    .trim()
    .split('\n')
  const file = /^unknown command '(.+[./].*)'$/.exec(first)?.[1]
  const next =
    file === undefined
      ? hints.map((hint) => hint.replace(/^\((.*)\)$/, '$1'))
      : [`To make a book of it: chapbook build ${file}`]
  return [
    `error  ${first.charAt(0).toUpperCase()}${first.slice(1)}`,
    ...next.map((hint) => `    ${hint}`),
    '    How it is used: chapbook --help, or chapbook build --help',
    '',
  ].join('\n')
}
