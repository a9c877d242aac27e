/** Rules for the metadata stream and its agreement with the information dictionary. */

import { PDFDict } from 'pdf-lib'
import { textAt } from '../objects.ts'
import type { Fault, Subject } from './subject.ts'

/** ISO 14289-1 5 and 7.1; ISO 19005-2 6.6. */
export function* checkMetadata({ pdf: { context }, xmp }: Subject): Generator<Fault> {
  if (xmp === undefined) return yield { ua: '7.1-8', archive: '6.6.2.1-1', message: 'There is no metadata stream' }
  if (xmp.includes('\ufffd')) yield { archive: '6.6.2.1-5', message: 'The metadata are not UTF-8' }
  const header = /<\?xpacket([^?]*)\?>/.exec(xmp)?.[1] ?? ''
  if (/\bbytes=/.test(header)) yield { archive: '6.6.2.1-2', message: 'The metadata packet has the attribute `bytes`' }
  if (/\bencoding=/.test(header))
    yield { archive: '6.6.2.1-3', message: 'The metadata packet has the attribute `encoding`' }
  if (!/<dc:title>[\s\S]*?<rdf:li[^>]*>[^<]+</.test(xmp)) yield { ua: '7.1-9', message: 'The metadata have no title' }
  yield* checkClaims(xmp)
  const information = context.lookup(context.trailerInfo.Info)
  if (information instanceof PDFDict) yield* checkAgreement(xmp, information)
}

function* checkClaims(xmp: string): Generator<Fault> {
  const ua = property(xmp, 'pdfuaid:part')
  if (ua === undefined) yield { ua: '5-1', message: 'The metadata do not claim PDF/UA' }
  else if (ua !== '1') yield { ua: '5-2', message: 'The metadata claim another part of PDF/UA' }
  const part = property(xmp, 'pdfaid:part')
  if (part === undefined) yield { archive: '6.6.4-1', message: 'The metadata do not claim PDF/A' }
  else if (part !== '2' && part !== '3')
    yield { archive: '6.6.4-2', message: 'The metadata claim another part of PDF/A' }
  if (part !== undefined && property(xmp, 'pdfaid:conformance') !== 'A')
    yield { archive: '6.6.4-3', message: 'The metadata claim another level of PDF/A' }
  if (ua !== undefined && !xmp.includes('<pdfaSchema:prefix>pdfuaid<'))
    yield { archive: '6.6.2.3.1-1', message: 'The metadata use properties of PDF/UA and do not describe them' }
  if (property(xmp, 'tdm:reservation') !== undefined && !xmp.includes('<pdfaSchema:prefix>tdm<'))
    yield { archive: '6.6.2.3.1-1', message: 'The metadata use properties of TDMRep and do not describe them' }
}

/** What a reader shows must not depend on where it looks. */
function* checkAgreement(xmp: string, information: PDFDict): Generator<Fault> {
  const pairs: readonly (readonly [string, string | undefined])[] = [
    ['Title', items(xmp, 'dc:title')[0]],
    ['Author', items(xmp, 'dc:creator').join(', ') || undefined],
    ['Subject', items(xmp, 'dc:description')[0]],
    ['Keywords', property(xmp, 'pdf:Keywords')],
    ['Producer', property(xmp, 'pdf:Producer')],
    ['Creator', property(xmp, 'xmp:CreatorTool')],
    ['CreationDate', pdfDate(property(xmp, 'xmp:CreateDate'))],
    ['ModDate', pdfDate(property(xmp, 'xmp:ModifyDate'))],
  ]
  for (const [key, value] of pairs)
    if (textAt(information, key) !== value)
      yield {
        advice: 'metadata-agreement',
        message: `\`${key}\` differs between the metadata and the information dictionary`,
      }
}

function property(xmp: string, name: string): string | undefined {
  const [, element, attribute] = new RegExp(`<${name}>([^<]*)<|\\b${name}="([^"]*)"`).exec(xmp) ?? []
  const value = element ?? attribute
  return value === undefined ? undefined : unescaped(value)
}

function items(xmp: string, name: string): readonly string[] {
  const content = new RegExp(`<${name}>([\\s\\S]*?)</${name}>`).exec(xmp)?.[1] ?? ''
  return [...content.matchAll(/<rdf:li[^>]*>([^<]*)</g)].map(([, text = '']) => unescaped(text))
}

function unescaped(text: string): string {
  return text.replaceAll(/&(?:#(\d+)|(lt|gt|amp|quot|apos));/g, (_, code?: string, name?: string) =>
    code === undefined ? (NAMED[name ?? ''] ?? '') : String.fromCodePoint(Number(code)),
  )
}

function pdfDate(date: string | undefined): string | undefined {
  return date && `D:${date.replaceAll(/[-:T]/g, '')}`
}

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }
