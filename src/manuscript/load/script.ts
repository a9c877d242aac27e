/** Tells in which script most of a text is written. */

const scripts: Readonly<Record<string, string>> = {
  Latin: String.raw`\p{Script=Latin}`,
  Cyrillic: String.raw`\p{Script=Cyrillic}`,
  Greek: String.raw`\p{Script=Greek}`,
  Arabic: String.raw`\p{Script=Arabic}`,
  Hebrew: String.raw`\p{Script=Hebrew}`,
  Chinese: String.raw`\p{Script=Han}`,
  Japanese: String.raw`[\p{Script=Hiragana}\p{Script=Katakana}]`,
  Korean: String.raw`\p{Script=Hangul}`,
  Devanagari: String.raw`\p{Script=Devanagari}`,
  Thai: String.raw`\p{Script=Thai}`,
  Armenian: String.raw`\p{Script=Armenian}`,
  Georgian: String.raw`\p{Script=Georgian}`,
}

/** Names the script of more than half of the letters; `undefined` where there are too few letters to tell. */
export function scriptOf(text: string): string | undefined {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  if (letters < 20) return undefined
  return Object.entries(scripts).find(
    ([, letter]) => (text.match(new RegExp(letter, 'gu'))?.length ?? 0) > letters / 2,
  )?.[0]
}
