/** Checks what is written in front matter, `chapbook.yaml`, config or options, key by key. */

import * as v from 'valibot'
import { fields, fieldsOfManuscript, groupKeys, type FieldName, type Values } from './fields.ts'
import { fieldMeant, isAllowed, keyInGroup, knownKeys, sameKey, type Scope } from './keys.ts'
import { nearest } from './nearest.ts'
import { roleWords } from './roles.ts'
import { reasonAndNote } from './said.ts'
import { isGroup } from './values.ts'

/** Something wrong at a key. */
export type SettingsFinding = {
  readonly severity: 'error' | 'warning'
  /** Keys and indexes from the root, in the writer's spelling or ours. */
  readonly path: SettingsPath
  /** Whether the key or its value is meant. */
  readonly part: 'key' | 'value'
  readonly reason: string
  readonly note?: string
  readonly ruleId: string
}

export type SettingsPath = readonly (string | number)[]

export type Validated = { readonly values: Values; readonly findings: readonly SettingsFinding[] }

/**
 * Checks every value against its schema. A wrong value is left out and found, an unknown key is found, and a key without
 * a value counts as absent; so `values` holds what can be used.
 */
export function validate(given: Readonly<Record<string, unknown>>, scope: Scope): Validated {
  const findings: SettingsFinding[] = []
  const values: Partial<Record<FieldName, unknown>> = {}
  for (const [written, value] of Object.entries(given)) {
    const field = fieldMeant(written, value)
    if (field === undefined || !isAllowed(field, scope)) {
      findings.push(unusableKey(written, field, scope))
      continue
    }
    if (value === null || value === undefined || value === '') continue
    if (field in values) {
      findings.push(saidTwice(written, field))
      continue
    }
    const { tidy, unknown } = tidyKeys(field, value, [written])
    findings.push(...unknown)
    const result = v.safeParse(schemaOf(field, scope), tidy)
    if (result.success) values[field] = result.output
    else findings.push(...result.issues.map((issue) => wrongValue(issue, written)))
  }
  return { values: values as Values, findings }
}

function schemaOf(field: FieldName, scope: Scope): v.GenericSchema {
  const isManuscript = scope === 'front matter' || scope === 'chapbook.yaml'
  return (isManuscript ? fieldsOfManuscript[field] : undefined) ?? fields[field]
}

function unusableKey(written: string, field: FieldName | undefined, scope: Scope): SettingsFinding {
  const key = { severity: 'warning', path: [written], part: 'key' } as const
  if (field !== undefined) {
    const elsewhere = isAllowed(field, 'chapbook.yaml')
      ? '`chapbook.yaml`'
      : '`chapbook.config.mjs`, which is not part of the manuscript'
    return {
      ...key,
      reason: `\`${written}\` cannot be set here`,
      note: `Set it in ${elsewhere}.`,
      ruleId: 'misplaced-key',
    }
  }
  const guess = nearest(sameKey(written), knownKeys(scope))
  const role = roleWords.get(sameKey(written).replaceAll('-', ' '))
  const person = role && `Write it under \`contributors\`: \`{ name: …, role: ${sameKey(written)} }\`.`
  const note = person ?? (guess ? `Did you mean \`${guess}\`?` : 'Nothing is done with it; the guide lists the keys.')
  return { ...key, reason: `\`${written}\` is not a known key`, note, ruleId: 'unknown-key' }
}

/** Two spellings of one key. */
export function saidTwice(written: string, field: string): SettingsFinding {
  const reason = `\`${written}\` says again what an earlier key says`
  const note = `Keep one of them, best as \`${sameKey(field)}\`.`
  return { severity: 'error', path: [written], part: 'key', reason, note, ruleId: 'duplicate-key' }
}

type Tidied = { readonly tidy: unknown; readonly unknown: readonly SettingsFinding[] }

/** Gives the keys inside a value our spelling, leaves out those without a value, and finds the unknown ones. */
function tidyKeys(field: FieldName, value: unknown, path: SettingsPath): Tidied {
  if (Array.isArray(value)) {
    const items = value.map((item: unknown, index) => tidyKeys(field, item, [...path, index]))
    return { tidy: items.map(({ tidy }) => tidy), unknown: items.flatMap(({ unknown }) => unknown) }
  }
  if (!isGroup(value) || groupKeys[field] === undefined) return { tidy: value, unknown: [] }
  const tidy: Record<string, unknown> = {}
  const unknown: SettingsFinding[] = []
  for (const [written, inner] of Object.entries(value)) {
    const key = keyInGroup(field, written)
    if (key === undefined) unknown.push(unknownInGroup(field, written, [...path, written]))
    else if (inner !== null && inner !== undefined && inner !== '') tidy[key] = inner
  }
  return { tidy, unknown }
}

function unknownInGroup(field: FieldName, written: string, path: SettingsPath): SettingsFinding {
  const known = (groupKeys[field] ?? []).map(sameKey)
  const guess = nearest(sameKey(written), known)
  const note = guess ? `Did you mean \`${guess}\`?` : `Known here: ${known.map((key) => `\`${key}\``).join(', ')}.`
  const reason = `\`${written}\` is not a known key of \`${sameKey(field)}\``
  return { severity: 'warning', path, part: 'key', reason, note, ruleId: 'unknown-key' }
}

/** What a schema has against the value of a key. */
export function wrongValue(issue: v.BaseIssue<unknown>, written: string): SettingsFinding {
  const keys = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)))
  const missing = issue.type === 'object' && issue.input === undefined ? keys.at(-1) : undefined
  const path = [written, ...(missing === undefined ? keys : keys.slice(0, -1))]
  const label = path
    .filter((key) => typeof key === 'string')
    .map(sameKey)
    .join('.')
  const { reason, note } =
    missing === undefined
      ? reasonAndNote(issue.message)
      : { reason: `\`${missing}\` is missing`, note: `Add \`${sameKey(String(missing))}: …\`.` }
  return {
    severity: 'error',
    path,
    part: 'value',
    reason: `\`${label}\`: ${reason}`,
    ...(note === undefined ? {} : { note }),
    ruleId: missing === undefined ? 'wrong-value' : 'missing-key',
  }
}
