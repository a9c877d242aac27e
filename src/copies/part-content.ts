/** Rewrites the content of a bookplate: names of fonts and states, and codes of glyphs, in the order in which they are used. */

import { applyEdits, type Edit } from '../pdf/content/edits.ts'
import { readOperators } from '../pdf/content/tokens.ts'
import { PDFHexString, PDFString } from 'pdf-lib'
import type { PartFont, UsedFont } from './part-font.ts'
import { UnfitBookplate } from './unfit.ts'

export type Rewritten = {
  readonly content: Uint8Array
  readonly fonts: ReadonlyMap<string, PartFont>
  /** Old names by new ones. */
  readonly states: ReadonlyMap<string, string>
}

/**
 * Reads a page's content, whose fonts all have codes of two bytes.
 *
 * @param use is asked for each font of the page once, by its name, and then told which glyphs are shown
 */
export function rewritten(bytes: Uint8Array, use: (name: string) => UsedFont): Rewritten {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const edits: Edit[] = []
  const fonts = new Map<string, { readonly name: string; readonly font: UsedFont }>()
  const states = new Map<string, string>()
  const kept: (UsedFont | undefined)[] = []
  let current: UsedFont | undefined
  readOperators(bytes, (operator, _start, _end, { count, kinds, starts, ends }) => {
    const [start, end] = [starts[0] ?? 0, ends[0] ?? 0]
    if (operator === 'q') kept.push(current)
    else if (operator === 'Q') current = kept.pop()
    else if (operator === 'Tf') {
      const old = source.toString('latin1', start + 1, end)
      const known = fonts.get(old) ?? { name: `F${fonts.size + 1}`, font: use(old) }
      fonts.set(old, known)
      current = known.font
      edits.push({ start, end, text: `/${known.name}` })
    } else if (operator === 'gs') {
      const old = source.toString('latin1', start + 1, end)
      const name = states.get(old) ?? `G${states.size + 1}`
      states.set(old, name)
      edits.push({ start, end, text: `/${name}` })
    } else if (SHOWS.has(operator)) {
      const at = count - 1
      const [from, to] = [starts[at] ?? 0, ends[at] ?? 0]
      if (!current) throw new UnfitBookplate('It shows text without a font')
      if (kinds[at] === 'array') edits.push(...recodedArray(source, from, to, current))
      else edits.push(recoded(source, from, to, current))
    } else if (FOREIGN.has(operator)) throw new UnfitBookplate('It draws with pictures or patterns')
  })
  return {
    content: applyEdits(bytes, edits),
    fonts: new Map([...fonts.values()].map(({ name, font }) => [name, font.finish()])),
    states: new Map([...states].map(([old, name]) => [name, old])),
  }
}

/** The strings in an array; the numbers between them stay. */
function recodedArray(source: Buffer, start: number, end: number, font: UsedFont): readonly Edit[] {
  const edits: Edit[] = []
  for (let at = start + 1; at < end - 1; at++) {
    const byte = source[at]
    if (byte !== LESS && byte !== PARENTHESIS) continue
    const close = byte === LESS ? source.indexOf('>', at) + 1 : literalEnd(source, at)
    edits.push(recoded(source, at, close, font))
    at = close - 1
  }
  return edits
}

function recoded(source: Buffer, start: number, end: number, font: UsedFont): Edit {
  const inner = source.toString('latin1', start + 1, end - 1)
  const codes = (source[start] === LESS ? PDFHexString.of(inner) : PDFString.of(inner)).asBytes()
  let text = ''
  for (let at = 0; at + 1 < codes.length; at += 2)
    text += font
      .glyph((codes[at] ?? 0) * 256 + (codes[at + 1] ?? 0))
      .toString(16)
      .padStart(4, '0')
  return { start, end, text: `<${text}>` }
}

function literalEnd(source: Buffer, from: number): number {
  let depth = 0
  for (let at = from; at < source.length; at++) {
    const byte = source[at]
    if (byte === BACKSLASH) at++
    else if (byte === PARENTHESIS) depth++
    else if (byte === CLOSING && --depth === 0) return at + 1
  }
  return source.length
}

const SHOWS: ReadonlySet<string> = new Set(['Tj', 'TJ', "'", '"'])
/** What names other resources. */
const FOREIGN: ReadonlySet<string> = new Set(['Do', 'sh', 'cs', 'CS'])
const [LESS, PARENTHESIS, CLOSING, BACKSLASH] = [0x3c, 0x28, 0x29, 0x5c] as const
