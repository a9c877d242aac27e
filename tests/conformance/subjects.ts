/** What is checked: files that are given, and what Chapbook makes of its own manuscripts. */

import { readdir, writeFile } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { runProgram } from './program.ts'

export type Subject = {
  readonly name: string
  readonly path: string
  /** What it was made from: a manuscript, or the PDF whose pages are laid on sheets. */
  readonly source?: string
}

/** How the names of files begin that are personal copies. */
const copied = 'copy of '

/** How the names of files begin that are sheets for printing. */
export const imposed = 'imposed '

export type SubjectOptions = {
  readonly root: string
  /** Paths of the command line: EPUBs and PDFs as they are, manuscripts to be built. */
  readonly given: readonly string[]
  /** Endings that some checker checks. */
  readonly endings: readonly string[]
  readonly scratch: string
  /** Whether a book of 150,000 words is written and checked too, which takes minutes. */
  readonly withBook: boolean
}

/** Builds what has to be built, with the compiled command. */
export async function findSubjects({
  root,
  given,
  endings,
  scratch,
  withBook,
}: SubjectOptions): Promise<readonly Subject[]> {
  const own = join(root, 'tests', 'conformance', 'manuscripts')
  const manuscripts = (await readdir(own)).toSorted().map((name) => join(own, name))
  const book = withBook ? [await writeLongBook(root, scratch)] : []
  const paths = given.length > 0 ? given : [join(root, 'manuscript'), ...manuscripts, ...book]
  const subjects: Subject[] = []
  for (const path of paths) {
    if (endings.includes(extname(path))) subjects.push({ name: basename(path), path })
    else subjects.push(...(await build(path, editionsFor(endings), { root, endings, scratch })))
  }
  if (given.length === 0 && endings.includes('.pdf')) {
    subjects.push(...(await build(join(root, 'manuscript'), PRESS, { root, endings, scratch })))
    const laid = [join(root, 'manuscript'), join(own, 'typed'), join(own, 'right-to-left-book')]
    for (const manuscript of laid)
      subjects.push(...sheetsOf(await build(manuscript, SHEETS, { root, endings, scratch })))
  }
  if (given.length === 0) {
    subjects.push(...(await copies(join(root, 'manuscript'), { root, endings, scratch })))
    // A book with a half title gets the bookplate in another place, and one from right to left on another side.
    for (const name of ['around-the-text', 'right-to-left-book'])
      subjects.push(...(await copies(join(own, name), { root, endings, scratch })).slice(-2))
  }
  return subjects
}

/** Readers whose names run either way, are long, or look like markup. */
const readers = `name,note
Anna Weber,With thanks
<script>alert(1)</script> & “Söhne”,
יעל כהן,תודה
أحمد العلي,
${'Wolfeschlegelsteinhausenbergerdorff '.repeat(3).trim()},${'For the evenings by the stove. '.repeat(9).trim()}
`

/** Personal copies of a manuscript that is released. */
async function copies(
  manuscript: string,
  { root, endings, scratch }: Omit<SubjectOptions, 'given' | 'withBook'>,
): Promise<readonly Subject[]> {
  const name = basename(manuscript)
  const [release, out] = [join(scratch, 'released', name), join(scratch, 'copied', name)]
  const list = join(scratch, `${name}-readers.csv`)
  await writeFile(list, readers)
  const editions = [
    ...(endings.includes('.epub') ? ['epub'] : []),
    ...(endings.includes('.pdf') ? ['print'] : []),
  ].join()
  await chapbook(root, ['release', manuscript, '--out', release, '--edition', 'web,epub,print'])
  await chapbook(root, [
    'copy',
    release,
    '--csv',
    list,
    '--of',
    '1000',
    '--date',
    '2026-11-28',
    '--out',
    out,
    '--edition',
    editions,
  ])
  const files = (await readdir(out)).toSorted().filter((file) => endings.includes(extname(file)))
  return files.map((file) => ({
    name: `${copied}${name} ${/copy-0*(\d+\.\w+)$/.exec(file)?.[1] ?? file}`,
    path: join(out, file),
  }))
}

async function chapbook(root: string, words: readonly string[]): Promise<void> {
  const { code, output } = await runProgram(process.execPath, [join(root, 'build', 'cli.cjs'), ...words], {
    folder: root,
  })
  if (code !== 0) throw new Error(`\`chapbook ${words.join(' ')}\` failed:\n${output}`)
}

/** The print edition as the file for a printer. */
const PRESS = ['--edition', 'print', '--for', 'press']

const SHEETS = ['--edition', 'print,booklet,n-up']

/** The imposed ones of the files of a manuscript, with the PDF that their pages are from. */
function sheetsOf(files: readonly Subject[]): readonly Subject[] {
  const isSheets = ({ path }: Subject): boolean => /-(?:booklet|\d-up)\.pdf$/.test(path)
  const pages = files.find((file) => !isSheets(file))
  return files.filter(isSheets).map(({ name, path }) => ({
    name: `${imposed}${name}`,
    path,
    ...(pages && { source: pages.path }),
  }))
}

function editionsFor(endings: readonly string[]): readonly string[] {
  const editions = [
    ...(endings.includes('.epub') ? ['epub'] : []),
    ...(endings.includes('.pdf') ? ['print', 'handout', 'large-print'] : []),
  ]
  return ['--edition', editions.join(',')]
}

async function build(
  manuscript: string,
  options: readonly string[],
  { root, endings, scratch }: Omit<SubjectOptions, 'given' | 'withBook'>,
): Promise<readonly Subject[]> {
  const name = basename(manuscript, extname(manuscript))
  const suffix = options === PRESS ? '-press' : options === SHEETS ? '-sheets' : ''
  const out = join(scratch, 'made', `${name}${suffix}`)
  const words = [join(root, 'build', 'cli.cjs'), 'build', manuscript, '--out', out, ...options]
  const { code, output } = await runProgram(process.execPath, words, { folder: root })
  if (code !== 0) throw new Error(`\`${manuscript}\` could not be built:\n${output}`)
  const files = (await readdir(out)).toSorted().filter((file) => endings.includes(extname(file)))
  return files.map((file) => ({ name: `${name} ${editionOf(file)}`, path: join(out, file), source: manuscript }))
}

async function writeLongBook(root: string, folder: string): Promise<string> {
  const path = join(folder, 'long-book.md')
  const { writeBook } = (await import(pathToFileURL(join(root, 'tests', 'bench', 'book.mjs')).href)) as {
    readonly writeBook: (words: number) => string
  }
  await writeFile(path, writeBook(150_000))
  return path
}

/** `.epub`, `.pdf`, and of the other files on paper `handout.pdf`. */
function editionOf(file: string): string {
  return /-(handout|large-print|press|booklet|\d-up)(\.pdf)$/.exec(file)?.slice(1).join('') ?? extname(file)
}
