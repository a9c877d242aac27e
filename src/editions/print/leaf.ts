/** The writer's own pages that stand alone: dedication, epigraph, copyright, colophon. */

import type { Element } from 'hast'
import { toString } from 'hast-util-to-string'
import { eachElement } from '../../book/trees.ts'
import type { Matter } from '../../book/matter.ts'
import { directionOf } from '../../manuscript/language.ts'
import { element } from '../markup.ts'
import type { PrintDocument } from './document.ts'
import { flow, type FlowProperties } from './front-matter.ts'
import { positionName, positionNames } from './position-names.ts'
import { printed } from './text.ts'

/** Longer ones, in characters, go over pages; shorter ones are kept whole, so that they can stand at the foot. */
const longestWhole = 900

/** One page, without head and folio; an essay has dedication and epigraph on the same. */
export function leafFlow(leaves: readonly Matter[], document: PrintDocument, properties: FlowProperties): Element {
  const [first] = leaves
  const kind = first?.role === 'copyright' ? 'imprint-page' : `${first?.role ?? 'leaf'}-page`
  const sections = leaves.map((leaf) => leafSection(leaf, document))
  return flow({ dataKind: kind, dataFurniture: 'none', ...properties }, sections)
}

function leafSection(leaf: Matter, parts: PrintDocument): Element {
  const { id, role, heading, body, language } = leaf
  const { remark } = parts
  const blocks = printed(body, parts, positionNames(leaf))
  const title =
    heading.length > 0 ? element('h1', { dataAt: positionName(leaf, 0) }, printed(heading, parts)) : undefined
  return element(
    'section',
    {
      id,
      className: ['leaf', role === 'copyright' ? 'imprint' : `${role}-leaf`],
      ...(isShort(blocks) ? { dataWhole: '' } : {}),
      ...(language === undefined ? {} : { lang: language, dir: directionOf(language) }),
    },
    [title, ...blocks, role === 'copyright' && remark !== undefined ? element('p', {}, [remark]) : undefined],
  )
}

/** What calls a note is not kept whole: the note needs its room at the foot. */
function isShort(blocks: Element['children']): boolean {
  let isPlain = true
  eachElement(blocks, ({ tagName, properties }) => {
    if (tagName === 'img' || properties['dataNote'] !== undefined) isPlain = false
  })
  return isPlain && toString({ type: 'root', children: blocks }).length <= longestWhole
}
