/** The writer's own files, as they were read: what a book is made from. */

import { extname, relative, resolve, sep } from 'node:path'
import type { VFile } from 'vfile'
import type { Manuscript } from './manuscript.ts'

export type Source = {
  /** Relative to the manuscript's folder, with `/` between folders. */
  readonly name: string
  readonly mediaType: string
  /** UTF-8 with LF line ends. */
  readonly bytes: Uint8Array
}

/** The texts in their order, then what is said about them: `chapbook.yaml` and the outlines of plain texts. */
export function sourcesOf({ root, files, settingsFiles }: Manuscript): readonly Source[] {
  return [...files.map(({ file }) => file), ...settingsFiles].map((file) => source(file, root))
}

function source(file: VFile, root: string): Source {
  const name = relative(root, resolve(file.cwd, file.path)).split(sep).join('/')
  return {
    name,
    mediaType: MEDIA_TYPES[extname(name).toLowerCase()] ?? 'text/plain',
    bytes: new TextEncoder().encode(String(file)),
  }
}

/** RFC 7763 and RFC 9512. */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.md': 'text/markdown',
  '.markdown': 'text/markdown',
  '.yaml': 'application/yaml',
  '.yml': 'application/yaml',
}
