/** Finds out which characters a book needs in which face. */

import type { Element, ElementContent } from 'hast'
import type { Book, Chapter } from '../../book/book.ts'
import { directionOf } from '../../manuscript/language.ts'
import { formulaCharacters } from './formula-characters.ts'

/** Roles of words; each has its own bold and italic faces. */
type TextRole = 'text' | 'smallCapitals' | 'heading' | 'code'

export type FontRole = TextRole | 'math'

/** The characters that each role must show, each once, by code point; `''` where the role is not used. */
export type FontUse = {
  readonly text: string
  readonly smallCapitals: string
  readonly heading: string
  readonly code: string
  /** Signs of formulas; words in them are set in the face of the text. */
  readonly math: string
  /** Language of the book: decides among families that draw the same characters differently. */
  readonly language?: string
  /** The characters that the markup sets bold or italic; without it every face of the theme may be needed. */
  readonly marked?: Readonly<Record<TextRole, MarkedCharacters>>
}

export type MarkedCharacters = { readonly bold: string; readonly italic: string; readonly boldItalic: string }

/** For an edition that names its fonts: their names are Latin, whatever the text is. */
export const fontNameLetters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/**
 * The characters of the whole book by role.
 *
 * @param added words that the edition adds (Contents, Notes, names on the title page); they are needed in text and headings
 * @param raised what the edition sets in small capitals without a mark of the writer's
 */
export function fontUse(book: Book, added = '', raised: readonly ElementContent[] = []): FontUse {
  const seen: Seen = { marks: new Uint16Array(0x110000), last: 0, math: new Set() }
  const { metadata } = book
  const languages = new Map(book.chapters.map(({ id, language }) => [id, language ?? metadata.language]))
  const of = (role: TextRole, chapter?: Chapter['id']): Setting => {
    const language = languages.get(chapter ?? '') ?? metadata.language
    return { role, bold: false, italic: false, slants: slantsIn(language) }
  }
  const people = [...metadata.authors, ...metadata.contributors].map(({ name }) => name)
  const plain = [
    added,
    metadata.title,
    metadata.subtitle,
    metadata.series?.name,
    ...people,
    ...book.chapters.map(({ title }) => title),
  ]
  mark(seen, ` 0123456789${plain.join('')}`, of('text'))
  mark(seen, ` 0123456789${plain.join('')}`, of('heading'))
  for (const { id, heading, body } of book.chapters) {
    collect(seen, heading, of('heading', id))
    collect(seen, body, of('text', id))
  }
  collect(seen, raised, of('smallCapitals'))
  for (const { chapter, content } of book.notes) collect(seen, content, of('text', chapter))
  return { ...characters(seen), language: metadata.language }
}

/** What was seen of each code point, and the last of them: most texts end long before the last plane. */
type Seen = { readonly marks: Uint16Array; last: number; readonly math: Set<string> }

type Setting = {
  readonly role: TextRole
  readonly bold: boolean
  readonly italic: boolean
  /** Whether emphasis slants; if not, it is bold. */
  readonly slants: boolean
}

/** Hebrew and Arabic letters have no italics. */
function slantsIn(language: string): boolean {
  return directionOf(language) === 'ltr'
}

const roles: readonly TextRole[] = ['text', 'smallCapitals', 'heading', 'code']
const headings = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'th', 'caption', 'figcaption'])
const bold = new Set(['strong', 'b', 'th', 'dt'])
const italic = new Set(['em', 'i', 'cite', 'dfn', 'var', 'address'])
const code = new Set(['code', 'pre', 'kbd', 'samp'])

function collect(seen: Seen, content: readonly ElementContent[], setting: Setting): void {
  for (const node of content) {
    if (node.type === 'text') mark(seen, node.value, setting)
    if (node.type !== 'element') continue
    if (node.tagName === 'math') collectFormula(seen, node, setting)
    else collect(seen, node.children, settingOf(node, setting))
  }
}

function collectFormula(seen: Seen, math: Element, setting: Setting): void {
  const { signs, words } = formulaCharacters(math)
  for (const sign of signs) seen.math.add(sign)
  mark(seen, words, { ...setting, role: 'text' })
}

function settingOf({ tagName, properties: { className, lang } }: Element, setting: Setting): Setting {
  const names = classes(className)
  const slants = typeof lang === 'string' ? slantsIn(lang) : setting.slants
  const isEmphasis = italic.has(tagName)
  return {
    role: roleOf(tagName, names, setting.role),
    bold: setting.bold || bold.has(tagName) || names.some(isTitle) || (isEmphasis && !slants),
    italic: setting.italic || (isEmphasis && slants),
    slants,
  }
}

function roleOf(tag: string, names: readonly string[], around: TextRole): TextRole {
  if (code.has(tag)) return 'code'
  if (names.includes('small-caps')) return 'smallCapitals'
  if (headings.has(tag) || names.some(isTitle)) return 'heading'
  return around
}

/** Lines that are set like headings. */
function isTitle(name: string): boolean {
  return name === 'box-title' || name === 'questions-title'
}

function classes(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : []
}

/** One bit for each role and style; what stands in a heading may stand in the text face too (contents, links). */
function mark(seen: Seen, text: string, setting: Setting): void {
  const style = 1 << ((setting.bold ? 1 : 0) + (setting.italic ? 2 : 0))
  const bits = (style << (roles.indexOf(setting.role) * 4)) | (setting.role === 'heading' ? 1 : 0)
  const inBold = 2 << (roles.indexOf(setting.role) * 4)
  for (let index = 0; index < text.length; index++) {
    const codePoint = text.codePointAt(index) ?? 0
    if (codePoint > 0xffff) index++
    seen.marks[codePoint] =
      (seen.marks[codePoint] ?? 0) | bits | (setting.italic && isNeverSlanted(codePoint) ? inBold : 0)
    if (codePoint > seen.last) seen.last = codePoint
  }
}

/** Hebrew, Arabic, Chinese, Japanese and Korean are emphasised by weight. */
function isNeverSlanted(codePoint: number): boolean {
  return codePoint >= 0x590 && (codePoint < 0x780 || codePoint >= 0x2e80)
}

function characters({ marks, last, math }: Seen): FontUse {
  const codePoints: number[] = []
  for (let codePoint = 0; codePoint <= last; codePoint++) if (marks[codePoint] !== 0) codePoints.push(codePoint)
  const having = (bits: number): string =>
    String.fromCodePoint(...codePoints.filter((codePoint) => ((marks[codePoint] ?? 0) & bits) !== 0))
  const marked = (role: TextRole): MarkedCharacters => {
    const shift = roles.indexOf(role) * 4
    return { bold: having(2 << shift), italic: having(4 << shift), boldItalic: having(8 << shift) }
  }
  return {
    text: having(15),
    smallCapitals: having(15 << 4),
    heading: having(15 << 8),
    code: having(15 << 12),
    math: [...math].toSorted().join(''),
    marked: {
      text: marked('text'),
      smallCapitals: marked('smallCapitals'),
      heading: marked('heading'),
      code: marked('code'),
    },
  }
}
