/**
 * How the work can be read by eye, ear and finger: the statements for which the Accessibility Metadata Display Guide of the W3C asks
 * (https://www.w3.org/community/reports/publishingcg/), in the words of the book's language. Only what was found out is said.
 */

import type { Element } from 'hast'
import { element, onLines } from '../../editions/markup.ts'
import { offersOf } from './downloads.ts'
import { section, type Page } from './page.ts'

export function accessibility(page: Page): Element | undefined {
  const { work, say } = page
  const { summary, conformsTo, certifiedBy } = work.accessibility
  const claims = [
    conformsTo === undefined ? undefined : say('page-a11y-claim', { standard: conformsTo }),
    certifiedBy === undefined ? undefined : say('page-a11y-certified', { name: certifiedBy }),
  ].filter((claim) => claim !== undefined)
  return section('accessibility', say('page-accessibility'), [
    // Without one of the writer's own, the sentences below say all that is known, in the language of the book.
    summary === undefined ? undefined : element('p', {}, [summary]),
    element(
      'ul',
      { className: ['plain'], role: 'list' },
      onLines([...statements(page), ...standards(page), ...claims].map((told) => element('li', {}, [told]))),
    ),
  ])
}

/** Vocabulary: https://www.w3.org/community/reports/a11y-discov-vocab/CG-FINAL-vocabulary-20241209/ */
function statements(page: Page): readonly string[] {
  const { modes, sufficient, features, hazards } = page.manifest.accessibility
  const has = (...wanted: readonly string[]): boolean => features.some((feature) => wanted.includes(feature))
  const canAdjust = page.files('web').length + page.files('epub').length > 0
  const keys = [
    canAdjust && has('displayTransformability') ? 'adjust' : undefined,
    sufficient.includes('textual') ? 'heard' : 'not-heard',
    modes.includes('visual') && has('alternativeText', 'longDescription') ? 'described' : undefined,
    has('MathML', 'describedMath') ? 'formulas' : undefined,
    has('tableOfContents', 'structuralNavigation') ? 'navigation' : undefined,
    has('pageBreakMarkers', 'pageNavigation') ? 'pages' : undefined,
    ...hazardKeys(hazards),
  ]
  return keys.flatMap((key) => (key === undefined ? [] : [page.say(`page-a11y-${key}`)]))
}

function hazardKeys(hazards: readonly string[]): readonly string[] {
  const named = { flashing: 'flashing', motionSimulation: 'motion', sound: 'sound' }
  const found = Object.entries(named).flatMap(([hazard, key]) => (hazards.includes(hazard) ? [`hazard-${key}`] : []))
  if (found.length > 0) return found
  if (hazards.some((hazard) => hazard.startsWith('unknown'))) return ['hazard-unknown']
  return hazards.includes('none') ? ['hazard-none'] : []
}

/** `EPUB 3.3 (EPUB); PDF/UA-1, PDF/A-2a (PDF, Large print)`: what was checked, and of which files. */
function standards(page: Page): readonly string[] {
  const byStandards = new Map<string, string[]>()
  for (const { role, conformsTo = [] } of offersOf(page)) {
    if (conformsTo.length === 0) continue
    const key = conformsTo.join(', ')
    byStandards.set(key, [...(byStandards.get(key) ?? []), page.say(`feeds-${role}`)])
  }
  return [...byStandards].map(([names, files]) =>
    page.say('page-a11y-standards', { standards: names, files: files.join(', ') }),
  )
}
