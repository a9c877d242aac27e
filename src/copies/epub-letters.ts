/** Which letters the fonts of an EPUB have for its text. */

import { tablesOf } from '../fonts/sfnt.ts'

/** A file of the EPUB by its path. */
type Content = (path: string) => Uint8Array | undefined

/**
 * The code points that the upright faces of the text have; `undefined` where the EPUB brings no fonts, and a reading system sets all of it in
 * one of its own. The form of the style is ours (`theme/fonts.ts`, `editions/epub/style.ts`).
 */
export function textLetters(content: Content): ReadonlySet<number> | undefined {
  const style = new TextDecoder().decode(content('OEBPS/style.css') ?? new Uint8Array())
  const families = /(?:^|\n)body \{\s*font-family: ([^;]*);/.exec(style)?.[1]?.match(/"[^"]+"/g) ?? []
  const files = [...style.matchAll(/@font-face \{([^}]*)\}/g)].flatMap(([, face = '']) => {
    const isText = families.some((family) => face.includes(`font-family: ${family};`))
    const isUpright = face.includes('font-weight: 400;') && face.includes('font-style: normal;')
    const path = /url\("([^"]+)"\)/.exec(face)?.[1]
    return isText && isUpright && path !== undefined ? [content(`OEBPS/${path}`)] : []
  })
  if (files.length === 0) return undefined
  const letters = new Set<number>()
  try {
    for (const file of files) if (file) addLetters(file, letters)
  } catch (error) {
    // A font that is cut off has no letters more.
    if (!(error instanceof RangeError)) throw error
  }
  return letters
}

/** Reads the character map of a font (OpenType 1.9.1, `cmap`): formats 4 and 12, which all fonts for Unicode have. */
function addLetters(font: Uint8Array, letters: Set<number>): void {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength)
  const map = tablesOf(view).get('cmap')
  if (!map) return
  for (let index = 0; index < view.getUint16(map.offset + 2); index++) {
    const at = map.offset + view.getUint32(map.offset + 8 + index * 8)
    const format = view.getUint16(at)
    if (format === 4) addSegments(view, at, letters)
    else if (format === 12)
      for (let group = 0; group < view.getUint32(at + 12); group++)
        addRange(view.getUint32(at + 16 + group * 12), view.getUint32(at + 20 + group * 12), letters)
  }
}

function addSegments(view: DataView, at: number, letters: Set<number>): void {
  const double = view.getUint16(at + 6)
  for (let segment = 0; segment < double; segment += 2) {
    const last = view.getUint16(at + 14 + segment)
    const first = view.getUint16(at + 16 + double + segment)
    if (first !== 0xffff) addRange(first, last, letters)
  }
}

function addRange(first: number, last: number, letters: Set<number>): void {
  for (let code = first; code <= Math.min(last, 0x10ffff); code++) letters.add(code)
}
