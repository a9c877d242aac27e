/** One layer of settings: checked values, and a way to complain about them where they are written. */

import { ChapbookError } from '../../errors.ts'
import type { Values } from '../../settings/fields.ts'
import type { Scope } from '../../settings/keys.ts'
import { validate, type SettingsFinding } from '../../settings/validate.ts'

export type Layer = {
  readonly values: Values
  /** Of the file in which it is written, relative to the folder of the command; absent for options and config. */
  readonly path?: string
  readonly report: (finding: SettingsFinding) => void
}

export type LayerSource = {
  readonly path?: string | undefined
  readonly given: Readonly<Record<string, unknown>>
  readonly report: (finding: SettingsFinding) => void
}

/** Checks what a source says; everything found is reported there. */
export function makeLayer({ given, report, path }: LayerSource, scope: Scope): Layer {
  const { values, findings } = validate(given, scope)
  for (const finding of findings) report(finding)
  return { values, report, ...(path === undefined ? {} : { path }) }
}

/** Refuses what is wrong in options or in the config: the call is at fault, not the text. */
export function refuse(where: string): (finding: SettingsFinding) => void {
  return ({ reason, note }) => {
    throw new ChapbookError(`${where}: ${reason}`, { kind: 'usage', ...(note === undefined ? {} : { hint: note }) })
  }
}
