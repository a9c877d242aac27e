/** Tells the writer which lines may or may not be headings, and how to settle it. */

import type { VFile } from 'vfile'
import { warning } from '../../messages.ts'
import type { HeadingCandidate, Outline } from './headings.ts'

/** Records a warning for each doubtful line. */
export function reportDoubts(file: VFile, { headings, rejected }: Outline): void {
  for (const { candidate } of headings) {
    if (isDoubtful(candidate)) doubt(file, candidate, 'was taken for a heading')
  }
  for (const candidate of rejected) {
    if (isDoubtful(candidate)) doubt(file, candidate, 'was taken for text')
  }
}

/** Between these confidences a line may as well be the other thing. */
const leastDoubtful = 0.35
export const mostDoubtful = 0.65

function isDoubtful({ confidence }: HeadingCandidate): boolean {
  return confidence >= leastDoubtful && confidence < mostDoubtful
}

function doubt(file: VFile, { line, title, confidence, reasons }: HeadingCandidate, decision: string): void {
  const sidecarName = `${file.stem ?? 'manuscript'}.outline.yaml`
  warning(file, {
    reason: `\`${title}\` ${decision}, with a confidence of ${Math.round(confidence * 100)} %: ${reasons.slice(0, 3).join(', ')}`,
    note:
      `If it is a heading, write \`# \` before it. Or settle it in \`${sidecarName}\`: list line ${line} under \`headings:\` ` +
      'or, if it is not one, under `text:`.',
    ruleId: 'doubtful-heading',
    place: { line, column: 1 },
  })
}
