/** qpdf, which looks at how a PDF is written: its objects, streams and cross-references, those of updates too. */

import type { Checker } from './checker.ts'
import { runProgram } from './program.ts'

export const qpdf: Checker = {
  name: 'qpdf',
  ending: '.pdf',
  async missing() {
    const found = await runProgram('qpdf', ['--version']).catch(() => undefined)
    return found === undefined ? 'qpdf was not found (Debian: `apt-get install qpdf`)' : undefined
  },
  async check(path) {
    const { code, output } = await runProgram('qpdf', ['--check', path])
    const findings = output
      .split('\n')
      .filter((line) => /^WARNING|error|damaged/i.test(line) && !line.startsWith('No syntax'))
    const isGood = code === 0
    return {
      isGood,
      summary: isGood ? 'no errors, no warnings' : `exit code ${code}`,
      findings: isGood ? [] : findings,
    }
  },
}
