/** What was found in a release, for those who have received it. */

import type { Verification } from '../verify.ts'
import type { LineStyle } from './editions.ts'
import { count } from './quantities.ts'
import { visible } from './visible.ts'
import { pad, wrap } from './width.ts'

type Finding = Verification['findings'][number]

const labels: Readonly<Record<Finding['kind'], string>> = {
  changed: 'changed',
  size: 'size',
  missing: 'missing',
  unlisted: 'not listed',
  link: 'no file',
  outside: 'outside',
  disagreement: 'differs',
  signature: 'signature',
  signer: 'other key',
  unsigned: 'not signed',
  unreadable: 'unreadable',
}

/** Labels stand in a column of their own. */
const indent = 12

/** So many files with the same trouble are named; a program is told of all. */
const most = 20

/** What is as it should be, and who vouches for it. */
export function verifyLines(found: Verification, { colours, width }: LineStyle): readonly string[] {
  if (!found.ok) return []
  const isOne = found.files === 1
  const verb = isOne ? 'is as it was made' : 'are as they were made'
  return [
    colours.green(`${count(found.files, 'file')} ${ofWhat(found)} ${verb}.`),
    ...[...signatureNotes(found), ...besideNotes(found)].flatMap((note) => wrap(note, width)),
  ]
}

/** `of 2 editions and their site`, `of personal copies` */
function ofWhat({ editions, sites }: Verification): string {
  if (editions === 0 && sites === 0) return 'of personal copies'
  if (editions === 0) return sites === 1 ? 'of a site' : `of ${count(sites, 'site')}`
  const around = sites === 0 ? '' : ` and ${editions === 1 ? 'its' : 'their'} ${sites === 1 ? 'site' : 'sites'}`
  return `of ${count(editions, 'edition')}${around}`
}

function signatureNotes({ signers, unsigned }: Verification): readonly string[] {
  if (signers.length === 0) {
    return ['It is not signed: so nothing was damaged on the way, but who made it is not proved.']
  }
  const notes = signers.map(({ fingerprint, isTrusted }) =>
    isTrusted
      ? `Signed by a key that you gave: ${fingerprint}`
      : `Signed by the key ${fingerprint}. The key lies in the release itself, so this proves only that nothing was changed since it was signed. To prove who signed it, give a key that you have from elsewhere: --key.`,
  )
  return unsigned === 0
    ? notes
    : [...notes, `${count(unsigned, 'folder')} of it ${unsigned === 1 ? 'is' : 'are'} not signed.`]
}

function besideNotes({ notLookedAt }: Verification): readonly string[] {
  if (notLookedAt === 0) return []
  const is = notLookedAt === 1 ? 'lies' : 'lie'
  return [
    `${count(notLookedAt, 'file')} ${is} beside the editions, in no list here. To have them looked at too, verify the folder of the whole site.`,
  ]
}

/** What is wrong, with what to do; the same trouble of several files is told once. */
export function verifyTrouble(found: Verification, { colours, width }: LineStyle): readonly string[] {
  if (found.ok) return []
  const groups = alike(found.findings)
  const room = Math.max(20, width - indent)
  const lines = groups.flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    const paths = group.slice(0, most).map(({ path }) => visible(path))
    const more = group.length - paths.length
    const named = more > 0 ? [...paths, `and ${count(more, 'other')}`] : paths
    const words = wrap(visible(`${first.reason}. ${first.hint}`), room)
    return [
      ...named.map(
        (path, index) => `${index === 0 ? colours.red(pad(labels[first.kind], indent)) : ' '.repeat(indent)}${path}`,
      ),
      ...words.map((line) => ' '.repeat(indent) + line),
    ]
  })
  const things = found.findings.length
  const summary = `This release is not as it was made: ${count(things, 'thing')} ${things === 1 ? 'is' : 'are'} wrong. ${count(found.files, 'file')} ${ofWhat(found)} ${found.files === 1 ? 'was' : 'were'} looked at.`
  return [...lines, ...wrap(summary, width)]
}

function alike(findings: readonly Finding[]): readonly (readonly Finding[])[] {
  const groups = new Map<string, Finding[]>()
  for (const finding of findings) {
    const key = `${finding.kind}\n${finding.reason}\n${finding.hint}`
    const group = groups.get(key)
    if (group) group.push(finding)
    else groups.set(key, [finding])
  }
  return [...groups.values()]
}

/** One event for each trouble, and one for the whole. */
export function verifyEvents({ findings, ...rest }: Verification, exitCode: number): readonly object[] {
  return [
    ...findings.map(({ kind, ...finding }) => ({ kind: 'finding', what: kind, ...finding })),
    { kind: 'verified', exitCode, findings: findings.length, ...rest },
  ]
}
