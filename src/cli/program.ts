/** The command line as commander knows it: verbs, options, and the help that goes with them. */

import { Command, InvalidArgumentError, Option } from 'commander'
import { editionNames as known, type EditionName } from '../editions/edition.ts'
import type { Output } from '../report.ts'
import { version } from '../version.ts'

export type Verbs = {
  readonly build: (manuscript: string | undefined, words: BuildWords) => Promise<void>
  readonly outline: (manuscript: string | undefined, words: CommonWords) => Promise<void>
  readonly doctor: (words: CommonWords) => Promise<void>
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

/** Options of every verb. */
export type CommonWords = {
  readonly json?: true
  readonly quiet?: true
  readonly color: boolean
}

export type ProgramOutputs = { readonly stdout: Output; readonly stderr: Output }

/** Describes the command. What it parses is handed to `verbs`; wrong use throws `CommanderError` after telling how it is used. */
export function createProgram(verbs: Verbs, { stdout, stderr }: ProgramOutputs): Command {
  const program = new Command('chapbook')
    .description('Makes a web page, an EPUB and a PDF of an essay in Markdown or plain text.')
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

  addBuild(program, verbs)
  addOutline(program, verbs)
  addDoctor(program, verbs)
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
  chapbook doctor                      whether this machine has what is needed

The guide explains the rest: docs/ in the project.`

function addBuild(program: Command, verbs: Verbs): void {
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
    .addHelpText('after', buildHelp)
    .action(verbs.build)
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

function addOutline(program: Command, verbs: Verbs): void {
  program
    .command('outline')
    .summary('show the chapters that are found, and why')
    .description('Shows which lines become headings and which were looked at and taken as text. Nothing is made.')
    .argument('[manuscript]', 'a file (.md, .txt) or a folder of them; without it, the folder manuscript/')
    .option('--json', 'the same for programs')
    .option('--no-color', 'no colours')
    .action(verbs.outline)
}

function addDoctor(program: Command, verbs: Verbs): void {
  program
    .command('doctor')
    .summary('show what this machine has and lacks')
    .description('Looks for all that Chapbook needs on this machine and says what to do about what is missing.')
    .option('--json', 'the same for programs')
    .option('--no-color', 'no colours')
    .action(verbs.doctor)
}

const otherNames: Readonly<Record<string, EditionName>> = {
  html: 'web', page: 'web', webpage: 'web', site: 'web',
  ebook: 'epub', 'e-book': 'epub', epub3: 'epub', kindle: 'epub',
  pdf: 'print', paper: 'print', book: 'print', pages: 'print',
  handouts: 'handout', 'hand-out': 'handout', worksheet: 'handout', brochure: 'booklet', zine: 'booklet',
  '2-up': 'n-up', '3-up': 'n-up', '4-up': 'n-up', nup: 'n-up', large: 'large-print', largeprint: 'large-print', 'large-type': 'large-print',
} // prettier-ignore

function editionNames(value: string, before: readonly EditionName[] = []): readonly EditionName[] {
  const given = value
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '')
  if (given.length === 0) throw new InvalidArgumentError(`Name one or more of ${known.join(', ')}.`)
  return [...new Set([...before, ...given.map(editionName)])]
}

function editionName(name: string): EditionName {
  const edition = known.find((candidate) => candidate === name)
  if (edition !== undefined) return edition
  const meant = otherNames[name] ?? known.find((candidate) => candidate.startsWith(name) || name.startsWith(candidate))
  const suggestion =
    meant === undefined ? `There are ${known.slice(0, -1).join(', ')} and ${known.at(-1)}.` : `Did you mean ${meant}?`
  throw new InvalidArgumentError(`There is no edition \`${name}\`. ${suggestion}`)
}

function gather(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value]
}

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
