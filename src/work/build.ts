/** The task that makes the editions of one manuscript. */

import { build, type BuildOptions, type ProgressEvent } from '../build.ts'
import type { EditionName } from '../editions/edition.ts'
import type { Task } from '../host/worker.ts'
import { reported, type Reported } from '../report/messages.ts'

/** Options of a build that can be copied between threads. */
export type BuildInput = Pick<BuildOptions, 'manuscript' | 'out' | 'strict' | 'editions' | 'theme' | 'browser'>

export type BuildReport = {
  readonly ok: boolean
  /** Files that were written, relative to the folder of what is made. */
  readonly editions: readonly { readonly edition: EditionName; readonly path: string; readonly bytes: number }[]
  readonly messages: readonly Reported[]
  readonly failed: readonly {
    readonly edition: EditionName
    readonly message: string
    readonly hint?: string | undefined
  }[]
}

export const buildTask: Task<BuildInput, BuildReport, ProgressEvent> = async (input, { host, signal, onEvent }) => {
  const { ok, artifacts, files, failed } = await build({ ...input, host, signal, onProgress: onEvent })
  return {
    ok,
    editions: artifacts.map(({ edition, path, bytes }) => ({ edition, path, bytes: bytes.length })),
    messages: reported(files, host.folder),
    failed: failed.map(({ edition, error: { message, hint } }) => ({ edition, message, hint })),
  }
}
