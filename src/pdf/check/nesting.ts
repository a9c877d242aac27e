/** Rules for what may stand in what: lists, tables, tables of contents. */

import type { Fault, StructureNode, Subject } from './subject.ts'
import { nodePlace } from './subject.ts'

/** ISO 14289-1, 7.2 with ISO 32000-1, 14.8.4.3. */
export function* checkNesting(subject: Subject): Generator<Fault> {
  for (const node of subject.nodes) {
    const place = nodePlace(node, subject)
    for (const fault of nestingFaults(node)) yield { ...fault, place }
  }
}

function* nestingFaults({ type, parent, kids }: StructureNode): Generator<Fault> {
  const parents = PARENTS[type]
  if (parents && !parents.types.includes(parent?.type ?? ''))
    yield { ua: parents.rule, message: `\`${type}\` stands in \`${parent?.type ?? 'the root'}\`` }
  const allowed = KIDS[type]
  const stranger = allowed && kids.find((kid) => !allowed.types.includes(kid.type))
  if (allowed && stranger) yield { ua: allowed.rule, message: `\`${type}\` holds \`${stranger.type}\`` }
  if (type === 'Table') yield* partFaults(kids)
  // No rule of the standard, but an item without a body is a bullet that says nothing.
  if (type === 'LI' && !kids.some((kid) => kid.type === 'LBody'))
    yield { advice: 'item-without-body', message: 'An item of a list has no body' }
  const captions = kids.flatMap((kid, index) => (kid.type === 'Caption' ? [index] : []))
  const [caption] = captions
  if (caption === undefined) return
  if (type === 'Table' && captions.length > 1) yield { ua: '7.2-39', message: 'A table has two captions' }
  if (type === 'Table' && caption > 0 && caption < kids.length - 1)
    yield { ua: '7.2-16', message: 'The caption of a table is neither first nor last' }
  const first = FIRST_CAPTION[type]
  if (first && captions.some((index) => index > 0))
    yield { ua: first, message: `The caption in \`${type}\` is not first` }
}

function* partFaults(kids: StructureNode['kids']): Generator<Fault> {
  const [heads, bodies, feet] = ['THead', 'TBody', 'TFoot'].map(
    (part) => kids.filter(({ type }) => type === part).length,
  )
  if (Number(heads) > 1) yield { ua: '7.2-11', message: 'A table has two heads' }
  if (Number(feet) > 1) yield { ua: '7.2-12', message: 'A table has two feet' }
  if (feet && !bodies) yield { ua: '7.2-13', message: 'A table has a foot and no body' }
  if (heads && !bodies) yield { ua: '7.2-14', message: 'A table has a head and no body' }
}

type Rule = { readonly rule: string; readonly types: readonly string[] }

const PARENTS: Readonly<Record<string, Rule>> = {
  TR: { rule: '7.2-4', types: ['Table', 'THead', 'TBody', 'TFoot'] },
  THead: { rule: '7.2-5', types: ['Table'] },
  TBody: { rule: '7.2-6', types: ['Table'] },
  TFoot: { rule: '7.2-7', types: ['Table'] },
  TH: { rule: '7.2-8', types: ['TR'] },
  TD: { rule: '7.2-9', types: ['TR'] },
  LI: { rule: '7.2-17', types: ['L'] },
  LBody: { rule: '7.2-18', types: ['LI'] },
  TOCI: { rule: '7.2-26', types: ['TOC'] },
}

const KIDS: Readonly<Record<string, Rule>> = {
  Table: { rule: '7.2-3', types: ['TR', 'THead', 'TBody', 'TFoot', 'Caption'] },
  TR: { rule: '7.2-10', types: ['TH', 'TD'] },
  THead: { rule: '7.2-36', types: ['TR'] },
  TBody: { rule: '7.2-37', types: ['TR'] },
  TFoot: { rule: '7.2-38', types: ['TR'] },
  L: { rule: '7.2-19', types: ['L', 'LI', 'Caption'] },
  LI: { rule: '7.2-20', types: ['Lbl', 'LBody'] },
  TOC: { rule: '7.2-27', types: ['TOC', 'TOCI', 'Caption'] },
}

const FIRST_CAPTION: Readonly<Record<string, string>> = { L: '7.2-40', TOC: '7.2-28' }
