/** What a release has come to. */

import type { Reported } from '../report/messages.ts'
import type { MadeTitle } from './title.ts'

export type ReleaseResult = {
  /** Everything that was asked for is released, or was already. */
  readonly ok: boolean
  /** Folder to put online; absent where nothing is released. */
  readonly site?: string
  readonly isShelf: boolean
  readonly titles: readonly TitleOutcome[]
  /** About the manuscripts, and about the shelf. */
  readonly messages: readonly Reported[]
  /** Slugs of titles that lie in the folder and stand on the shelf no more. */
  readonly left: readonly string[]
}

export type TitleOutcome = {
  /** Path of the manuscript, from the folder of the command. */
  readonly manuscript: string
  /** `made`, also where the same edition was there before; `kept` where nothing has changed; `refused` where something is to be mended. */
  readonly state: 'made' | 'kept' | 'refused'
  /** Absent where it is refused. */
  readonly title?: Pick<MadeTitle, 'slug' | 'title' | 'edition'> &
    Partial<Pick<MadeTitle, 'replaces' | 'files' | 'bytes' | 'changes' | 'theme'>>
  /** What the machine could not do, and what is wrong with the title among the others. */
  readonly failed: readonly { readonly message: string; readonly hint?: string }[]
}
