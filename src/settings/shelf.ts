/** Every key of `shelf.yaml`, with the schema of its value. */

import * as v from 'valibot'
import { folderOf } from '../release/feeds/address.ts'
import { fieldsOfManuscript } from './fields.ts'
import { address } from './identifiers.ts'
import { sameKey } from './keys.ts'
import { language } from './language.ts'
import { mining, miningKeys, type Mining } from './mining.ts'
import { nearest } from './nearest.ts'
import { publisher, publisherKeys } from './publisher.ts'
import { saidTwice, wrongValue, type SettingsFinding } from './validate.ts'
import { isGroup, line, paragraphs, titleLine } from './values.ts'

/** What a shelf says of itself. */
export type ShelfSettings = {
  readonly title: string
  readonly description?: string
  /** BCP 47; where it is absent, the language of the titles tells it. */
  readonly language?: string
  readonly publisher?: string
  /** Address of the root of the site, ending in `/`. */
  readonly url?: string
  /** Name of the theme of the shelf's own pages. @default 'base' */
  readonly theme: string
  /** Absent where text and data mining is not reserved. */
  readonly mining?: Mining
}

const shelfFields = {
  title: titleLine,
  description: paragraphs,
  language,
  publisher,
  url: v.pipe(
    address,
    v.transform((given) => folderOf(given)),
  ),
  theme: fieldsOfManuscript.theme ?? line,
  mining,
} as const

type ShelfField = keyof typeof shelfFields

const fieldNames = Object.keys(shelfFields).filter((name): name is ShelfField => Object.hasOwn(shelfFields, name))

const otherWords: Readonly<Record<string, ShelfField>> = {
  name: 'title',
  lang: 'language',
  address: 'url',
  about: 'description',
  abstract: 'description',
}

const groups: Readonly<Partial<Record<ShelfField, readonly string[]>>> = {
  publisher: Object.keys(publisherKeys),
  mining: Object.keys(miningKeys),
}

/**
 * Checks what stands in `shelf.yaml`, key by key. A wrong value is left out and found; an unknown key is found, with the nearest known one.
 *
 * @param folderName name of the shelf's folder, from which its title is made where none is given
 */
export function validateShelf(
  given: Readonly<Record<string, unknown>>,
  folderName: string,
): { readonly settings: ShelfSettings; readonly findings: readonly SettingsFinding[] } {
  const findings: SettingsFinding[] = []
  const values: { [Name in ShelfField]?: unknown } = {}
  for (const [written, value] of Object.entries(given)) {
    const field = fieldMeant(written)
    if (field === undefined) {
      findings.push(unknownKey([written], [...fieldNames, ...Object.keys(otherWords)]))
      continue
    }
    if (value === null || value === undefined || value === '') continue
    if (field in values) {
      findings.push(saidTwice(written, field))
      continue
    }
    const known = groups[field] ?? []
    const unknown = isGroup(value) ? Object.keys(value).filter((key) => !known.includes(sameKey(key))) : []
    findings.push(...unknown.map((key) => unknownKey([written, key], known)))
    const result = v.safeParse(shelfFields[field], value)
    if (result.success) values[field] = result.output
    else findings.push(...result.issues.map((issue) => wrongValue(issue, written)))
  }
  return { settings: settingsOf(values as ShelfValues, folderName), findings }
}

type ShelfValues = { readonly [Name in ShelfField]?: v.InferOutput<(typeof shelfFields)[Name]> }

function settingsOf(
  { title, description, language: tongue, publisher: house, url, theme, mining: reserved }: ShelfValues,
  folderName: string,
): ShelfSettings {
  return {
    title: title ?? titleFrom(folderName),
    ...(description === undefined ? {} : { description }),
    ...(tongue === undefined ? {} : { language: tongue }),
    ...(house === undefined ? {} : { publisher: house.name }),
    ...(url === undefined ? {} : { url }),
    theme: typeof theme === 'string' ? theme : 'base',
    ...(reserved === undefined || reserved === false ? {} : { mining: reserved }),
  }
}

/** `my-essays` → `My essays`; a name that holds spaces or capitals is meant as it is. */
export function titleFrom(folderName: string): string {
  const name = folderName
    .normalize('NFC')
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim()
  if (/[\s\p{Lu}]/u.test(name)) return name
  const words = name.replaceAll(/[-_]+/g, ' ').trim()
  const [first = ''] = words
  return words === '' ? 'Shelf' : first.toUpperCase() + words.slice(first.length)
}

function fieldMeant(written: string): ShelfField | undefined {
  const key = sameKey(written)
  return fieldNames.find((name) => name === key) ?? (Object.hasOwn(otherWords, key) ? otherWords[key] : undefined)
}

function unknownKey(path: readonly string[], known: readonly string[]): SettingsFinding {
  const written = path.at(-1) ?? ''
  const parent = path.length > 1 ? ` of \`${path[0]}\`` : ''
  const guess = nearest(sameKey(written), known)
  const listed = known.filter((key) => !Object.hasOwn(otherWords, key)).map((key) => `\`${key}\``)
  return {
    severity: 'warning',
    path,
    part: 'key',
    reason: `\`${written}\` is not a known key${parent}`,
    note: guess ? `Did you mean \`${guess}\`?` : `Known here: ${listed.join(', ')}.`,
    ruleId: 'unknown-key',
  }
}
