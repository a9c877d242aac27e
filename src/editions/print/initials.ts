/** Draws the large letters that chapters begin with. They are outlines, so the letter itself is read where it was typed. */

import type { FontFile } from '../../theme/theme.ts'
import type { Initial } from '../../typeset/types.ts'
import { openPen, type Pen } from '../cover/letters.ts'
import type { Geometry } from './geometry.ts'

const lines = 3
/** Room between the letter and the lines, parts of the size of type. */
const gap = 0.26
/** Curves and strokes that stand on a point or on serifs reach this share of their width into the margin. */
const overhang = 0.03
const overhanging = /^[ACGJOQTVWYÆŒØ]/
/** What goes deeper than this below the base line, parts of the height, would touch the line below. */
const deepest = 0.06
/** Size of a quotation mark before the letter, parts of the size of type. */
const markSize = 1.15

/**
 * Draws letters that stand on the base line of the third line and are as high as the capitals of the first. A quotation mark before the
 * letter hangs in the margin, hardly larger than in the text.
 *
 * @param files those of the text, which hold H
 */
export async function drawInitials(
  letters: ReadonlySet<string>,
  files: readonly FontFile[],
  { fontSize, leading }: Geometry,
  language: string,
): Promise<ReadonlyMap<string, Initial>> {
  if (letters.size === 0) return new Map()
  const pen = await openPen({ files, direction: 'ltr', language, spacing: 0 })
  const capital = -(boxOf(pen.draw('H', { x: 0, y: 0, size: 1000 }))?.top ?? 0) / 1000
  if (capital === 0) return new Map()
  const height = (lines - 1) * leading + capital * fontSize
  const drawn = [...letters].flatMap((text) => {
    const initial = draw(text, { pen, height, size: height / capital, fontSize, leading })
    return initial ? [[text, initial] as const] : []
  })
  return new Map(drawn)
}

type Scale = {
  readonly pen: Pen
  readonly height: number
  readonly size: number
  readonly fontSize: number
  readonly leading: number
}

function draw(text: string, { pen, height, size, fontSize, leading }: Scale): Initial | undefined {
  const [, mark = '', letter = ''] = /^(\P{L}*)(.+)$/u.exec(text) ?? []
  const natural = boxOf(pen.draw(letter, { x: 0, y: 0, size }))
  if (!natural) return undefined
  // A letter that goes below the base line is made so much smaller that it stands on it.
  const share = natural.bottom > deepest * height ? height / (height + natural.bottom) : 1
  const baseline = height - (share < 1 ? natural.bottom * share : 0)
  const path = pen.draw(letter, { x: -natural.left * share, y: baseline, size: size * share })
  const width = (natural.right - natural.left) * share
  const reach = overhanging.test(letter.normalize('NFD')) ? overhang * width : 0
  const before = mark === '' ? '' : drawMark(mark.trim(), { pen, height, fontSize, leading })
  return {
    length: text.length,
    lines,
    width: round(width + gap * fontSize),
    height: round(height),
    overhang: round(reach),
    path: before + path,
  }
}

/** A mark that stands low belongs to the foot of the letter, one that stands high to its head. */
function drawMark(
  mark: string,
  { pen, height, fontSize, leading }: Pick<Scale, 'pen' | 'height' | 'fontSize' | 'leading'>,
): string {
  const size = fontSize * markSize
  const box = boxOf(pen.draw(mark, { x: 0, y: 0, size }))
  if (!box) return ''
  const isLow = /[\u201a\u201e]/.test(mark)
  const y = isLow ? height : height - (lines - 1) * leading
  return pen.draw(mark, { x: -box.right - gap * 0.5 * fontSize, y, size })
}

type Box = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }

/** The box of a path, y downwards; `undefined` where nothing is drawn. */
function boxOf(path: string): Box | undefined {
  const points = [...path.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)] as const)
  if (points.length === 0) return undefined
  const across = points.map(([x]) => x)
  const down = points.map(([, y]) => y)
  return { left: Math.min(...across), right: Math.max(...across), top: Math.min(...down), bottom: Math.max(...down) }
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
