/** Reads a list of readers from a table of comma-separated values (RFC 4180), with semicolons or tabs too. */

import type { VFile } from 'vfile'
import { decode } from '../manuscript/load/decode.ts'
import { problem } from '../manuscript/messages.ts'
import { columnOf, type Column } from './columns.ts'
import { readName, readNote, readNumber, shortened, type Fault, type Reader } from './reader.ts'
import { readRows, type Row } from './rows.ts'

export type ReaderList = {
  /** Those whose rows are good, in the order of the list. */
  readonly readers: readonly ListedReader[]
  /** The list, with a message on each row that is not. */
  readonly file: VFile
}

export type ListedReader = Reader & {
  /** Of the list, from 1. */
  readonly line: number
}

export type ReaderListOptions = {
  /** Relative to `folder`. */
  readonly path: string
  /** Folder of the command, absolute. */
  readonly folder: string
  /** Number of the first copy where the list gives none; the others count on by their place in the list. @default 1 */
  readonly from?: number | undefined
  /** How many copies there are. */
  readonly total?: number | undefined
}

/**
 * Reads the rows. The first row may say what the columns are (`columns.ts`); without it there is one column, the names. A row that cannot be
 * used gets a message and keeps its number, so that no other changes when it is mended.
 */
export async function readReaders(bytes: Uint8Array, options: ReaderListOptions): Promise<ReaderList> {
  const { from = 1, total } = options
  const file = decode(bytes, options)
  const { rows, faults } = await readRows(String(file.value))
  const complain = (line: number, { reason, note }: Fault): void => {
    problem(file, { reason, note, ruleId: 'reader-list', place: { line, column: 1 } })
  }
  const columns = rows[0]?.cells.map(columnOf) ?? []
  const hasHeadings = columns.some((column) => column !== undefined)
  if (hasHeadings && !columns.includes('name')) {
    complain(rows[0]?.line ?? 1, { reason: 'No column has the names', note: 'Call the column of the names `name`.' })
    return { readers: [], file }
  }
  const twice = (['name', 'number', 'note', 'email'] as const).find(
    (name) => columns.filter((column) => column === name).length > 1,
  )
  if (twice !== undefined) {
    complain(rows[0]?.line ?? 1, {
      reason: `Two columns are the \`${twice}\``,
      note: 'Give one of them another heading.',
    })
    return { readers: [], file }
  }
  const width = hasHeadings ? columns.length : 1
  const layout: Layout = hasHeadings ? columns : ['name']
  const given = [...rows.slice(hasHeadings ? 1 : 0), ...faults].toSorted((a, b) => a.line - b.line)
  if (given.length === 0) complain(1, { reason: 'The list names nobody', note: 'Write one reader a line.' })

  const readers: ListedReader[] = []
  const taken = new Map<number, number>()
  for (const [index, row] of given.entries()) {
    const read = 'fault' in row ? row : readRow(row, { layout, width, usual: from + index, total })
    if ('fault' in read) {
      complain(row.line, read.fault)
      continue
    }
    const before = taken.get(read.number)
    if (before !== undefined)
      complain(row.line, {
        reason: `Copy ${read.number} is that of line ${before}`,
        note: 'Give the copy another number, or leave the numbers out.',
      })
    else {
      taken.set(read.number, row.line)
      readers.push({ ...read, line: row.line })
    }
  }
  return { readers, file }
}

type Layout = readonly (Column | undefined)[]

type RowOptions = {
  readonly layout: Layout
  readonly width: number
  /** Number of the copy where the row gives none. */
  readonly usual: number
  readonly total: number | undefined
}

function readRow({ cells }: Row, { layout, width, usual, total }: RowOptions): Reader | { readonly fault: Fault } {
  if (cells.length !== width) return { fault: wrongWidth(cells.length, width, layout.length === 1) }
  const cell = (column: Column): string => cells[layout.indexOf(column)] ?? ''
  const name = readName(cell('name'))
  if ('fault' in name) return name
  const note = readNote(cell('note'))
  if ('fault' in note) return note
  const number = cell('number').trim() === '' ? { number: usual } : readNumber(cell('number'))
  if ('fault' in number) return number
  if (total !== undefined && number.number > total)
    return {
      fault: {
        reason: `There is no copy ${number.number} of ${total}`,
        note: 'Give it a smaller number, or say how many copies there are with --of.',
      },
    }
  const email = cell('email').trim()
  if (email !== '' && !/^[^\s@]+@[^\s@]+$/.test(email))
    return {
      fault: { reason: `\`${shortened(email)}\` is no address of e-mail`, note: 'Write it like anna@example.org.' },
    }
  return { ...name, ...number, ...note, ...(email === '' ? {} : { email }) }
}

function wrongWidth(found: number, width: number, isBare: boolean): Fault {
  const columns = (count: number): string => (count === 1 ? 'one column' : `${count} columns`)
  return {
    reason: `The row has ${columns(found)} in place of ${columns(width)}`,
    note: isBare
      ? 'Put the name in double quotes; where there is more than the name, let the first line say what: name, number, note, email.'
      : 'Put what holds a comma or a semicolon in double quotes, and leave no column out.',
  }
}
