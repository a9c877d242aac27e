/** Reads files that lie beside the text and steer how it is read: `chapbook.yaml` and sidecars. */

import { relative } from 'node:path'
import { VFile } from 'vfile'
import type { Host } from '../../host/host.ts'
import { isWithin } from '../../host/is-within.ts'
import { isGroup } from '../../settings/values.ts'
import { decode } from './decode.ts'
import { problem } from '../messages.ts'
import { pointAt } from './point-at.ts'
import { readYaml, type Yaml } from './yaml.ts'

export type Beside = {
  readonly file: VFile
  /** Absent where the file is empty or wrong; what is wrong is a message on it. */
  readonly settings?: { readonly given: Readonly<Record<string, unknown>>; readonly report: Yaml['report'] }
}

/** Reads a YAML file of keys and values, if it is there; `root` is the folder that no link may leave. */
export async function readBeside(path: string, root: string, host: Host): Promise<Beside | undefined> {
  if ((await host.disk.kind(path)) !== 'file') return undefined
  const shown = relative(host.folder, path)
  const real = await host.disk.real(path)
  if (real !== undefined && !isWithin(root, real)) {
    const file = new VFile({ path: shown, cwd: host.folder, value: '' })
    const reason = 'This is a link to a file outside the folder of the manuscript'
    problem(file, { reason, note: 'Copy the file into the folder.', ruleId: 'outside-project' })
    return { file }
  }
  const file = decode(await host.disk.read(path), { path: shown, folder: host.folder })
  const yaml = await readYaml(file, 0, String(file.value).length)
  if (yaml === undefined || yaml.content === null) return { file }
  if (isGroup(yaml.content)) return { file, settings: { given: yaml.content, report: yaml.report } }
  const place = pointAt(String(file.value), 0)
  problem(file, {
    reason: 'The file does not hold keys and values',
    note: 'Write one `key: value` a line.',
    ruleId: 'yaml',
    place,
  })
  return { file }
}
