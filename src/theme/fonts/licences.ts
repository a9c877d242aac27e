/** The licences of the fonts, which must travel with them. */

import { join } from 'node:path'
import type { Host } from '../../host/host.ts'
import type { FontFamily } from '../theme.ts'
import { packageFolder } from './coverage.ts'

/**
 * The licence texts of the families as one plain text: who holds the rights in each, then each licence once
 * (SIL Open Font License 1.1, condition 2: every copy carries the notice and the licence).
 */
export async function fontLicences(families: readonly FontFamily[], host: Host): Promise<string> {
  const notices: string[] = []
  const licences = new Set<string>()
  for (const family of families) {
    const text = new TextDecoder()
      .decode(await host.disk.read(join(packageFolder(family), 'LICENSE')))
      .replaceAll('\r\n', '\n')
    // The notice of the rights stands above the first rule.
    const rule = /^-{20,}$/m.exec(text)?.index ?? 0
    notices.push(`${family.family}\n${text.slice(0, rule).trim()}`)
    licences.add(text.slice(rule).trim())
  }
  return `${[...notices, ...licences].join('\n\n')}\n`
}
