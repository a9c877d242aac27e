/** A picture alone in its paragraph is a figure; the picture's title is the caption. */

import type {
  Definition,
  FootnoteDefinition,
  Image,
  ImageReference,
  Paragraph,
  PhrasingContent,
  Root,
  RootContent,
} from 'mdast'
import type { Plugin } from 'unified'
import type { VFile } from 'vfile'
import { phrasing } from '../formats/markdown/phrasing.ts'
import { walkMarkdown } from '../walk.ts'
import { construct, type Construct } from './construct.ts'
import type { Block } from './directives.ts'
import { spansIn } from './spans.ts'

/** Makes figures of paragraphs that hold one picture and nothing else. */
export const figures: Plugin<[], Root> = () => (tree, file) => {
  const notes: FootnoteDefinition[] = []
  const titles = titlesOf(tree)
  walkMarkdown(tree, (paragraph, index, parent) => {
    const picture = paragraph.type === 'paragraph' ? onlyPicture(paragraph) : undefined
    if (picture === undefined) return
    const isInFigure = parent.type === 'construct' && parent.data.hName === 'figure'
    parent.children[index] = isInFigure ? picture : figureOf(picture, titles, file, notes)
  })
  tree.children.push(...notes)
}

/** `:::figure[Caption]`: pictures or any blocks; without a label, a last paragraph behind them is the caption. */
export function figure({ directive, label, content, properties, file }: Block): RootContent {
  const last = content.at(-1)
  const isCaption =
    label === undefined && content.length > 1 && last?.type === 'paragraph' && onlyPicture(last) === undefined
  const caption = isCaption && last.type === 'paragraph' ? last.children : label
  const blocks = isCaption ? content.slice(0, -1) : content
  const [only] = blocks
  const picture = blocks.length === 1 && only?.type === 'paragraph' ? onlyPicture(only) : undefined
  const title = picture?.type === 'image' && caption === undefined ? picture.title : undefined
  const written = title ? phrasing(title, picture?.position) : caption
  if (title && picture?.type === 'image') picture.title = null
  const captions =
    written === undefined ? [] : [construct('figcaption', {}, spansIn(written, file, []), directive.position)]
  return construct('figure', properties, [...blocks, ...captions], directive.position)
}

function figureOf(
  picture: Image | ImageReference,
  titles: ReadonlyMap<string, Definition>,
  file: VFile,
  notes: FootnoteDefinition[],
): Construct {
  const title = picture.type === 'image' ? picture.title : titles.get(picture.identifier)?.title
  if (picture.type === 'image') picture.title = null
  const caption = title ? spansIn(phrasing(title, picture.position), file, notes) : undefined
  const { id, ...properties } = picture.data?.hProperties ?? {}
  picture.data = { ...picture.data, hProperties: properties }
  const captions = caption === undefined ? [] : [construct('figcaption', {}, caption, picture.position)]
  return construct('figure', id === undefined ? {} : { id: String(id) }, [picture, ...captions], picture.position)
}

function onlyPicture({ children }: Paragraph): Image | ImageReference | undefined {
  const [first, ...others] = children.filter(
    (node: PhrasingContent) => node.type !== 'text' || node.value.trim() !== '',
  )
  return others.length === 0 && (first?.type === 'image' || first?.type === 'imageReference') ? first : undefined
}

function titlesOf(tree: Root): ReadonlyMap<string, Definition> {
  const titles = new Map<string, Definition>()
  walkMarkdown(tree, (definition) => {
    if (definition.type === 'definition' && !titles.has(definition.identifier))
      titles.set(definition.identifier, definition)
  })
  return titles
}
