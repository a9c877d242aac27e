/** Columns in page boxes, and what stands above those of the first page. */

import { box, type PageBox } from './compose.ts'
import type { TypesetOptions } from '../types.ts'

/** Adds one more column to a page box. */
export function columnBox(page: HTMLElement): PageBox {
  const body = box('page-body')
  page.append(body)
  return { element: page, body, shells: new Map(), leaves: [] }
}

/** Moves a part of a page to where its column stands; in a text from right to left the first stands on the right. */
export function standInColumn(
  element: HTMLElement,
  column: number,
  { count, step }: NonNullable<TypesetOptions['columns']>,
): void {
  const place = document.documentElement.dir === 'rtl' ? count - 1 - column : column
  if (place > 0) element.style.marginLeft = `${place * step}px`
}

/** Height of what stands above the columns of the first page, in whole lines, px; 0 where nothing does. */
export function heightAbove(spanning: HTMLElement | null, leading: number): number {
  return spanning ? Math.ceil(spanning.getBoundingClientRect().height / leading) * leading : 0
}

/** Puts it there. */
export function standAbove(spanning: HTMLElement | null, page: HTMLElement | undefined, height: number): void {
  if (!spanning || !page) return
  for (const body of page.querySelectorAll<HTMLElement>('.page-body'))
    Object.assign(body.style, { marginTop: `${height}px`, height: `${body.clientHeight - height}px` })
  page.prepend(spanning)
}
