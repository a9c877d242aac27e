/** Turns an index in a text into a line and a column. */

import type { Point, Position } from 'unist'

/** The point at an index; lines end in LF, lines and columns count from 1. */
export function pointAt(text: string, index: number): Point {
  const before = text.slice(0, index)
  const lineStart = before.lastIndexOf('\n') + 1
  let line = 1
  for (let end = before.indexOf('\n'); end !== -1; end = before.indexOf('\n', end + 1)) line += 1
  return { line, column: index - lineStart + 1, offset: index }
}

/** The range between two indexes. */
export function positionAt(text: string, start: number, end: number): Position {
  return { start: pointAt(text, start), end: pointAt(text, end) }
}
