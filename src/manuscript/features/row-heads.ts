/** The heads of rows: in a table whose first head is left empty, the first column says what each row is about. */

import type { Element } from 'hast'

/**
 * Makes heads of the first cells (`<th scope="row">`) of a table whose first column has no head. The empty corner stays the head of
 * its column, because every cell in the tags of a PDF has one. Other tables, and those in which cells span, stay as they are.
 */
export function markRowHeads(table: Element): void {
  const rows = [...rowsIn(table, 'thead'), ...rowsIn(table, 'tbody')]
  const [corner] = cellsOf(rows[0])
  const firsts = rowsIn(table, 'tbody').flatMap((row) => cellsOf(row).slice(0, 1))
  if (rowsIn(table, 'thead').length !== 1 || corner?.tagName !== 'th' || corner.children.length > 0) return
  if (rows.some((row) => cellsOf(row).length < 2 || cellsOf(row).some(spans))) return
  for (const cell of firsts) {
    cell.tagName = 'th'
    cell.properties['scope'] = 'row'
  }
}

function rowsIn(table: Element, group: 'thead' | 'tbody'): readonly Element[] {
  return elementsIn(table)
    .filter(({ tagName }) => tagName === group)
    .flatMap(elementsIn)
}

function cellsOf(row: Element | undefined): readonly Element[] {
  return row ? elementsIn(row) : []
}

function elementsIn({ children }: Element): readonly Element[] {
  return children.filter((child) => child.type === 'element')
}

function spans({ properties: { colSpan, rowSpan } }: Element): boolean {
  return Number(colSpan ?? 1) > 1 || Number(rowSpan ?? 1) > 1
}
