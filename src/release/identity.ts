/** Which edition of a work a release is, what its folder and files are called, and whether it may follow those before it. */

import type { Metadata } from '../book/book.ts'
import { slug } from '../book/slug.ts'
import type { Said } from '../manuscript/manuscript.ts'
import type { FieldName } from '../settings/fields.ts'
import type { EditionIdentity, EditionManifest } from './manifest.ts'

/** The edition that the metadata names; the first where they name none. */
export function editionIdentity({ edition = { number: 1 }, date }: Metadata): EditionIdentity {
  const { number, text } = edition
  const day = edition.date ?? (number === undefined || number === 1 ? date : undefined)
  return {
    name: `edition-${nameOf(edition)}`,
    ...(number === undefined ? {} : { number }),
    ...(text === undefined ? {} : { text }),
    ...(day === undefined ? {} : { date: day }),
  }
}

function nameOf({ number, text, date }: NonNullable<Metadata['edition']>): string {
  if (number !== undefined) return String(number)
  return text === undefined ? (date ?? '1') : slug(text)
}

/** `the-angel.pdf`, `the-angel-booklet.pdf` → `the-angel-edition-2.pdf`, `the-angel-edition-2-booklet.pdf`. */
export function releasedName(path: string, workSlug: string, { name }: EditionIdentity): string {
  return path.startsWith(workSlug) ? `${workSlug}-${name}${path.slice(workSlug.length)}` : path
}

/** Sorts editions, the oldest first: by number, then by date, then by name. */
export function byEdition(a: Pick<EditionManifest, 'edition'>, b: Pick<EditionManifest, 'edition'>): number {
  const [first, second] = [a.edition, b.edition]
  if (first.number !== undefined && second.number !== undefined) return first.number - second.number
  const [before, after] = [first.date ?? '', second.date ?? '']
  if (before !== after) return before < after ? -1 : 1
  return first.name < second.name ? -1 : first.name > second.name ? 1 : 0
}

/** Something to say about the metadata. */
export type SuccessionFinding = Said & { readonly field: FieldName }

/**
 * Whether an edition may follow those that have been released: its number does not go back, and readers' programs find the same work
 * under the same identifier.
 *
 * @param released the others, and this one where it was released before; the oldest first
 */
export function succession(
  { metadata, isNamed }: { readonly metadata: Metadata; readonly isNamed: boolean },
  released: readonly EditionManifest[],
): readonly SuccessionFinding[] {
  const identity = editionIdentity(metadata)
  const newest = released.at(-1)
  const findings: SuccessionFinding[] = []
  if (!isNamed) findings.push(notNamed(newest))
  if (newest === undefined) return findings
  if (newest.edition.name !== identity.name && byEdition({ edition: identity }, newest) < 0) {
    findings.push(goesBack(identity, newest))
  }
  if (newest.work.identifier !== metadata.identifier) {
    findings.push({
      field: 'identifier',
      reason: `The identifier is not that of ${told(newest.edition)}, so reading programs take this for another work`,
      note: `Write \`identifier: ${newest.work.identifier}\` to keep it.`,
      ruleId: 'identifier-changed',
      isError: false,
    })
  }
  return findings
}

function notNamed(newest: EditionManifest | undefined): SuccessionFinding {
  const next = (newest?.edition.number ?? 0) + 1
  return {
    field: 'edition',
    reason: 'Which edition this is stands nowhere; it is released as the first',
    note: `Write \`edition: ${newest === undefined ? 1 : next}\`${newest === undefined ? '' : ', or keep `edition: 1` to replace what was released'}.`,
    ruleId: 'no-edition',
    isError: false,
  }
}

function goesBack(identity: EditionIdentity, { edition }: EditionManifest): SuccessionFinding {
  const next = edition.number === undefined ? undefined : edition.number + 1
  return {
    field: 'edition',
    reason: `${told(edition)} has been released, and ${told(identity)} would come before it`,
    note: `Write ${next === undefined ? 'a later edition' : `\`edition: ${next}\``}, or remove the folder \`${edition.name}\` of the release if nobody has it yet.`,
    ruleId: 'edition-goes-back',
    isError: true,
  }
}

function told({ number, text, date, name }: EditionIdentity): string {
  if (number !== undefined) return `edition ${number}`
  return text === undefined ? `the edition of ${date ?? name}` : `“${text}”`
}
