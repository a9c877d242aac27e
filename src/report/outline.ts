/** The chapters that were found and why, set for reading; and what the writer can do about a doubtful one. */

import { mostDoubtful } from '../manuscript/formats/plain-text/doubts.ts'
import type { Outline, OutlineHeading } from '../outline.ts'
import type { Colours } from './colours.ts'
import { count } from './quantities.ts'
import { visible } from './visible.ts'
import { cut, wrap } from './width.ts'

const gutter = 15

export type OutlineStyle = {
  readonly colours: Colours
  readonly width: number
}

/** Sets the headings in order, then the lines that could have been headings, then the files that are no chapters, then the next step. */
export function outlineLines({ headings, rejected, matter }: Outline, style: OutlineStyle): readonly string[] {
  const { colours } = style
  return [
    colours.bold(headings.length === 0 ? 'No headings were found' : `${count(headings.length, 'heading')} found`),
    '',
    ...byFile(headings, style),
    ...(rejected.length === 0
      ? []
      : [
          ...(headings.length === 0 ? [] : ['']),
          colours.bold(`${count(rejected.length, 'line')} looked at and taken as text`),
          '',
          ...byFile(rejected, style),
        ]),
    ...matterLines(matter, style),
    '',
    ...wrap(advice(headings, rejected), style.width),
  ]
}

/** What stands before and behind the text, so that nobody is astonished that it is no chapter. */
function matterLines(matter: Outline['matter'], { colours, width }: OutlineStyle): readonly string[] {
  if (matter.length === 0) return []
  return [
    '',
    colours.bold(`${count(matter.length, 'file')} taken as parts around the text, which are no chapters`),
    '',
    ...matter.map(({ path, role }) => `  ${role.padEnd(gutter + 2)}  ${visible(path)}`),
    '',
    ...wrap('If one of them is a chapter, write `role: chapter` between two lines `---` above its text.', width),
  ]
}

/** The name of a file stands above its headings, where there is more than one file. */
function byFile(all: readonly OutlineHeading[], style: OutlineStyle): readonly string[] {
  return all.flatMap((heading, index) => {
    const isFirst = heading.path !== undefined && heading.path !== all[index - 1]?.path
    return [...(isFirst ? [visible(heading.path)] : []), ...headingLines(heading, style)]
  })
}

function headingLines(
  { line, depth, title, confidence, reasons }: OutlineHeading,
  style: OutlineStyle,
): readonly string[] {
  const { colours, width } = style
  const indent = '  '.repeat(Math.max(0, depth - 1))
  const percent = `${Math.round(confidence * 100)} %`
  const paint = confidence < mostDoubtful ? colours.yellow : colours.green
  const room = Math.max(20, width - gutter - indent.length)
  return [
    `${String(line).padStart(6)}  ${paint(percent.padStart(5))}  ${indent}${cut(visible(title), room)}`,
    ...wrap(reasons.map(visible).join(', '), room).map((text) => ' '.repeat(gutter) + indent + colours.dim(text)),
  ]
}

function advice(headings: Outline['headings'], rejected: Outline['rejected']): string {
  if (headings.length === 0 && rejected.length === 0) {
    return 'The text will be one piece without chapters. To begin a chapter, write `# ` before its heading.'
  }
  return (
    'Not right? Write `# ` before a line that is a heading. ' +
    'For plain text you can also name the lines in a file beside the manuscript, `<name>.outline.yaml`: ' +
    'under `headings:` those that are headings, under `text:` those that are not.'
  )
}
