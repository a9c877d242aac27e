/** One layer of settings: checked values, and a way to complain about them where they are written. */

import { ChapbookError } from '../../errors.ts'
import type { Values } from '../../settings/fields.ts'
import type { Scope } from '../../settings/keys.ts'
import { validate, type SettingsFinding } from '../../settings/validate.ts'

export type Layer = {
  readonly values: Values
  readonly report: (finding: SettingsFinding) => void
}

export type LayerSource = {
  readonly given: Readonly<Record<string, unknown>>
  readonly report: (finding: SettingsFinding) => void
}

/** Checks what a source says; everything found is reported there. */
export function makeLayer({ given, report }: LayerSource, scope: Scope): Layer {
  const { values, findings } = validate(given, scope)
  for (const finding of findings) report(finding)
  return { values, report }
}

/** Refuses what is wrong in options or in the config: the call is at fault, not the text. */
export function refuse(where: string): (finding: SettingsFinding) => void {
  return ({ reason, note }) => {
    throw new ChapbookError(`${where}: ${reason}`, { kind: 'usage', ...(note === undefined ? {} : { hint: note }) })
  }
}
