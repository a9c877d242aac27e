/** How a file can be read, as the book trade codes it (`ProductFormFeature`, list 196): only what was measured. */

import type { Element } from 'xast'
import type { EditionManifest, ReleasedFile } from '../../manifest.ts'
import { element } from '../xml.ts'
import { accessibilityFeatures, hazards } from './codes.ts'
import { tradeLanguage } from './languages.ts'

/** The features of one file. Of an EPUB all that was measured is said; of a PDF what its standards say, and what is true of the text. */
export function accessibilityOf(manifest: EditionManifest, file: ReleasedFile): readonly Element[] {
  return file.role === 'epub' ? ofEpub(manifest) : ofPdf(manifest, file)
}

function ofEpub({ accessibility, work }: EditionManifest): readonly Element[] {
  const { features, sufficient, summary } = accessibility
  const { conformsTo, certifiedBy } = work.accessibility
  const measured = features.flatMap((feature) => accessibilityFeatures[feature] ?? [])
  return [
    feature('00', summary.text, summary.language),
    ...(conformsTo === undefined ? [] : conformance(conformsTo)).map((code) => feature(code)),
    ...codes([...measured, ...(sufficient.includes('textual') ? ['52'] : [])]),
    ...(certifiedBy === undefined ? [] : [feature('90', certifiedBy)]),
    ...hazardsOf(accessibility.hazards),
  ]
}

function ofPdf({ accessibility }: EditionManifest, { conformsTo = [] }: ReleasedFile): readonly Element[] {
  if (!conformsTo.includes('PDF/UA-1')) return [feature('08'), ...hazardsOf(accessibility.hazards)]
  const isDescribed = accessibility.features.includes('alternativeText')
  return [...codes(['05', '10', '13', ...(isDescribed ? ['14'] : [])]), ...hazardsOf(accessibility.hazards)]
}

/** `EPUB Accessibility 1.1 - WCAG 2.1 Level AA` → the codes of each part. */
function conformance(claim: string): readonly string[] {
  const [, specification, guidelines, level] =
    /EPUB Accessibility (1\.[01]) - WCAG (2\.[0-2]) Level (A{1,3})$/i.exec(claim.trim()) ?? []
  if (specification === undefined || guidelines === undefined || level === undefined) return []
  const codesOfLevel = ['84', '85', '86']
  const first = specification === '1.1' ? ['04'] : level === 'A' ? ['02'] : level === 'AA' ? ['03'] : []
  return [
    ...first,
    { '2.0': '80', '2.1': '81', '2.2': '82' }[guidelines] ?? '80',
    codesOfLevel[level.length - 1] ?? '84',
  ]
}

function codes(given: readonly string[]): readonly Element[] {
  return [...new Set(given)].toSorted().map((code) => feature(code))
}

/** Type 09 of list 79. */
function feature(code: string, description?: string, language?: string): Element {
  return element('ProductFormFeature', {}, [
    element('ProductFormFeatureType', {}, '09'),
    element('ProductFormFeatureValue', {}, code),
    description === undefined
      ? undefined
      : element(
          'ProductFormFeatureDescription',
          language === undefined ? {} : { language: tradeLanguage(language) },
          description,
        ),
  ])
}

/** Type 12 of list 79, values of list 143. */
function hazardsOf(given: readonly string[]): readonly Element[] {
  const found = [...new Set(given.flatMap((hazard) => hazards[hazard] ?? []))].toSorted()
  return found.map((code) =>
    element('ProductFormFeature', {}, [
      element('ProductFormFeatureType', {}, '12'),
      element('ProductFormFeatureValue', {}, code),
    ]),
  )
}
