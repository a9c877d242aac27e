/** How keys are written: `title-sort` or `titleSort`, and other words for the same thing. */

import { editionNames } from '../editions/edition.ts'
import { fields, groupKeys, type FieldName } from './fields.ts'

/** Other words for a key, in the form of `sameKey`. */
const otherWords = new Map<string, FieldName>(
  Object.entries({
    author: 'authors',
    contributor: 'contributors',
    lang: 'language',
    id: 'identifier',
    published: 'date',
    copyright: 'rights',
    license: 'licence',
    abstract: 'description',
    subject: 'subjects',
    keyword: 'subjects',
    keywords: 'subjects',
    'cover-image': 'cover',
    'about-the-author': 'about',
    'about-the-authors': 'about',
  } as const),
)

const otherWordsInGroups = new Map(
  Object.entries({
    'cover.image': 'path',
    'cover.alt': 'description',
    'accessibility.hazard': 'hazards',
    'series.number': 'position',
    'epigraph.attribution': 'by',
    'publisher.town': 'place',
    'matter.acknowledgments': 'acknowledgements',
    'matter.about': 'aboutTheAuthor',
    'matter.about-the-authors': 'aboutTheAuthor',
    'matter.copyright-page': 'copyright',
    'matter.list-of-figures': 'figures',
  }),
)

/** Where settings are written. The first two belong to the manuscript, which is not trusted to name programs. */
export type Scope = 'front matter' | 'chapbook.yaml' | 'config' | 'options'

const onlyIn: Readonly<Partial<Record<FieldName, readonly Scope[]>>> = {
  files: ['chapbook.yaml', 'config', 'options'],
  browser: ['config', 'options'],
  plugins: ['config', 'options'],
  role: ['front matter'],
}

export function isAllowed(name: FieldName, scope: Scope): boolean {
  return onlyIn[name]?.includes(scope) ?? true
}

/** The field that a key means, whatever its case and whether words are joined by hyphens, underscores or spaces. */
export function fieldOf(written: string): FieldName | undefined {
  const key = sameKey(written)
  return otherWords.get(key) ?? fieldNames.find((name) => sameKey(name) === key)
}

/** The field that a key with its value means: `edition: epub` tells what is made, `edition: 2` which edition of the work it is. */
export function fieldMeant(written: string, value: unknown): FieldName | undefined {
  const field = fieldOf(written)
  return field === 'edition' && namesEditions(value) ? 'editions' : field
}

function namesEditions(value: unknown): boolean {
  if (Array.isArray(value)) return true
  if (typeof value !== 'string') return false
  return value
    .trim()
    .split(/[\s,]+/)
    .every((word) => editionNames.some((name) => name === word.toLowerCase()))
}

/** The key that a key inside a field means. */
export function keyInGroup(field: FieldName, written: string): string | undefined {
  const key = sameKey(written)
  return otherWordsInGroups.get(`${field}.${key}`) ?? groupKeys[field]?.find((name) => sameKey(name) === key)
}

/** The key as it is written in YAML: `titleSort` → `title-sort`. */
export function sameKey(written: string): string {
  return written
    .trim()
    .replaceAll(/([a-z])([A-Z])/g, '$1-$2')
    .replaceAll(/[\s_-]+/g, '-')
    .toLowerCase()
}

/** Every key that is known where settings are written, as in YAML. */
export function knownKeys(scope: Scope): readonly string[] {
  const words = [...otherWords].filter(([, field]) => isAllowed(field, scope))
  return [...fieldNames.filter((name) => isAllowed(name, scope)).map(sameKey), ...words.map(([word]) => word)]
}

const fieldNames = Object.keys(fields).filter(isFieldName)

function isFieldName(name: string): name is FieldName {
  return Object.hasOwn(fields, name)
}
