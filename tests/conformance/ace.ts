/** Ace by DAISY, which checks the accessibility of an EPUB in a browser. */

import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Checker, Verdict } from './checker.ts'
import { runProgram } from './program.ts'

export const ace: Checker = {
  name: 'Ace',
  ending: '.epub',
  missing: async () => undefined,
  async check(path, { packages, scratch, browser }) {
    const folder = join(scratch, `ace-${basename(path, '.epub')}`)
    const program = join(packages, '@daisy', 'ace-cli', 'bin', 'ace.js')
    // Ace's own puppeteer starts the browser without a sandbox, so this works for root too.
    const environment = { PUPPETEER_EXECUTABLE_PATH: await browser() }
    const words = [program, '--force', '--silent', '--outdir', folder, path]
    const { output } = await runProgram(process.execPath, words, { folder: scratch, environment })
    const text = await readFile(join(folder, 'report.json'), 'utf8').catch(() => {
      throw new Error(`Ace wrote no report: ${output}`)
    })
    return judge(JSON.parse(text) as Report)
  },
}

type Report = {
  readonly 'earl:result': { readonly 'earl:outcome': string }
  readonly assertions: readonly {
    readonly 'earl:testSubject': { readonly url: string }
    readonly assertions: readonly {
      readonly 'earl:test': { readonly 'dct:title': string; readonly 'earl:impact': string }
      readonly 'earl:result': { readonly 'earl:outcome': string; readonly 'dct:description': string }
    }[]
  }[]
}

function judge(report: Report): Verdict {
  const violations = report.assertions.flatMap(({ assertions, 'earl:testSubject': { url } }) =>
    assertions
      .filter(({ 'earl:result': result }) => result['earl:outcome'] === 'fail')
      .map(({ 'earl:test': test, 'earl:result': result }) => {
        return `${test['earl:impact']} ${test['dct:title']} ${url} ${result['dct:description'].replace(/\s+/g, ' ')}`
      }),
  )
  return {
    isGood: violations.length === 0 && report['earl:result']['earl:outcome'] === 'pass',
    summary: `${violations.length} violations in ${report.assertions.length} documents`,
    findings: violations,
  }
}
