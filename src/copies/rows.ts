/** Rows of a table of comma-separated values, each with its line; a broken one does not take the others along. */

import type { Info } from 'csv-parse/sync'
import type { Fault } from './reader.ts'

export type Row = {
  /** Where it begins, from 1. */
  readonly line: number
  readonly cells: readonly string[]
}

export type BrokenRow = { readonly line: number; readonly fault: Fault }

/** Reads the rows. Where a quote is broken, the row that it stands in is told and reading goes on with the next line. */
export async function readRows(
  text: string,
): Promise<{ readonly rows: readonly Row[]; readonly faults: readonly BrokenRow[] }> {
  const { parse, CsvError } = await import('csv-parse/sync')
  const lines = text.split('\n')
  const delimiter = delimiterOf(lines)
  const rows: Row[] = []
  const faults: BrokenRow[] = []
  for (let from = 0; from < lines.length;) {
    // Lines that were read to their end, counted from `from`.
    let done = 0
    try {
      const onRecord = (cells: string[], { lines: read }: Info): undefined => {
        const height = cells.reduce((sum, cell) => sum + cell.split('\n').length - 1, 1)
        rows.push({ line: from + read - height + 1, cells })
        done = read
        return undefined
      }
      parse(lines.slice(from).join('\n'), {
        delimiter,
        relax_column_count: true,
        record_delimiter: '\n',
        on_record: onRecord,
      })
      break
    } catch (error) {
      if (!(error instanceof CsvError)) throw error
      // A quote that nothing closes in its own row meets one of a later row.
      const isOpen = error.code === 'CSV_QUOTE_NOT_CLOSED' || Number(error['lines']) > done + 1
      faults.push({ line: from + done + 1, fault: isOpen ? openQuote : strayQuote })
      from += done + 1
    }
  }
  return { rows: rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== '')), faults }
}

const note = 'Write a double quote inside a quoted field twice, and close each field that a double quote opens.'
const openQuote: Fault = { reason: 'A double quote opens a field here and none closes it', note }
const strayQuote: Fault = { reason: 'A double quote stands in the midst of a field', note }

/** What parts the fields of the first line that holds anything: the sign that stands there most often, outside of quotes. */
function delimiterOf(lines: readonly string[]): string {
  const first = (lines.find((line) => line.trim() !== '') ?? '').replaceAll(/"[^"]*"/g, '')
  const counts = [',', ';', '\t'].map((sign) => ({ sign, count: first.split(sign).length }))
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).sign
}
