/** Rules for the grid of tables and for the heads of their cells. */

import type { PDFObject } from 'pdf-lib'
import { PDFArray, PDFHexString, PDFName, PDFNumber, PDFString } from 'pdf-lib'
import { attribute, attributeDicts } from '../structure/attributes.ts'
import type { Fault, StructureNode, Subject } from './subject.ts'
import { nodePlace } from './subject.ts'

/** ISO 14289-1 7.2 and 7.5. */
export function* checkTables(subject: Subject): Generator<Fault> {
  for (const table of subject.nodes) {
    if (table.type !== 'Table') continue
    const place = nodePlace(table, subject)
    const grid = layOut(table, subject)
    if (grid.overlaps) yield { ua: '7.2-15', message: 'Two cells of a table overlap', place }
    if (!grid.isEven)
      yield { ua: '7.2-42', message: 'The rows of a table do not have the same number of columns', place }
    yield* checkHeads(grid.cells, place)
  }
}

type Cell = {
  readonly node: StructureNode
  readonly row: number
  readonly column: number
  readonly rows: number
  readonly columns: number
  readonly scope: string | undefined
  readonly headers: readonly string[]
}

type Grid = { readonly cells: readonly Cell[]; readonly overlaps: boolean; readonly isEven: boolean }

/** Places the cells as HTML does: each in the first free column of its row. */
function layOut(table: StructureNode, subject: Subject): Grid {
  const rows = table.kids.flatMap((kid) => (kid.type === 'TR' ? [kid] : kid.kids.filter(({ type }) => type === 'TR')))
  const taken = rows.map(() => new Set<number>())
  const cells: Cell[] = []
  let overlaps = false
  for (const [row, { kids }] of rows.entries()) {
    let column = 0
    for (const node of kids) {
      while (taken[row]?.has(column)) column++
      const cell = readCell(node, row, column, subject)
      cells.push(cell)
      for (let y = row; y < row + cell.rows && y < rows.length; y++)
        for (let x = column; x < column + cell.columns; x++) {
          overlaps ||= taken[y]?.has(x) ?? false
          taken[y]?.add(x)
        }
      column += cell.columns
    }
  }
  return { cells, overlaps, isEven: new Set(taken.map(({ size }) => size)).size <= 1 }
}

/** A cell knows its heads by their identifiers, or by heads with a scope in its row or column. */
function* checkHeads(cells: readonly Cell[], place: string): Generator<Fault> {
  const heads = cells.filter(({ node }) => node.type === 'TH')
  const ids = new Set(heads.map(({ node }) => node.element.id))
  for (const cell of cells) {
    if (cell.node.type !== 'TD') continue
    const unknown = cell.headers.filter((id) => !ids.has(id))
    if (unknown.length > 0) yield { ua: '7.5-2', message: 'A cell of a table names a head that does not exist', place }
    else if (cell.headers.length === 0 && heads.length > 0 && !heads.some((head) => covers(head, cell)))
      yield { ua: '7.5-1', message: 'A cell of a table has no head', place }
  }
}

function covers(head: Cell, cell: Cell): boolean {
  const inColumn = cell.column < head.column + head.columns && head.column < cell.column + cell.columns
  const inRow = cell.row < head.row + head.rows && head.row < cell.row + cell.rows
  return (
    (head.scope !== 'Row' && head.scope !== undefined && inColumn) ||
    (head.scope !== 'Column' && head.scope !== undefined && inRow)
  )
}

function readCell(node: StructureNode, row: number, column: number, { pdf }: Subject): Cell {
  const attributes = attributeDicts(node.element.attributes, pdf.context)
  const [rows, columns, scope, headers] = ['RowSpan', 'ColSpan', 'Scope', 'Headers'].map((key) =>
    attribute(attributes, key),
  )
  return {
    node,
    row,
    column,
    rows: rows instanceof PDFNumber ? rows.asNumber() : 1,
    columns: columns instanceof PDFNumber ? columns.asNumber() : 1,
    scope: scope instanceof PDFName ? scope.decodeText() : undefined,
    headers: headers instanceof PDFArray ? headers.asArray().flatMap(idText) : [],
  }
}

function idText(value: PDFObject): readonly string[] {
  return value instanceof PDFString || value instanceof PDFHexString ? [value.decodeText()] : []
}
