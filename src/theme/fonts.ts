/** Finds the font files that a book needs, in the theme's families and their fallbacks. */

import type { Host } from '../host/host.ts'
import { chooseFiles, cssName } from './fonts/choose.ts'
import type { ChosenFile } from './fonts/choose.ts'
import { withBinaryEm } from './fonts/binary-em.ts'
import { fontName, fontPath } from './fonts/coverage.ts'
import type { UnavailableFamily } from './fonts/on-demand.ts'
import { withEvenScripts } from './fonts/even-scripts.ts'
import { slanted } from './fonts/slanted.ts'
import { subsetFont } from './fonts/subset.ts'
import type { FontRole, FontUse } from './fonts/use.ts'
import type { FontFamily, FontFile, Theme } from './theme.ts'

export { fontNameLetters, fontUse } from './fonts/use.ts'
export type { FontUse } from './fonts/use.ts'
export { fontLicences } from './fonts/licences.ts'
export type { UnavailableFamily } from './fonts/on-demand.ts'

/** What the files are for. */
type FontPurpose = 'woff2' | 'small-woff2' | 'truetype' | 'print'

export type FontResult = {
  readonly files: readonly FontFile[]
  /** The families that the files belong to, each once, those of the roles first. */
  readonly families: readonly FontFamily[]
  /** Those of them that draw a script which the family of the text lacks, and not only a few signs or a name. */
  readonly scriptFamilies: readonly FontFamily[]
  /** CSS `font-family` lists, quoted; where a role is not used, its generic family alone. */
  readonly stacks: Readonly<Record<FontRole, string>>
  /** The characters that no face has, by code point. */
  readonly missing: readonly string[]
  /** The families that would have some of those, each once. */
  readonly unavailable: readonly UnavailableFamily[]
}

/**
 * The files that show the given characters, and the lists of family names that find them.
 *
 * Each file is a CSS family of its own, so that reading systems without `unicode-range` find every character.
 *
 * @param format `woff2`: the files as the packages have them, but for families that were fetched and that of formulas:
 *   those weigh much and are cut down in any case · `truetype`: all are cut down to the characters (for EPUB and the cover) · `print`: so are these,
 *   and their em is a power of two (see `withBinaryEm`); families without italics get a slanted face
 * @throws ChapbookError when a font package is not installed
 */
export async function fontFiles(
  theme: Pick<Theme, 'fonts'>,
  use: FontUse,
  format: FontPurpose,
  host: Host,
): Promise<FontResult> {
  const choice = async (role: FontRole): ReturnType<typeof chooseFiles> => chooseFiles(theme.fonts, role, use, host)
  const [text, smallCapitals, heading, code, math] = await Promise.all([
    choice('text'),
    choice('smallCapitals'),
    choice('heading'),
    choice('code'),
    choice('math'),
  ])
  const choices = [text, smallCapitals, heading, code, math]
  const missing = new Set(choices.flatMap(({ missing }) => missing))
  const chosen = once(choices.flatMap(({ files }) => files))
  const { fonts } = theme
  const fetched = new Map(
    chosen.flatMap(({ family }) => (family.folder === undefined ? [] : [[family.package, family] as const])),
  )
  const files = await Promise.all(chosen.map((file) => load(file, format, isHeavy(file.family, fonts), host)))
  const ownFamilies = [fonts.text, fonts.smallCapitals, fonts.heading, fonts.code, fonts.math]
  const families = [...ownFamilies, ...fonts.fallbacks, ...fetched.values()].filter((family) =>
    chosen.some((file) => file.family === family),
  )
  const isOfScript = (family: FontFamily): boolean =>
    !ownFamilies.includes(family) && chosen.some((file) => file.family === family && file.letters >= lettersOfScript)
  return {
    files: files.flatMap((file, index) => {
      const family = chosen[index]?.family
      const isUpright =
        family && [fonts.text, fonts.smallCapitals, fonts.heading].includes(family) && !hasItalics(family)
      return format === 'print' && isUpright ? [file, ...slantedFile(file)] : [file]
    }),
    families,
    scriptFamilies: families.filter(isOfScript),
    stacks: {
      text: stack(text.names, 'serif'),
      smallCapitals: stack(smallCapitals.names, 'serif'),
      heading: stack(heading.names, 'sans-serif'),
      code: stack(code.names, 'monospace'),
      math: stack(math.names, 'math'),
    },
    missing: [...missing].toSorted((a, b) => a - b).map((codePoint) => String.fromCodePoint(codePoint)),
    unavailable: [
      ...new Map(choices.flatMap(({ unavailable }) => unavailable.map((found) => [found.family, found]))).values(),
    ],
  }
}

