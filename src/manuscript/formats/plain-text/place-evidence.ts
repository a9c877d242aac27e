/** What the surroundings say: space around the line, what stands before it, what follows. */

import type { Evidence } from './evidence.ts'
import { shapeOf } from './shape.ts'
import type { Survey } from './survey.ts'
import { fragments, opensSpeech } from './survey.ts'
import { isDate, isDay } from './dates.ts'
import type { Unit } from './units.ts'
import { byline } from './words.ts'

export function placeEvidence(unit: Unit, survey: Survey): readonly Evidence[] {
  return [
    ...spaceEvidence(unit, survey),
    ...beforeEvidence(unit, survey),
    ...afterEvidence(unit, survey),
    ...runEvidence(unit, survey),
  ]
}

function spaceEvidence({ index, blanksBefore }: Unit, { units, usualBlanks, longWidth }: Survey): readonly Evidence[] {
  const found: Evidence[] = []
  if (index > 0 && blanksBefore > usualBlanks) {
    found.push({
      weight: 1,
      reason: usualBlanks === 0 ? 'a blank line before it' : 'more space before it than between paragraphs',
    })
  }
  const before = units[index - 1]
  if (before?.kind === 'text' && blanksBefore === 0 && usualBlanks > 0) {
    found.push({ weight: -2.2, reason: 'no blank line before it' })
  }
  const after = units[index + 1]
  if (!after || after.width < longWidth) return found
  if (usualBlanks > 0 && after.blanksBefore === 0) found.push({ weight: 0.6, reason: 'set directly on its paragraph' })
  if (usualBlanks === 0 && after.blanksBefore > 0) found.push({ weight: 0.5, reason: 'a blank line after it' })
  return found
}

function beforeEvidence({ index }: Unit, { units, endings, longWidth }: Survey): readonly Evidence[] {
  const before = units[index - 1]
  if (!before) return [{ weight: 1.2, reason: 'first line of the text' }]
  if (before.kind === 'break') return [{ weight: 0.2, reason: 'after a section break' }]
  const ending = endings[before.index]
  if (ending === 'colon') return [{ weight: -1.8, reason: 'the line before it announces something' }]
  if (ending === 'pause') return [{ weight: -2.2, reason: 'the line before it goes on' }]
  if (before.width < longWidth) return []
  if (ending === 'none' || ending === 'dash') return [{ weight: -1.3, reason: 'the paragraph before it does not end' }]
  return [{ weight: 0.5, reason: 'after a whole paragraph' }]
}

function afterEvidence(unit: Unit, survey: Survey): readonly Evidence[] {
  const { units, endings, longWidth, capitalRate, numberings, tightRuns, usualBlanks, proseAfter } = survey
  const after = units[unit.index + 1]
  if (!after) return [{ weight: -3.5, reason: 'nothing follows it' }]
  if ((proseAfter[unit.index] ?? 0) < leastProse) return [{ weight: -3, reason: 'no paragraph follows it' }]
  if (after.kind === 'break') return [{ weight: -0.6, reason: 'before a section break' }]
  if (after.width >= longWidth) return [{ weight: 0.9, reason: 'a paragraph follows' }]
  if (headsList(unit, survey)) return [{ weight: 0.6, reason: 'a list follows' }]
  const ending = endings[after.index]
  if (opensSpeech(after.text)) return [{ weight: 0.5, reason: 'speech follows' }]
  if (usualBlanks > 0 && after.blanksBefore > 0 && (tightRuns[after.index] ?? 0) > 1) {
    return [{ weight: 0, reason: 'a block of short lines follows' }]
  }
  if (ending === 'pause') return [{ weight: -1.5, reason: 'the next line is short and goes on' }]
  if (ending !== 'none') return []
  const number = numberings.get(after.index)
  if (number && (number.inSequence || number.rank) && !number.isList)
    return [{ weight: 0.4, reason: 'a numbered heading follows' }]
  if (after.mark !== undefined || after.underline !== undefined)
    return [{ weight: 0.4, reason: 'another heading follows' }]
  const isApart = isDay(after.text) || byline.test(after.text)
  if (!isApart && shapeOf(after.text, capitalRate).capitals === 'lower')
    return [{ weight: -1, reason: 'the next line goes on' }]
  const second = units[after.index + 1]
  const isBlock = usualBlanks > 0 && (second?.blanksBefore ?? 0) > 0 && (tightRuns[after.index + 1] ?? 0) > 1
  if (second && second.kind === 'text' && (isBlock || second.width >= longWidth)) {
    return [{ weight: -0.2, reason: 'one more short line, then a paragraph or a list follows' }]
  }
  // Below a title stand its author, a date and more.
  return [{ weight: unit.index === 0 ? 0 : -0.9, reason: 'more short lines follow' }]
}

/** Whether the lines set directly under this one start with amounts or small letters, as ingredients do. */
function headsList({ index, text }: Unit, { units, endings, longWidth }: Survey): boolean {
  const before = units[index - 1]
  if (!startsItem.test(units[index + 1]?.text ?? '') || endings[index] !== 'none' || !/^\P{L}*\p{Lu}/u.test(text))
    return false
  if (before?.kind === 'text' && before.width < longWidth && fragments.has(endings[index - 1] ?? 'none')) return false
  const rest = units.slice(index + 1, index + 1 + longestList)
  const end = rest.findIndex(
    ({ kind, width, blanksBefore }) => kind === 'break' || width >= longWidth || blanksBefore > 0,
  )
  const items = end === -1 ? rest : rest.slice(0, end)
  const started = items.filter((item) => startsItem.test(item.text) && endings[item.index] === 'none')
  const hasAmounts = items.some((item) => /^\p{N}/u.test(item.text))
  return hasAmounts && items.length >= 2 && started.length > 0.7 * items.length
}

const startsItem = /^[\p{Ll}\p{N}]/u

/** No more lines than these are looked at to tell a list. */
const longestList = 30

/** Prose, in columns, that must follow a heading somewhere. */
const leastProse = 40

function runEvidence(unit: Unit, survey: Survey): readonly Evidence[] {
  const { index } = unit
  const { units, tightRuns, looseRuns, usualBlanks } = survey
  if (headsList(unit, survey)) return []
  const tight = tightRuns[index] ?? 0
  const loose = looseRuns[index] ?? 0
  const isBlock = usualBlanks > 0 && tight > 1
  const run = isBlock ? tight : loose
  // A title stands apart at the top; an author, a date and more may stand below it.
  const isSigned = index === 0 && units.slice(1, 6).some(({ text }) => byline.test(text) || isDate(text))
  if (index === 0 && !isBlock && run <= (usualBlanks > 0 || isSigned ? 6 : 3)) return []
  if (run >= 4 || tight >= 4) {
    const weight = run >= 4 ? -3 : -1.2
    return [{ weight, reason: `one of ${Math.max(run, tight)} short lines together (verse, a list or an address)` }]
  }
  if (index < 3 && run <= 3 && !isBlock) return []
  if (run < 2) return []
  const weight = isBlock ? (run === 3 ? -2.6 : -1.2) : run === 3 ? -1.8 : -0.5
  return [{ weight, reason: `one of ${run} short lines together` }]
}
