/** The metadata stream: the same facts as in the information dictionary, as XMP. */

import { escapeText } from '../../book/xml-text.ts'
import { wholeTitle, type DocumentFacts } from '../facts.ts'

/** Standards that the file claims to meet. */
export type Claims = {
  readonly ua: boolean
  /** Part and level of PDF/A. */
  readonly archive: '2A' | '3A' | '2B' | false
}

/** Writes an XMP packet (ISO 16684-1) in UTF-8, with the extension schema that PDF/A asks for where PDF/UA is claimed. */
export function xmpPacket(facts: DocumentFacts, claims: Claims): Uint8Array {
  const { authors, description, language, modified, producer, subjects } = facts
  const date = xmpDate(modified)
  const properties = [
    '<dc:format>application/pdf</dc:format>',
    `<dc:title>${alternatives(wholeTitle(facts))}</dc:title>`,
    authors.length > 0 ? `<dc:creator>${list('Seq', authors)}</dc:creator>` : '',
    description ? `<dc:description>${alternatives(description)}</dc:description>` : '',
    `<dc:language>${list('Bag', [language])}</dc:language>`,
    subjects.length > 0 ? `<dc:subject>${list('Bag', subjects)}</dc:subject>` : '',
    subjects.length > 0 ? `<pdf:Keywords>${escapeText(subjects.join(', '))}</pdf:Keywords>` : '',
    `<pdf:Producer>${escapeText(producer)}</pdf:Producer>`,
    `<xmp:CreatorTool>${escapeText(producer)}</xmp:CreatorTool>`,
    `<xmp:CreateDate>${date}</xmp:CreateDate>`,
    `<xmp:ModifyDate>${date}</xmp:ModifyDate>`,
    claims.archive ? archiveClaim(claims.archive) : '',
    claims.ua ? '<pdfuaid:part>1</pdfuaid:part>' : '',
  ]
  const packet = [
    '<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    `<rdf:Description rdf:about=""${NAMESPACES}>`,
    ...properties.filter((property) => property !== ''),
    '</rdf:Description>',
    claims.ua && claims.archive ? UA_SCHEMA : '',
    '</rdf:RDF></x:xmpmeta>',
    '<?xpacket end="r"?>',
  ]
  return Buffer.from(packet.filter((line) => line !== '').join('\n'), 'utf8')
}

function archiveClaim([part, level]: string): string {
  return `<pdfaid:part>${part}</pdfaid:part><pdfaid:conformance>${level}</pdfaid:conformance>`
}

/** Seconds and no fraction: `2026-11-22T00:00:00Z`. */
function xmpDate(modified: string): string {
  return `${new Date(modified).toISOString().slice(0, 19)}Z`
}

function alternatives(text: string): string {
  return `<rdf:Alt><rdf:li xml:lang="x-default">${escapeText(text)}</rdf:li></rdf:Alt>`
}

function list(kind: 'Seq' | 'Bag', texts: readonly string[]): string {
  return `<rdf:${kind}>${texts.map((text) => `<rdf:li>${escapeText(text)}</rdf:li>`).join('')}</rdf:${kind}>`
}

const NAMESPACES = [
  ['dc', 'http://purl.org/dc/elements/1.1/'],
  ['pdf', 'http://ns.adobe.com/pdf/1.3/'],
  ['xmp', 'http://ns.adobe.com/xap/1.0/'],
  ['pdfaid', 'http://www.aiim.org/pdfa/ns/id/'],
  ['pdfuaid', 'http://www.aiim.org/pdfua/ns/id/'],
]
  .map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`)
  .join('')

// PDF/A-2 knows no `pdfuaid`, so the packet describes it (ISO 19005-2, 6.6.2.3).
const UA_SCHEMA = [
  '<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"',
  ' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">',
  '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">',
  '<pdfaSchema:schema>Identification of PDF/UA</pdfaSchema:schema>',
  '<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>',
  '<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>',
  '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">',
  '<pdfaProperty:name>part</pdfaProperty:name>',
  '<pdfaProperty:valueType>Integer</pdfaProperty:valueType>',
  '<pdfaProperty:category>internal</pdfaProperty:category>',
  '<pdfaProperty:description>Part of ISO 14289 that the document conforms to</pdfaProperty:description>',
  '</rdf:li></rdf:Seq></pdfaSchema:property>',
  '</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>',
].join('')
