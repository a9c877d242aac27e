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
  const { authors, description, language, mining, modified, producer, subjects } = facts
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
    mining ? '<tdm:reservation>1</tdm:reservation>' : '',
    mining?.policy === undefined ? '' : `<tdm:policy>${escapeText(mining.policy)}</tdm:policy>`,
  ]
  const packet = [
    '<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    `<rdf:Description rdf:about=""${NAMESPACES}${mining ? ` xmlns:tdm="${MINING.namespace}"` : ''}>`,
    ...properties.filter((property) => property !== ''),
    '</rdf:Description>',
    claims.archive ? described([...(claims.ua ? [UA] : []), ...(mining ? [MINING] : [])]) : '',
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

type Schema = {
  readonly name: string
  readonly namespace: string
  readonly prefix: string
  readonly properties: readonly {
    readonly name: string
    readonly type: 'Integer' | 'URI'
    readonly category: 'internal' | 'external'
    readonly description: string
  }[]
}

const UA: Schema = {
  name: 'Identification of PDF/UA',
  namespace: 'http://www.aiim.org/pdfua/ns/id/',
  prefix: 'pdfuaid',
  properties: [
    {
      name: 'part',
      type: 'Integer',
      category: 'internal',
      description: 'Part of ISO 14289 that the document conforms to',
    },
  ],
}

/** TDMRep of 10 May 2024, section on PDF. */
const MINING: Schema = {
  name: 'Reservation of text and data mining',
  namespace: 'http://www.w3.org/ns/tdmrep/',
  prefix: 'tdm',
  properties: [
    {
      name: 'reservation',
      type: 'Integer',
      category: 'external',
      description: '1 where text and data mining is reserved',
    },
    { name: 'policy', type: 'URI', category: 'external', description: 'Address of the terms for it' },
  ],
}

/** PDF/A-2 knows neither of these schemas, so the packet describes them (ISO 19005-2, 6.6.2.3). */
function described(schemas: readonly Schema[]): string {
  if (schemas.length === 0) return ''
  return [
    '<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"',
    ' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">',
    '<pdfaExtension:schemas><rdf:Bag>',
    ...schemas.map(descriptionOf),
    '</rdf:Bag></pdfaExtension:schemas></rdf:Description>',
  ].join('')
}

function descriptionOf({ name, namespace, prefix, properties }: Schema): string {
  return [
    '<rdf:li rdf:parseType="Resource">',
    `<pdfaSchema:schema>${name}</pdfaSchema:schema>`,
    `<pdfaSchema:namespaceURI>${namespace}</pdfaSchema:namespaceURI>`,
    `<pdfaSchema:prefix>${prefix}</pdfaSchema:prefix>`,
    '<pdfaSchema:property><rdf:Seq>',
    ...properties.flatMap((property) => [
      '<rdf:li rdf:parseType="Resource">',
      `<pdfaProperty:name>${property.name}</pdfaProperty:name>`,
      `<pdfaProperty:valueType>${property.type}</pdfaProperty:valueType>`,
      `<pdfaProperty:category>${property.category}</pdfaProperty:category>`,
      `<pdfaProperty:description>${property.description}</pdfaProperty:description>`,
      '</rdf:li>',
    ]),
    '</rdf:Seq></pdfaSchema:property>',
    '</rdf:li>',
  ].join('')
}
