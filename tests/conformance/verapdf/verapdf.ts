/** veraPDF, which knows every rule of PDF/UA-1, PDF/A-2a, PDF/A-3a and PDF/A-2b that a program can decide. */

import { readFile, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { packageRoot } from '../../../src/host/package-root.ts'
import type { Checker, Verdict } from '../checker.ts'
import { findJava, runProgram } from '../program.ts'

/** What veraPDF says about one file under one profile. */
export type Validation = {
  readonly path: string
  readonly profile: string
  readonly checks: number
  readonly failures: readonly FailedRule[]
}

export type FailedRule = {
  /** `7.1-3` */
  readonly rule: string
  readonly count: number
  readonly messages: readonly string[]
  readonly places: readonly string[]
}

export const verapdf: Checker = {
  name: 'veraPDF',
  ending: '.pdf',
  missing: missingProgram,
  async check(path) {
    return judge(await validate([path]))
  },
}

/**
 * Validates PDFs against PDF/UA-1 and the part of PDF/A that they claim, or against PDF/A-2b alone. Compiles the runner first where it is not compiled, for which
 * Maven fetches veraPDF. Throws where Java or Maven fail or a file cannot be judged.
 */
export async function validate(paths: readonly string[]): Promise<readonly Validation[]> {
  const java = await findJava()
  if (java === undefined) throw new Error('Java is missing')
  await compileRunner()
  const classPath = [join(build, 'verapdf-runner.jar'), join(build, 'libraries', '*')].join(delimiter)
  const { code, output } = await runProgram(java, ['-cp', classPath, 'chapbook.Validate', ...paths])
  if (code !== 0) throw new Error(`veraPDF could not judge ${paths.join(', ')}:\n${output}`)
  const lines = output.split('\n').filter((line) => line.startsWith('{'))
  return readValidations(lines.map((line): Line => JSON.parse(line) as Line))
}

/** What is missing on this machine, in one sentence. */
async function missingProgram(): Promise<string | undefined> {
  if ((await findJava()) === undefined) return 'Java is missing (Debian: `apt-get install default-jdk-headless maven`)'
  if (await isCompiled()) return undefined
  const maven = await runProgram('mvn', ['--version']).catch(() => undefined)
  return maven?.code === 0 ? undefined : 'Maven is missing (Debian: `apt-get install default-jdk-headless maven`)'
}

async function compileRunner(): Promise<void> {
  if (await isCompiled()) return
  process.stdout.write('Compiling the runner of veraPDF …\n')
  const { code, output } = await runProgram('mvn', ['-q', '-B', 'package'], { folder })
  if (code !== 0) throw new Error(`The runner of veraPDF could not be compiled:\n${output}`)
  await writeFile(stamp, await sources())
}

/** Whether the compiled runner was made from the sources as they are now. */
async function isCompiled(): Promise<boolean> {
  return (await readFile(stamp, 'utf8').catch(() => '')) === (await sources())
}

async function sources(): Promise<string> {
  const paths = ['pom.xml', join('src', 'main', 'java', 'chapbook', 'Validate.java')]
  return (await Promise.all(paths.map((path) => readFile(join(folder, path), 'utf8')))).join('\n')
}

type Line =
  | ({ readonly kind: 'failed'; readonly file: string; readonly profile: string } & FailedRule)
  | { readonly kind: 'verdict'; readonly file: string; readonly profile: string; readonly checks: number }

/** The failed rules of a file and profile stand before its verdict. */
function readValidations(lines: readonly Line[]): readonly Validation[] {
  return lines.flatMap((line) => {
    if (line.kind !== 'verdict') return []
    const { file: path, profile, checks } = line
    const own = lines.filter((other) => other.file === path && other.profile === profile)
    return [{ path, profile, checks, failures: own.filter((other) => other.kind === 'failed') }]
  })
}

function judge(validations: readonly Validation[]): Verdict {
  const findings = validations.flatMap(({ profile, failures }) =>
    failures.map(({ rule, count, messages, places }) => {
      return `${profile} ${rule} (${count} times): ${messages[0] ?? ''} ${places[0] ?? ''}`
    }),
  )
  return {
    isGood: validations.length > 0 && findings.length === 0,
    summary: validations.map(({ profile, failures }) => `${profile}: ${failures.length} failed rules`).join(', '),
    findings,
  }
}

const folder = join(packageRoot, 'tests', 'conformance', 'verapdf')
const build = join(folder, 'build')
const stamp = join(build, 'made-from.txt')
