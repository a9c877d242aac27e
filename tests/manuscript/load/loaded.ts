/** Loads a manuscript that is held in memory and lists its messages one a line. */

import { load, type LoadOptions } from '../../../src/manuscript/load.ts'
import type { Manuscript } from '../../../src/manuscript/manuscript.ts'
import { memoryHost, type MemoryHostOptions } from '../../memory-host.ts'

export type Loaded = {
  readonly manuscript: Manuscript
  /** `essay.md:3:7 error The reason → the note` */
  readonly messages: readonly string[]
}

export type Files = Readonly<Record<string, string | Uint8Array>>

/** Loads the first file, or the folder `manuscript` where files lie in it. */
export async function loaded(files: Files, options: LoadOptions = {}, host: MemoryHostOptions = {}): Promise<Loaded> {
  const [first = ''] = Object.keys(files)
  const asked = first.startsWith('manuscript/') ? {} : { manuscript: first }
  const manuscript = await load({ ...asked, ...options }, memoryHost(files, host))
  return { manuscript, messages: messagesOf(manuscript) }
}

/** Metadata and settings of one Markdown file that begins with the given front matter. */
export async function withFrontMatter(yaml: string, options: LoadOptions = {}): Promise<Loaded> {
  return loaded({ 'essay.md': `---\n${yaml}\n---\n\nSome text.\n` }, { authors: ['A. Writer'], ...options })
}

function messagesOf({ files, settingsFiles }: Manuscript): readonly string[] {
  return [...settingsFiles, ...files.map(({ file }) => file)].flatMap((file) =>
    file.messages.map(({ line, column, fatal, reason, note }) => {
      const severity = fatal ? 'error' : fatal === false ? 'warning' : 'information'
      const place = line === undefined ? '' : `:${line}:${column}`
      return `${file.path}${place} ${severity} ${reason} → ${note}`
    }),
  )
}
