/** The content of one side of a sheet: the pages as forms, then the lines. */

import type { Line, Placement, SheetPlan, Side } from './types.ts'

/** Operators of the content stream (ISO 32000-1, 8.2). `nameOf` gives the resource name of a page's form. */
export function drawSide(side: Side, { width, height }: SheetPlan, nameOf: (page: number) => string): string {
  const parts = [
    ...(side.isTurned ? [`-1 0 0 -1 ${short(width)} ${short(height)} cm`] : []),
    ...side.placements.map((placement) => drawPage(placement, nameOf(placement.page))),
    ...side.lines.map(drawLine),
  ]
  return `${parts.join('\n')}\n`
}

function drawPage({ x, y, scale, clip }: Placement, name: string): string {
  const factor = short(scale)
  const clipping = clip ? `${[clip.x, clip.y, clip.width, clip.height].map(short).join(' ')} re W n ` : ''
  return `q ${clipping}${factor} 0 0 ${factor} ${short(x)} ${short(y)} cm /${name} Do Q`
}

export function drawLine({ from, to, thickness, grey, isDashed }: Line): string {
  const dashes = isDashed ? '[3 3] 0 d ' : ''
  const path = `${short(from.x)} ${short(from.y)} m ${short(to.x)} ${short(to.y)} l S`
  return `q ${short(grey)} G ${short(thickness)} w ${dashes}${path} Q`
}

/** A ten-thousandth of a pt is less than any printer knows. */
function short(value: number): string {
  return String(Math.round(value * 10000) / 10000 + 0)
}
