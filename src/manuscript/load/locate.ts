/** Finds the manuscript on disk: one file, or the files of a folder. */

import { basename, dirname, extname, join, resolve } from 'node:path'
import { ChapbookError } from '../../errors.ts'
import type { Host } from '../../host/host.ts'
import { nearest } from '../../settings/nearest.ts'

export type Whereabouts = {
  /** The manuscript's folder as it was named, absolute. */
  readonly folder: string
  /** The same with symbolic links followed. */
  readonly root: string
  /** Names of the manuscript's files in natural order; the one that was asked for, or all in the folder. */
  readonly names: readonly string[]
  readonly isFolder: boolean
}

const manuscriptName = /\.(md|markdown|mdown|mkd|txt|text)$/i
const markdownName = /\.(md|markdown|mdown|mkd)$/i

/** Documents that hold a text but are neither Markdown nor plain text. */
const otherDocument = /\.(docx?|odt|rtf|pdf|epub|html?|xhtml|tex|rst|adoc|org|pages)$/i

/** Those of them that are text, so that their bytes do not give them away. */
const markedUp = /\.(html?|xhtml|tex|rst|adoc|org)$/i

/** README, CHANGELOG and their like: pages about a project, hardly the essay that was meant. */
const projectPage = /^(readme|[A-Z_-]+)\./

/** Finds the file or the files. Throws `ChapbookError` (usage) where there is no manuscript. */
export async function locate(manuscript: string, host: Host): Promise<Whereabouts> {
  const path = resolve(host.folder, manuscript)
  const kind = await host.disk.kind(path)
  if (kind === 'nothing') throw await nothingThere(manuscript, path, host)
  const isFolder = kind === 'folder'
  const folder = isFolder ? path : dirname(path)
  const root = (await host.disk.real(folder)) ?? folder
  if (isFolder) return { folder, root, isFolder, names: await namesIn(folder, manuscript, host) }
  if (markedUp.test(path)) throw neitherOfOurs(path)
  return { folder, root, isFolder, names: [basename(path)] }
}

export function isManuscript(name: string): boolean {
  return manuscriptName.test(name) && !name.startsWith('.')
}

export function formatOf(name: string): 'markdown' | 'plain-text' {
  return markdownName.test(name) ? 'markdown' : 'plain-text'
}

async function namesIn(folder: string, shown: string, host: Host): Promise<readonly string[]> {
  const all = await host.disk.list(folder)
  const candidates = all.filter(isManuscript)
  const kinds = await Promise.all(candidates.map((name) => host.disk.kind(join(folder, name))))
  const names = candidates.filter((_, index) => kinds[index] === 'file')
  if (names.length === 0) throw noneInFolder(all, shown)
  return inNaturalOrder(names)
}

/** `2-hall` before `10-garden`. The locale is fixed, so that every machine sorts alike; equal names, such as `1` and `01`, go by code point. */
export function inNaturalOrder(names: readonly string[]): readonly string[] {
  const naturally = new Intl.Collator('en', { numeric: true })
  return names.toSorted((a, b) => naturally.compare(a, b) || (a < b ? -1 : 1))
}

function noneInFolder(all: readonly string[], shown: string): ChapbookError {
  const document = all.find((name) => otherDocument.test(name))
  const hint = document
    ? `\`${document}\` is neither: save it as plain text (.txt) or Markdown (.md) first.`
    : 'Put your text there as a .md or .txt file, or name another file or folder.'
  return new ChapbookError(`The folder \`${shown}\` holds no Markdown and no plain text`, { kind: 'usage', hint })
}

async function nothingThere(shown: string, path: string, host: Host): Promise<ChapbookError> {
  const folder = dirname(path)
  const names = (await host.disk.kind(folder)) === 'folder' ? await host.disk.list(folder) : []
  const visible = names.filter((name) => !name.startsWith('.'))
  const guess = nearest(basename(path), visible) ?? sameStem(basename(path), visible)
  const other = visible.find((name) => isManuscript(name) && !projectPage.test(name))
  const hint = guess
    ? `Did you mean \`${join(dirname(shown), guess)}\`?`
    : `Name a file or a folder that exists: \`chapbook build ${other ? join(dirname(shown), other) : 'essay.md'}\`.`
  return new ChapbookError(`There is no file or folder \`${shown}\``, { kind: 'usage', hint })
}

/** The same name with another ending. */
function sameStem(name: string, others: readonly string[]): string | undefined {
  const stem = (whole: string): string => whole.slice(0, whole.length - extname(whole).length).toLowerCase()
  return others.find((other) => stem(other) === stem(name))
}

function neitherOfOurs(path: string): ChapbookError {
  const name = basename(path)
  const markdown = `${name.slice(0, name.length - extname(name).length)}.md`
  return new ChapbookError(`\`${name}\` is neither Markdown nor plain text`, {
    kind: 'usage',
    hint: `Convert it first, for instance with \`pandoc ${name} -t markdown -o ${markdown}\`.`,
  })
}
