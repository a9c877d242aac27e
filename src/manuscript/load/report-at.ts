/** Puts findings about the keys of a simple block on its file. */

import type { VFile } from 'vfile'
import type { SettingsFinding } from '../../settings/validate.ts'
import { problem, warning } from '../messages.ts'
import { positionAt } from './point-at.ts'

/** Key → where its value stands in the text. */
export type Ranges = Readonly<Record<string, readonly [number, number]>>

export function reportAt(file: VFile, ranges: Ranges): (finding: SettingsFinding) => void {
  return (finding) => {
    const [start, end] = ranges[String(finding.path[0])] ?? [0, 0]
    const say = finding.severity === 'error' ? problem : warning
    say(file, { ...finding, place: positionAt(String(file.value), start, end) })
  }
}
