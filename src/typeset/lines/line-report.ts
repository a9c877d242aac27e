/** How even the lines came out, from what was chosen: nothing is measured again. */

import { classOf } from './evenness.ts'
import type { FittedLine, Fitting } from './paragraph.ts'
import type { LineReport } from '../types.ts'

const wordsTold = 6

/** Sums up the fittings that the page shows as they were chosen. `unfitted`: paragraphs left to the browser. */
export function lineReport(fittings: readonly Fitting[], unfitted: number): LineReport {
  const classes = [0, 0, 0, 0]
  let lines = 0
  let hyphens = 0
  let spaces = 0
  let sum = 0
  let squares = 0
  let worst: { readonly line: FittedLine; readonly element: HTMLElement } | undefined
  for (const fitting of fittings)
    for (const line of fitting.lines) {
      lines++
      if (line.to.kind === 'hyphen') hyphens++
      if (!line.isFlush) continue
      spaces += line.spaces
      sum += line.spaces * line.wordSpace
      squares += line.spaces * line.wordSpace ** 2
      const fitness = classOf(line.ratio)
      classes[fitness] = (classes[fitness] ?? 0) + 1
      if (line.wordSpace > (worst?.line.wordSpace ?? 0)) worst = { line, element: fitting.element }
    }
  const mean = spaces > 0 ? sum / spaces : 0
  const [tight = 0, , loose = 0, veryLoose = 0] = classes
  return {
    fitted: fittings.length,
    unfitted,
    lines,
    hyphens,
    tight,
    loose,
    veryLoose,
    wordSpace: {
      mean: hundredths(mean),
      deviation: hundredths(spaces > 0 ? Math.sqrt(Math.max(0, squares / spaces - mean * mean)) : 0),
    },
    ...(worst ? { worst: tell(worst.line, worst.element) } : {}),
  }
}

function tell({ from, wordSpace }: FittedLine, element: HTMLElement): NonNullable<LineReport['worst']> {
  const place = element.closest('[id]:not(#galley, #notes)')?.id
  const words = (element.textContent ?? '').slice(from.index).trim().split(' ').slice(0, wordsTold).join(' ')
  return { wordSpace: hundredths(wordSpace), words, ...(place === undefined ? {} : { place }) }
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100
}
