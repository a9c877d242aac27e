/** Turns a title as it is read into the title as it is filed. */

/** Articles at the head of a title, by language; an apostrophe joins them to the next word. */
const articles: Readonly<Record<string, RegExp>> = {
  en: /^(the|an|a)\s+/i,
  fr: /^(les|le|la|une|un|des)\s+|^(l['’])/i,
  de: /^(der|die|das|eine|ein)\s+/i,
  es: /^(los|las|el|la|lo|unos|unas|una|un)\s+/i,
  it: /^(gli|lo|la|il|le|i|una|uno|un)\s+|^(l['’]|un['’])/i,
  pt: /^(os|as|o|a|uns|umas|uma|um)\s+/i,
  nl: /^(het|de|een|['’]t|['’]n)\s+/i,
}

/** Moves the leading article behind a comma: `The Angel in the Desert` → `Angel in the Desert, The`. */
export function titleSort(title: string, language: string): string {
  const found = articles[language.split('-')[0] ?? '']?.exec(title)
  if (!found) return title
  const rest = title.slice(found[0].length)
  if (!/^[\p{L}\p{N}\p{P}]/u.test(rest)) return title
  return `${rest.charAt(0).toLocaleUpperCase('en')}${rest.slice(1)}, ${(found[1] ?? found[2] ?? '').trim()}`
}
