/** Finds out who gets a copy: one reader of the command line, or those of a list. */

import type { VFile } from 'vfile'
import { ChapbookError } from '../errors.ts'
import type { Host } from '../host/host.ts'
import { problem } from '../manuscript/messages.ts'
import type { CopiesManifest } from './manifest.ts'
import { readReaders, type ListedReader } from './reader-list.ts'
import { largestNumber, readName, readNote, type Fault } from './reader.ts'

export type GivenReaders = {
  /** Name of the only reader. */
  readonly for?: string
  /** Number of his copy. @default the one behind the last of the folder */
  readonly number?: number
  /** Stands on his bookplate. */
  readonly note?: string
  /** Path of a list of readers. */
  readonly csv?: string
  /** Number of the first copy of a list. @default 1 */
  readonly from?: number
  readonly of?: number
}

export type FoundReaders = {
  readonly readers: readonly ListedReader[]
  readonly file: {
    readonly list: VFile | undefined
    /** Tells what is wrong with a reader; throws where there is only one. */
    readonly complain: (reader: ListedReader, fault: Fault) => void
  }
}

/** @throws ChapbookError (usage) where nobody is named, or the only reader wrongly */
export async function findReaders(
  given: GivenReaders,
  before: CopiesManifest | undefined,
  host: Host,
): Promise<FoundReaders> {
  const { csv, from, of: total } = given
  for (const [option, number] of Object.entries({ '--number': given.number, '--from': from, '--of': total }))
    if (number !== undefined && !(Number.isInteger(number) && number >= 1 && number <= largestNumber))
      throw refused({
        reason: `${option} is no number of a copy`,
        note: `Give a whole number from 1 to ${largestNumber}.`,
      })
  if ((given.for === undefined) === (csv === undefined))
    throw refused({
      reason: csv === undefined ? 'Nobody is named' : 'One reader and a list are too much at once',
      note: 'Write --for "Anna Weber", or --csv readers.csv for many.',
    })
  if (csv === undefined) return onlyReader(given, before)
  if (given.number !== undefined || given.note !== undefined)
    throw refused({
      reason: 'A number and a note are of one reader',
      note: 'In a list they are columns: name, number, note. The first number is said with --from.',
    })
  const { readers, file } = await readReaders(await host.disk.read(csv), {
    path: csv,
    folder: host.folder,
    from,
    total,
  })
  return {
    readers,
    file: {
      list: file,
      complain: ({ line }, { reason, note }) => {
        problem(file, { reason, note, ruleId: 'reader-list', place: { line, column: 1 } })
      },
    },
  }
}

function onlyReader(given: GivenReaders, before: CopiesManifest | undefined): FoundReaders {
  const [name, note] = [readName(given.for ?? ''), readNote(given.note ?? '')]
  if ('fault' in name) throw refused(name.fault)
  if ('fault' in note) throw refused(note.fault)
  const next = (before?.files ?? []).reduce((largest, { copy }) => Math.max(largest, copy), 0) + 1
  const number = given.number ?? given.from ?? next
  if (given.of !== undefined && number > given.of)
    throw refused({
      reason: `There is no copy ${number} of ${given.of}`,
      note: 'Give another number with --number, or say how many copies there are with --of.',
    })
  return {
    readers: [{ ...name, ...note, number, line: 0 }],
    file: {
      list: undefined,
      complain: (_, fault) => {
        throw refused(fault)
      },
    },
  }
}

function refused({ reason, note }: Fault): ChapbookError {
  return new ChapbookError(reason, { kind: 'usage', hint: note })
}
