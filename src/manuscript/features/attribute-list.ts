/** Reads what stands in braces behind a heading, a picture or a span: `{#harbour .small-caps lang=fr}`. */

import type { Properties } from 'hast'
import type { Position } from 'unist'
import type { VFile } from 'vfile'
import { nearest } from '../../settings/nearest.ts'
import { checkLanguage } from '../language.ts'
import { warning } from '../messages.ts'

export type Attributes = Readonly<Record<string, string>>

/** Attributes that a manuscript may give to any part of the text; `by` names the source of a quotation. */
const known: readonly string[] = ['id', 'class', 'lang', 'dir', 'role', 'by']

/** Short and other spellings of the classes that the markup of the book has. */
const classNames: Readonly<Record<string, string>> = {
  sc: 'small-caps',
  smallcaps: 'small-caps',
  center: 'centred',
  centered: 'centred',
  centre: 'centred',
}

const part = String.raw`#[^\s#.={}"'<>]+|\.[\p{L}_][^\s#.={}"'<>]*|[A-Za-z][\w:-]*=(?:"[^"]*"|'[^']*'|[^\s"'=<>{}]+)|-`
const listAtStart = new RegExp(String.raw`^\{\s*((?:${part})(?:\s+(?:${part}))*)\s*\}`, 'u')
const listAtEnd = new RegExp(String.raw`\s*\{\s*((?:${part})(?:\s+(?:${part}))*)\s*\}\s*$`, 'u')

/** Reads an attribute list at the very start or end of a text; `undefined` where there is none. */
export function attributeList(
  text: string,
  where: 'start' | 'end',
): { readonly attributes: Attributes; readonly rest: string } | undefined {
  const found = (where === 'start' ? listAtStart : listAtEnd).exec(text)
  if (found === null) return undefined
  const rest = where === 'start' ? text.slice(found[0].length) : text.slice(0, found.index)
  return { attributes: attributesOf(found[1] ?? ''), rest }
}

function attributesOf(list: string): Attributes {
  const attributes: Record<string, string> = {}
  for (const [written] of list.matchAll(new RegExp(part, 'gu'))) {
    if (written === '-') continue
    if (written.startsWith('#')) attributes['id'] = written.slice(1)
    else if (written.startsWith('.')) attributes['class'] = `${attributes['class'] ?? ''} ${written.slice(1)}`.trim()
    else {
      const equals = written.indexOf('=')
      attributes[written.slice(0, equals)] = written.slice(equals + 1).replace(/^(["'])(.*)\1$/s, '$2')
    }
  }
  return attributes
}

/** Turns attributes into hast properties; what cannot be used is left out with a warning on the file. */
export function propertiesOf(attributes: Attributes, file: VFile, place: Position | undefined): Properties {
  const properties: Properties = {}
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'id' && value !== '') properties['id'] = value
    else if (name === 'class') properties['className'] = value.split(/\s+/).map((one) => classNames[one] ?? one)
    else if (name === 'lang') Object.assign(properties, languageOf(value, file, place))
    else if (name === 'dir' && (value === 'ltr' || value === 'rtl')) properties['dir'] = value
    else if (name === 'role' && value === 'presentation') properties['role'] = value
    else if (name !== 'by') warnOf(name, value, file, place)
  }
  return properties
}

/** The `lang` attribute in canonical form; nothing, and a warning, where the tag is wrong. */
function languageOf(tag: string, file: VFile, place: Position | undefined): Properties {
  const language = checkLanguage(tag)
  if (language.kind === 'known') return { lang: language.tag }
  warning(file, { reason: language.reason, note: language.note, ruleId: 'language-tag', place })
  return {}
}

function warnOf(name: string, value: string, file: VFile, place: Position | undefined): void {
  const isKnown = known.includes(name)
  const guess = nearest(name, known)
  warning(file, {
    reason: isKnown ? `\`${name}\` cannot be \`${value}\`` : `\`${name}\` is not an attribute that Chapbook knows`,
    note:
      isKnown || guess === undefined
        ? `It is left out. Known are ${known.map((one) => `\`${one}\``).join(', ')}.`
        : `Write \`${guess}\`.`,
    ruleId: 'unknown-attribute',
    place,
  })
}
