/** Reads the manuscript's files: bytes to text, front matter set apart, sidecars beside them. */

import { join, relative } from 'node:path'
import { VFile } from 'vfile'
import type { Host } from '../../host/host.ts'
import { isWithin } from '../../host/is-within.ts'
import { decode } from './decode.ts'
import { readFrontMatter, type FrontMatter } from './front-matter.ts'
import { formatOf, type Whereabouts } from './locate.ts'
import type { ManuscriptFile } from '../manuscript.ts'
import { problem, warning } from '../messages.ts'
import { outlineSidecar } from './outline-sidecar.ts'

export type ReadFile = {
  readonly manuscriptFile: ManuscriptFile
  readonly frontMatter: FrontMatter | undefined
  readonly sidecar: VFile | undefined
}

/** Reads the files in the order given; names are relative to the manuscript's folder. */
export async function readFiles(
  names: readonly string[],
  place: Whereabouts,
  host: Host,
): Promise<readonly ReadFile[]> {
  return Promise.all(names.map((name) => readFile(name, place, host)))
}

async function readFile(name: string, { folder, root, isFolder }: Whereabouts, host: Host): Promise<ReadFile> {
  const path = join(folder, name)
  const shown = relative(host.folder, path)
  const real = await host.disk.real(path)
  // A file that the user names on the command line may be a link; one that lies in an untrusted folder may not lead out.
  if (isFolder && real !== undefined && !isWithin(root, real)) return linkedOutside(shown, name, host)
  const file = decode(await host.disk.read(path), { path: shown, folder: host.folder })
  const format = formatOf(name)
  const frontMatter = await readFrontMatter(file)
  const start = frontMatter?.start ?? 0
  const sidecar = format === 'plain-text' ? await outlineSidecar(path, String(file.value), root, host) : undefined
  const outline = sidecar?.outline
  const manuscriptFile = { file, format, start, ...(outline === undefined ? {} : { outline }) }
  return { manuscriptFile, frontMatter, sidecar: sidecar?.file }
}

function linkedOutside(path: string, name: string, host: Host): ReadFile {
  const file = new VFile({ path, cwd: host.folder, value: '' })
  problem(file, {
    reason: 'This is a link to a file outside the folder of the manuscript',
    note: 'Copy the file into the folder.',
    ruleId: 'outside-project',
  })
  return { manuscriptFile: { file, format: formatOf(name), start: 0 }, frontMatter: undefined, sidecar: undefined }
}

/** An empty file among others may be a chapter still to be written; a manuscript without a word is a mistake. */
export function reportEmpty(files: readonly ReadFile[]): void {
  const empty = files.filter(({ manuscriptFile }) => isEmpty(manuscriptFile))
  const say = empty.length === files.length ? problem : warning
  for (const { manuscriptFile, frontMatter } of empty) {
    // A file that could not be decoded has no text either, and has been reported.
    if (manuscriptFile.file.messages.some(({ fatal }) => fatal)) continue
    const reason = frontMatter ? 'No text follows the front matter' : 'The file is empty'
    const { role, file } = manuscriptFile
    const off = `Write something, or have none with \`matter: { ${role}: false }\`.`
    say(file, {
      reason,
      note: role === undefined ? 'Write something, or name another file.' : off,
      ruleId: 'empty-file',
    })
  }
}

/** Whether nothing is written in a file, or nothing but front matter. */
export function isEmpty({ file, start }: ManuscriptFile): boolean {
  return String(file.value).slice(start).trim() === ''
}
