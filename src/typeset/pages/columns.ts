/** Plans pages of several columns: the page breaks are found for columns, which are then put together. */

import { heightBetween, type Break } from './breaks.ts'
import type { PagePlan } from './page-breaks.ts'

/** Plans columns of a height (px) from the first of the breaks on. */
type PlanColumns = (breaks: readonly Break[], height: number) => readonly PagePlan[]

export type ColumnMeasure = {
  /** How many stand side by side on a page. */
  readonly columns: number
  /** Height of the text block, and what stands above the columns of the first page, px. */
  readonly height: number
  readonly headHeight: number
  readonly leading: number
}

/**
 * Plans the columns of a flow: those of the first page stand under its head, and those of the last are as short as can be, so that
 * they end alike.
 *
 * @returns columns in reading order, `columns` of them a page
 */
export function planInColumns(
  breaks: readonly Break[],
  { columns, height, headHeight, leading }: ColumnMeasure,
  plan: PlanColumns,
): readonly PagePlan[] {
  const first = plan(breaks, height - headHeight)
  if (first.length <= columns) return balanced(breaks, columns, height - headHeight, leading, plan, first)
  const begun = first.slice(0, columns)
  const rest = plan(breaksAfter(breaks, begun), height)
  const onLast = rest.length % columns || columns
  const before = [...begun, ...rest.slice(0, rest.length - onLast)]
  return [...before, ...balanced(breaksAfter(breaks, before), columns, height, leading, plan, rest.slice(-onLast))]
}

/** The breaks from where the planned columns end, notes that are still owed included. */
function breaksAfter(breaks: readonly Break[], planned: readonly PagePlan[]): readonly Break[] {
  const last = planned.at(-1)
  if (!last) return breaks
  const at = breaks.indexOf(last.to)
  return [{ ...last.to, notes: last.notesTo }, ...breaks.slice(at + 1)]
}

/** The least height, by whole lines, at which everything stands in the columns of one page. */
function balanced(
  breaks: readonly Break[],
  columns: number,
  height: number,
  leading: number,
  plan: PlanColumns,
  planned: readonly PagePlan[],
): readonly PagePlan[] {
  const [begin, end] = [breaks[0], breaks.at(-1)]
  if (!begin || !end) return planned
  const least = Math.ceil((end.end - begin.begin) / columns / leading) * leading
  for (let tried = least; tried < height; tried += leading) {
    const found = plan(breaks, tried)
    if (found.length <= columns && found.every(({ from, to }) => heightBetween(from, to) <= tried + 0.5)) return found
  }
  return planned
}
