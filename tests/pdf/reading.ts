/** Reads a finished PDF back: its tags as lines of text, and its words as pdf.js finds them. */

import { readUnicodeMap, type UnicodeMap } from '../../src/pdf/content/cmap.ts'
import { pageBytes } from '../../src/pdf/content/scan.ts'
import { readOperators } from '../../src/pdf/content/tokens.ts'
import {
  dictionaryEntries,
  forEachCode,
  nameValue,
  numberValue,
  stringValue,
  textValue,
} from '../../src/pdf/content/values.ts'
import { dictAt, streamAt } from '../../src/pdf/objects.ts'
import { inheritedDict, openPdf, type PdfPage } from '../../src/pdf/open.ts'
import { streamBytes } from '../../src/pdf/streams.ts'
import type { StructureElement, StructureKid } from '../../src/pdf/structure/tree.ts'
import { readStructureTree } from '../../src/pdf/structure/tree.ts'

/** One line an element, indented; texts in quotes, with every space as it is in the file. */
export async function tagsOf(bytes: Uint8Array): Promise<string> {
  const { catalog, pages } = await openPdf(bytes)
  const texts = new Map(pages.map((page) => [page.ref.objectNumber, textsOf(page)]))
  const lines = (kid: StructureKid, indent: string): readonly string[] => {
    if (kid.kind === 'object') return [`${indent}(annotation)`]
    if (kid.kind === 'marked' && kid.stream) return [`${indent}(in a form)`]
    if (kid.kind === 'marked') return [`${indent}"${texts.get(kid.page.objectNumber)?.get(kid.mcid) ?? ''}"`]
    return [`${indent}${described(kid)}`, ...kid.kids.flatMap((inner) => lines(inner, `${indent}  `))]
  }
  return `${(readStructureTree(catalog) ?? []).flatMap((element) => lines(element, '')).join('\n')}\n`
}

/** All text in the order of the content, also what no tag owns: under the key -1. */
export function textsOf(page: PdfPage): ReadonlyMap<number, string> {
  const bytes = pageBytes(page)
  const fonts = mapsOf(page)
  const texts = new Map<number, string>()
  const marks: { mcid: number | undefined; actualText: string | undefined }[] = []
  const append = (text: string): void => {
    const owner = marks.findLast(({ mcid }) => mcid !== undefined)?.mcid ?? -1
    texts.set(owner, (texts.get(owner) ?? '') + text)
  }
  let font: UnicodeMap = new Map()
  const fontsAround: UnicodeMap[] = []
  readOperators(bytes, (operator, _start, _end, { kinds, starts, ends, count }) => {
    const [kind = 'word', start = 0, end = 0] = [kinds[count - 1], starts[count - 1], ends[count - 1]]
    if (operator === 'q') fontsAround.push(font)
    if (operator === 'Q') font = fontsAround.pop() ?? font
    if (operator === 'Tf') font = fonts.get(nameValue(bytes, starts[0] ?? 0, ends[0] ?? 0)) ?? new Map<number, string>()
    if (operator === 'BMC') marks.push({ mcid: undefined, actualText: undefined })
    if (operator === 'BDC') {
      const entries = dictionaryEntries(bytes, start)
      const [mcid, actualText] = [entries.get('MCID'), entries.get('ActualText')]
      const text = actualText && textValue(stringValue(bytes, actualText.start, actualText.end))
      marks.push({ mcid: mcid && numberValue(bytes, mcid.start, mcid.end), actualText: text })
    }
    if (operator === 'EMC') append(marks.at(-1)?.actualText ?? '')
    if (operator === 'EMC') marks.pop()
    if ((operator !== 'Tj' && operator !== 'TJ') || marks.at(-1)?.actualText !== undefined) return
    forEachCode(bytes, { kind, start, end }, 2, (code) => append(font.get(code) ?? '\ufffd'))
  })
  return texts
}

/** What pdf.js reads from the whole file, with its line ends. */
export async function plainText(bytes: Uint8Array): Promise<string> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
  const pages: string[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent()
    pages.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''))
  }
  await document.destroy()
  return pages.join('\f')
}

function described({ type, language, alt, actualText, expansion, id }: StructureElement): string {
  const facts = Object.entries({
    language,
    alt,
    text: actualText,
    expansion,
    id,
  })
  return [type, ...facts.flatMap(([key, value]) => (value === undefined ? [] : [`${key}="${value}"`]))].join(' ')
}

function mapsOf(page: PdfPage): ReadonlyMap<string, UnicodeMap> {
  const resources = inheritedDict(page.dict, 'Resources')
  const fonts = resources && dictAt(resources, 'Font')
  const names = fonts?.keys().map((key) => key.decodeText()) ?? []
  return new Map(
    names.map((name) => {
      const font = fonts && dictAt(fonts, name)
      const stream = font && streamAt(font, 'ToUnicode')
      return [name, readUnicodeMap((stream && streamBytes(stream)) ?? new Uint8Array())]
    }),
  )
}
