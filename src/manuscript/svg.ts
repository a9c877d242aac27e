/** SVG pictures: their natural size, and the same picture with nothing in it that runs or reaches outside. */

import { raw } from 'hast-util-raw'
import { toHtml } from 'hast-util-to-html'
import { visit } from 'unist-util-visit'
import type { Element, Root } from 'hast'

export type SvgFindings = {
  /** Natural size, CSS px; `undefined` where the text is no SVG. */
  readonly size: { readonly width: number; readonly height: number } | undefined
  /** What `safeSvg` takes out, as the writer would name it: `script`, `onclick`, `href to https://…`. Each once. */
  readonly removed: readonly string[]
}

/**
 * Returns an SVG picture without scripts, event handlers, foreign objects and references to anything but its own parts
 * and raster pictures inside it. Editions call this on every SVG that they read.
 */
export function safeSvg(text: string): string {
  const picture = clean(text).picture
  return picture === undefined ? '' : toHtml(picture, { space: 'svg', closeEmptyElements: true })
}

/** Looks at an SVG before it is used: its size, and what of it will be taken out. */
export function inspectSvg(text: string): SvgFindings {
  const { picture, removed } = clean(text)
  return { size: picture === undefined ? undefined : sizeOf(picture), removed: [...removed] }
}

const elementsToRemove: ReadonlySet<string> = new Set(
  (
    'script foreignobject iframe object embed audio video canvas handler listener set base meta link html body form input ' +
    'animation discard'
  ).split(' '),
)

function clean(text: string): { readonly picture: Element | undefined; readonly removed: ReadonlySet<string> } {
  const removed = new Set<string>()
  // The declarations of a document type are XML's, which the parser of HTML would show as text.
  const bare = text.replace(/<!DOCTYPE[^[>]*(?:\[[\s\S]*?\]\s*)?>/i, '').replaceAll(/<\?[\s\S]*?\?>/g, '')
  const tree = raw({ type: 'root', children: [{ type: 'raw', value: bare }] } satisfies Root)
  const roots = tree.type === 'root' ? tree.children : [tree]
  const picture = roots.find((node): node is Element => node.type === 'element' && node.tagName === 'svg')
  if (picture === undefined) return { picture, removed }
  visit(picture, (node, index, parent) => {
    if (node.type === 'element') {
      const name = node.tagName.toLowerCase()
      if (elementsToRemove.has(name) || isAnimatedAddress(node)) removed.add(`\`<${node.tagName}>\``)
      // Elements of drawing programs say nothing to readers, and are not worth a word.
      if (elementsToRemove.has(name) || isAnimatedAddress(node) || name.includes(':') || name === 'metadata') {
        parent?.children.splice(index ?? 0, 1)
        return index
      }
      cleanAttributes(node, removed)
    } else if (node.type === 'text' && parent?.type === 'element' && parent.tagName === 'style') {
      node.value = cleanStyle(node.value, removed)
    } else if (node.type === 'comment') {
      parent?.children.splice(index ?? 0, 1)
      return index
    }
    return undefined
  })
  picture.properties['xmlns'] = 'http://www.w3.org/2000/svg'
  const usesXLink = toHtml(picture, { space: 'svg' }).includes('xlink:')
  if (usesXLink) picture.properties['xmlnsXLink'] = 'http://www.w3.org/1999/xlink'
  return { picture, removed }
}

/** An animation that changes where something leads. */
function isAnimatedAddress({ tagName, properties }: Element): boolean {
  return /^animate/i.test(tagName) && /href|^on/i.test(String(properties['attributeName'] ?? ''))
}

function cleanAttributes(element: Element, removed: Set<string>): void {
  for (const [name, value] of Object.entries(element.properties)) {
    const text = Array.isArray(value) ? value.join(' ') : String(value)
    if (/^on/i.test(name) && !/^(?:on)$/i.test(name)) {
      removed.add(`\`${name.toLowerCase()}\``)
      delete element.properties[name]
    } else if (/^(?:href|xlinkhref|src|xmlbase)$/i.test(name) && !isInside(text)) {
      removed.add(`\`href\` to \`${text.length > 60 ? `${text.slice(0, 60)}…` : text}\``)
      delete element.properties[name]
    } else if (/^(?:xmlns.*|[a-z]+:.*)$/i.test(name) && !/^xml(?:ns|nsxlink|lang|space)$/i.test(name)) {
      delete element.properties[name]
    } else if (/url\s*\(|@import|expression|\\/i.test(text)) {
      element.properties[name] = cleanStyle(text, removed)
    }
  }
}

/** A part of the same picture, or a raster picture held in the address. */
function isInside(address: string): boolean {
  return /^\s*(?:#|data:image\/(?:png|jpe?g|gif|webp)[;,])/i.test(address)
}

function cleanStyle(style: string, removed: Set<string>): string {
  // A backslash can spell a letter in CSS; nothing drawn needs one.
  return style
    .replaceAll('\\', '')
    .replaceAll(/@import[^;]*;?/gi, () => {
      removed.add('`@import`')
      return ''
    })
    .replaceAll(/url\s*\(\s*(["']?)([^)]*?)\1\s*\)/gi, (whole, _quote: string, address: string) => {
      if (isInside(address)) return whole
      removed.add(`\`url(${address.slice(0, 60)})\``)
      return 'none'
    })
}

function sizeOf({ properties }: Element): { readonly width: number; readonly height: number } {
  const box = String(properties['viewBox'] ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number)
  const [, , boxWidth = 0, boxHeight = 0] = box.length === 4 && box.every(Number.isFinite) ? box : []
  const width = pixels(properties['width'])
  const height = pixels(properties['height'])
  const ratio = boxWidth > 0 && boxHeight > 0 ? boxWidth / boxHeight : 2
  if (width !== undefined && height !== undefined) return { width, height }
  if (width !== undefined) return { width, height: width / ratio }
  if (height !== undefined) return { width: height * ratio, height }
  // The default size of a replaced element (CSS 2.1, section 10.3.2).
  return boxWidth > 0 && boxHeight > 0 ? { width: boxWidth, height: boxHeight } : { width: 300, height: 150 }
}

const unitSizes: Readonly<Record<string, number>> = {
  '': 1,
  px: 1,
  pt: 4 / 3,
  pc: 16,
  mm: 96 / 25.4,
  cm: 96 / 2.54,
  in: 96,
  q: 96 / 101.6,
  em: 16,
  rem: 16,
  ex: 8,
}

function pixels(length: unknown): number | undefined {
  const found = /^\s*(\d+(?:\.\d+)?|\.\d+)\s*([a-z]*)\s*$/i.exec(String(length ?? ''))
  const size = Number(found?.[1]) * (unitSizes[(found?.[2] ?? '').toLowerCase()] ?? Number.NaN)
  return size > 0 ? Math.round(size * 100) / 100 : undefined
}
