/** Reads `chapbook.yaml`, in the manuscript's folder. */

import { join } from 'node:path'
import type { VFile } from 'vfile'
import type { Host } from '../../host/host.ts'
import { makeLayer, type Layer } from './layer.ts'
import type { Whereabouts } from './locate.ts'
import { readBeside } from './read-beside.ts'

export type SettingsFile = { readonly layer: Layer; readonly file: VFile | undefined }

/** Reads the settings that lie beside the text. What is wrong with them is a message on the file. */
export async function settingsFile({ folder, root }: Whereabouts, host: Host): Promise<SettingsFile> {
  const beside = await readBeside(join(folder, 'chapbook.yaml'), root, host)
  const source = beside?.settings ?? { given: {}, report: () => undefined }
  return { layer: makeLayer({ ...source, path: beside?.file.path }, 'chapbook.yaml'), file: beside?.file }
}