/** What several texts need together, and what each of them asks for. */
export type SharedFonts = {
  readonly files: readonly FontFile[]
  /** By text: the CSS `font-family` list, and the characters that no face has. */
  readonly texts: readonly { readonly stack: string; readonly missing: readonly string[] }[]
}

/**
 * The files for texts that are printed together, in the family of the text. What a text asks for does not depend on the others.
 *
 * @param always characters that are in every file that has them
 * @throws ChapbookError when a font package is not installed
 */
export async function sharedFontFiles(
  theme: Pick<Theme, 'fonts'>,
  texts: readonly string[],
  { language, always }: { readonly language: string; readonly always: string },
  host: Host,
): Promise<SharedFonts> {
  const choices = await Promise.all(
    texts.map((text) => chooseFiles(theme.fonts, 'text', { ...NO_TEXT, text: text + always, language }, host)),
  )
  const chosen = once(choices.flatMap(({ files }) => files)).filter(({ face }) => face.style === 'normal')
  return {
    files: await Promise.all(chosen.map((file) => load(file, 'print', true, host))),
    texts: choices.map(({ names, missing }) => ({
      stack: stack(names, 'serif'),
      missing: missing.map((codePoint) => String.fromCodePoint(codePoint)),
    })),
  }
}

const NOTHING = { bold: '', italic: '', boldItalic: '' }
const NO_TEXT: FontUse = {
  ...{ text: '', smallCapitals: '', heading: '', code: '', math: '' },
  marked: { text: NOTHING, smallCapitals: NOTHING, heading: NOTHING, code: NOTHING },
}

/** So many different letters are words of another script; a foreign name or a formula has fewer. */
const lettersOfScript = 12

/**
 * The `@font-face` rules of the files.
 *
 * @param address where the file is found: a path, or `data:…`
 */
export function fontFaceCss(files: readonly FontFile[], address: (file: FontFile) => string): string {
  return files
    .map(
      (file) => `@font-face {
  font-family: "${file.family}";
  font-weight: ${file.weight};
  font-style: ${file.style};
  src: url("${address(file)}")${file.format === 'woff2' ? ' format("woff2")' : ''};
}
`,
    )
    .join('')
}

/** Roles share files, above all of the fallbacks: one file, with the characters of all. */
function once(files: readonly ChosenFile[]): readonly ChosenFile[] {
  const merged = new Map<string, ChosenFile>()
  for (const file of files) {
    const name = fontName(file.family.package, file.subset, file.face)
    const characters = new Set([...(merged.get(name)?.characters ?? []), ...file.characters])
    merged.set(name, { ...file, characters: [...characters].toSorted((a, b) => a - b) })
  }
  return [...merged.values()]
}

async function load(
  { family, subset, face, characters }: ChosenFile,
  wanted: FontPurpose,
  isCut: boolean,
  host: Host,
): Promise<FontFile> {
  const bytes = await host.disk.read(fontPath(family, subset, face))
  const about = {
    family: cssName(family, subset),
    name: fontName(family.package, subset, face),
    weight: face.weight,
    style: face.style,
  }
  if (wanted === 'small-woff2')
    return { ...about, format: 'woff2', bytes: await subsetFont(bytes, characters, host, 'woff2') }
  const format = wanted === 'woff2' && !isCut ? 'woff2' : 'truetype'
  const made = format === 'woff2' ? bytes : withEvenScripts(await subsetFont(bytes, characters, host), family.package)
  return {
    ...about,
    format,
    bytes: wanted === 'print' ? withBinaryEm(made) : made,
  }
}

/** Whether a family has italics, of whatever weight. */
export function hasItalics({ faces }: FontFamily): boolean {
  return faces.some(({ style }) => style === 'italic')
}

/** The slanted twin of an upright face; none where its outlines are not TrueType, and the browser slants them. */
function slantedFile(file: FontFile): readonly FontFile[] {
  const bytes = slanted(file.bytes)
  return bytes ? [{ ...file, name: `${file.name}-slanted`, style: 'italic', bytes }] : []
}

/** Such a family is cut down to the characters of the book wherever it is used: a hundred times what is needed of it. */
function isHeavy(family: FontFamily, { math }: Theme['fonts']): boolean {
  return family.folder !== undefined || family.package === math.package
}

function stack(names: readonly string[], generic: string): string {
  return [...names.map((name) => `"${name}"`), generic].join(', ')
}
