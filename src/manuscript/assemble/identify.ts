/** Gives ids to chapters, sections, figures and whatever the writer has named. */

import type { Element } from 'hast'
import type { VFile } from 'vfile'
import { asciiId, headingName, makeAnchors, type Anchors } from './anchors.ts'
import type { Draft } from './drafts.ts'
import type { Flow, Heading } from './flow.ts'
import { walkHtml } from '../walk.ts'

/** Writes the ids into the nodes and returns what links need to find them. Figures count through the book. */
export function identify(drafts: readonly Draft[], title: Heading | undefined, { notes }: Flow): Anchors {
  const anchors = makeAnchors()
  for (const { id } of drafts) anchors.claim(id)
  const figures = { count: 0 }
  const first = drafts.find(({ role }) => role === undefined)
  if (title !== undefined && first !== undefined) nameHeading(title, first.id, anchors)
  for (const { id, heading, items, file } of drafts) {
    if (heading === undefined) anchors.name(id, id, file)
    else nameHeading(heading, id, anchors)
    for (const item of items) {
      if (item.kind === 'block') identifyInside(item.node, item.file, anchors, figures)
      else nameHeading(item, anchors.claim(asciiId(wantedId(item.node) ?? item.title)), anchors, true)
    }
  }
  for (const [file, texts] of notes) {
    for (const text of texts.values()) identifyInside(text, file, anchors, figures)
  }
  return anchors
}

/** Names a heading by what the writer calls it and by its words; a section's heading keeps the id until it is nested. */
function nameHeading({ node, file, title }: Heading, id: string, anchors: Anchors, keepsId = false): void {
  const wanted = wantedId(node)
  if (wanted !== undefined) anchors.name(wanted, id, file)
  for (const name of [headingName(title), asciiId(title), id]) if (name !== '') anchors.name(name, id, file)
  for (const child of node.children) if (child.type === 'element') identifyInside(child, file, anchors, { count: 0 })
  if (keepsId) node.properties['id'] = id
  else delete node.properties['id']
}

function identifyInside(block: Element, file: VFile, anchors: Anchors, figures: { count: number }): void {
  walkHtml({ children: [block] }, (element) => {
    const wanted = wantedId(element)
    if (element.tagName === 'figure') figures.count += 1
    if (wanted === undefined && element.tagName !== 'figure') return
    const id = anchors.claim(wanted === undefined ? `figure-${figures.count}` : asciiId(wanted))
    if (wanted !== undefined) anchors.name(wanted, id, file)
    anchors.name(id, id, file)
    element.properties['id'] = id
  })
}

function wantedId({ properties }: Element): string | undefined {
  const { id } = properties
  return typeof id === 'string' && id.trim() !== '' ? id.trim() : undefined
}
