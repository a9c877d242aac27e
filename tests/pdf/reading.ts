/** Reads a finished PDF back: its tags as lines of text, with the words that pdf.js finds in them. */

import type { TextItem, TextMarkedContent } from 'pdfjs-dist/types/src/display/api.js'
import { openPdf } from '../../src/pdf/open.ts'
import type { StructureElement, StructureKid } from '../../src/pdf/structure/tree.ts'
import { readStructureTree } from '../../src/pdf/structure/tree.ts'

/** One line an element, indented; texts in quotes. */
export async function tagsOf(bytes: Uint8Array): Promise<string> {
  const { catalog } = await openPdf(bytes)
  const texts = await textsOf(bytes)
  return `${(readStructureTree(catalog) ?? []).flatMap((element) => lines(element, texts, '')).join('\n')}\n`
}

/** All text in the order of the content, with a line end where pdf.js sees one; what no tag owns too. */
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

function lines(kid: StructureKid, texts: ReadonlyMap<string, string>, indent: string): readonly string[] {
  if (kid.kind === 'object') return [`${indent}(annotation)`]
  if (kid.kind === 'marked') {
    const place = kid.stream ? 'form ' : ''
    return [`${indent}${place}"${texts.get(`p${kid.page.objectNumber}R_mc${kid.mcid}`) ?? ''}"`]
  }
  return [`${indent}${described(kid)}`, ...kid.kids.flatMap((inner) => lines(inner, texts, `${indent}  `))]
}

function described({ type, language, alt, actualText, expansion, id }: StructureElement): string {
  const facts = Object.entries({ language, alt, text: actualText, expansion, id: id?.startsWith('node') ? undefined : id })
  return [type, ...facts.flatMap(([key, value]) => (value === undefined ? [] : [`${key}="${value}"`]))].join(' ')
}

async function textsOf(bytes: Uint8Array): Promise<ReadonlyMap<string, string>> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
  const texts = new Map<string, string>()
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent({ includeMarkedContent: true })
    addTexts(items, texts)
  }
  await document.destroy()
  return texts
}

function addTexts(items: readonly (TextItem | TextMarkedContent)[], texts: Map<string, string>): void {
  const open: (string | undefined)[] = []
  for (const item of items) {
    if ('str' in item) {
      const id = open.findLast((mark) => mark !== undefined)
      if (id !== undefined) texts.set(id, (texts.get(id) ?? '') + item.str)
    } else if (item.type === 'endMarkedContent') open.pop()
    else open.push('id' in item && typeof item.id === 'string' ? item.id : undefined)
  }
}
