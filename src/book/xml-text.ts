/** Text as XML can hold it. */

/** Text as XML character data; what XML 1.0 (section 2.2) has no place for is left out. */
export function escapeText(text: string): string {
  return legal(text).replace(/[&<>]/g, (character) => REFERENCES[character] ?? '')
}

/** Text as the value of an attribute in double quotes. */
export function escapeAttribute(text: string): string {
  return legal(text).replace(/[&<>"\t\n]/g, (character) => REFERENCES[character] ?? '')
}

/** The text without what XML has no place for. */
export function legal(text: string): string {
  return ILLEGAL.test(text) ? text.replace(new RegExp(ILLEGAL, 'gu'), '') : text
}

// A range of lone surrogates: with `u` the pairs are characters of their own.
const ILLEGAL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uD800-\uDFFF\uFFFE\uFFFF]/u

const REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#x9;',
  '\n': '&#xA;',
}
