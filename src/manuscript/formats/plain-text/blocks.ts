/** Turns units into blocks of mdast: headings, paragraphs, section breaks, lists with bullets, and lines kept as lines. */

import type { RootContent } from 'mdast'
import type { Outline } from './headings.ts'
import { breakNode, headingNode, linesNode, listNode, paragraphNode } from './nodes.ts'
import { opensSpeech } from './survey.ts'
import type { Survey } from './survey.ts'
import type { Unit } from './units.ts'

/** All blocks of the text in order; every unit is in exactly one of them. */
export function blocksOf({ headings, survey }: Outline): RootContent[] {
  const headingAt = new Map(headings.map((heading) => [heading.units[0]?.index ?? -1, heading]))
  const { units } = survey
  const blocks: RootContent[] = []
  let at = 0
  for (;;) {
    const unit = units[at]
    if (!unit) return blocks
    const heading = headingAt.get(at)
    if (heading) {
      blocks.push(headingNode(heading))
      at += heading.units.length
      continue
    }
    if (unit.kind === 'break') {
      blocks.push(breakNode(unit))
      at += 1
      continue
    }
    if (unit.width >= survey.longWidth && !isBullet(unit)) {
      blocks.push(paragraphNode(unit))
      at += 1
      continue
    }
    const together = [unit, ...following(at, units, headingAt)]
    const items = listItems(together)
    const lines = items.length > 0 ? [] : keptLines(together, survey)
    if (items.length > 0) blocks.push(listNode(items))
    else if (lines.length > 0) blocks.push(linesNode(lines))
    else blocks.push(paragraphNode(unit))
    at += Math.max(1, items.length, lines.length)
  }
}

/** The units behind this one that follow it without a blank line, up to the next heading or break. */
function following(at: number, units: readonly Unit[], headingAt: ReadonlyMap<number, unknown>): readonly Unit[] {
  let end = at + 1
  while (end - at < longestBlock) {
    const unit = units[end]
    if (!unit || unit.kind === 'break' || unit.blanksBefore > 0 || headingAt.has(end)) break
    end += 1
  }
  return units.slice(at + 1, end)
}

/** A list or poem of more lines than this is divided; without a limit a long text without blank lines would cost too much. */
const longestBlock = 200

/** Two or more items with the same bullet. A hyphen may open speech as well: then no item ends like a sentence. */
function listItems(units: readonly Unit[]): readonly Unit[] {
  const marker = bullet.exec(units[0]?.text ?? '')?.[1]
  if (marker === undefined) return []
  const end = units.findIndex(({ text }) => !text.startsWith(`${marker} `) && !text.startsWith(`${marker}\t`))
  const items = end === -1 ? units : units.slice(0, end)
  if (items.length < 2) return []
  return marker === '-' && items.some(({ text }) => /[.!?…,;:»"”]$/u.test(text)) ? [] : items
}

const bullet = /^([*•‣◦▪●■□☐-])[ \t]+\S/u

function isBullet({ text }: Unit): boolean {
  return bullet.test(text)
}

/** Short lines that stand together: verse, an address, the head or the end of a letter, a list without bullets. */
function keptLines(units: readonly Unit[], { longWidth, usualBlanks, endings }: Survey): readonly Unit[] {
  const isShort = ({ width, text }: Unit): boolean => width < longWidth && !opensSpeech(text)
  const end = units.findIndex((unit) => !isShort(unit))
  const lines = end === -1 ? units : units.slice(0, end)
  if (usualBlanks > 0) return lines.length >= 2 ? lines : []
  // Without blank lines between paragraphs, short paragraphs stand together too; they end like sentences.
  const open = lines.filter(({ index }) => endings[index] === 'none' || endings[index] === 'pause')
  return lines.length >= 3 && open.length >= 0.6 * lines.length ? lines : []
}
