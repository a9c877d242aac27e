/**
 * Good files made bad: one change each, and the rule that must then be found broken.
 *
 * What veraPDF asks of PDF/UA-1 and PDF/A-2a and our check does not, because nothing that Chapbook writes could come near it, or because only
 * whoever reads font programs or the bytes of the file could tell:
 * - languages of single texts (7.2-2, 21 to 25, 30 to 33): the language of the document answers them all
 * - the number of rows under each column, and spans that run out of the table (7.2-41, 43)
 * - form fields, widgets, signatures, printer's marks, films and layers in detail (7.11, 7.18.1-3, 7.18.2 to 7.18.8; 6.1.12, 6.4, 6.9-2, 3)
 * - font programs: glyphs that are there, their widths, cmaps, CIDSystemInfo, CharSet and CIDSet (7.21.3.1, 3.3-2, 4.1-2, 4.2, 5, 6; 6.2.11.2 to 6)
 * - how the bytes are set: spaces around keywords, lengths of streams, hexadecimal strings, limits of numbers (6.1.4 to 6.1.13)
 * - colour spaces other than DeviceRGB, halftones, rendering intents, JPEG 2000 (6.2.4.2 to 6.2.6, 6.2.8.3)
 * - appearances of annotations and named actions (6.3.3-2 to 4, 6.5.1-2)
 * - XMP as XML, and the extension schema field by field (5-3 to 5; 6.6.2.1-4, 6.6.2.3, 6.6.4-4 to 7)
 */

import { PDFName, PDFNumber, PDFString } from 'pdf-lib'
import { remove, set, textString } from '../../src/pdf/objects.ts'
import type { OpenPdf } from '../../src/pdf/open.ts'
import { flateStream } from '../../src/pdf/streams.ts'
import {
  element,
  font,
  retype,
  rewrite,
  remeta,
  link,
  catalogEntry,
  rootOf,
  widenFirstRow,
  headers,
  descriptorOf,
  intentOf,
  keepKids,
  withoutScopes,
  overlapCells,
  tableOf,
  captionAmongRows,
  ownTwice,
  holeInParentTree,
  spellWith,
  addStream,
} from './changing.ts'

export const faults: Readonly<Record<string, readonly [string, (pdf: OpenPdf) => void]>> = {
  'not marked as tagged': ['PDF/UA-1 6.2-1', catalogEntry('MarkInfo', (context) => context.obj({ Marked: false }))],
  'suspect tags': [
    'PDF/UA-1 7.1-4',
    catalogEntry('MarkInfo', (context) => context.obj({ Marked: true, Suspects: true })),
  ],
  'the file name in the window': ['PDF/UA-1 7.1-10', ({ catalog }) => remove(catalog, 'ViewerPreferences')],
  'no structure tree': ['PDF/UA-1 7.1-11', ({ catalog }) => remove(catalog, 'StructTreeRoot')],
  'no language': ['PDF/UA-1 7.2-34', ({ catalog }) => remove(catalog, 'Lang')],
  'an impossible language': ['PDF/UA-1 7.2-29', ({ catalog }) => set(catalog, 'Lang', PDFString.of('english_uk'))],
  'an impossible language inside': ['PDF/A-2a 6.7.4-1', (pdf) => set(element(pdf, 'P'), 'Lang', PDFString.of('12 3'))],
  'additional actions': ['PDF/A-2a 6.5.2-1', catalogEntry('AA', (context) => context.obj({}))],
  requirements: ['PDF/A-2a 6.11-1', catalogEntry('Requirements', (context) => context.obj([]))],
  'a script': ['PDF/A-2a 6.5.1-1', catalogEntry('OpenAction', (context) => context.obj({ S: 'JavaScript' }))],
  'other files': ['PDF/A-2a 6.8-5', catalogEntry('Names', (context) => context.obj({ EmbeddedFiles: {} }))],
  'a tiny page': [
    'PDF/A-2a 6.1.13-11',
    ({ pages, context }) => pages[0] && set(pages[0].dict, 'MediaBox', context.obj([0, 0, 2, 2])),
  ],
  'annotations in their own order': ['PDF/UA-1 7.18.3-1', ({ pages }) => pages[0] && remove(pages[0].dict, 'Tabs')],

  'a page without resources': ['PDF/A-2a 6.2.2-2', ({ pages }) => pages[0] && remove(pages[0].dict, 'Resources')],
  'a page that does something when it is opened': [
    'PDF/A-2a 6.5.2-2',
    ({ pages, context }) => pages[0] && set(pages[0].dict, 'AA', context.obj({})),
  ],
  'a page that shows itself in steps': [
    'PDF/A-2a 6.10-2',
    ({ pages, context }) => pages[0] && set(pages[0].dict, 'PresSteps', context.obj({})),
  ],
  'scripts with names': ['PDF/A-2a 6.5.1-1', catalogEntry('Names', (context) => context.obj({ JavaScript: {} }))],
  'a form that another program fills in': [
    'PDF/UA-1 7.15-1',
    catalogEntry('AcroForm', (context) => context.obj({ XFA: [] })),
  ],
  'layers without a name': ['PDF/UA-1 7.10-1', catalogEntry('OCProperties', (context) => context.obj({ D: {} }))],

  'no metadata': ['PDF/UA-1 7.1-8', ({ catalog }) => remove(catalog, 'Metadata')],
  'no title': ['PDF/UA-1 7.1-9', remeta(/<dc:title>.*<\/dc:title>/, '')],
  'no claim of PDF/UA': ['PDF/UA-1 5-1', remeta(/<pdfuaid:part>1<\/pdfuaid:part>/, '')],
  'no claim of PDF/A': ['PDF/A-2a 6.6.4-1', remeta(/<pdfaid:part>2<\/pdfaid:part>/, '')],
  'a claim of another part of PDF/UA': ['PDF/UA-1 5-2', remeta('<pdfuaid:part>1', '<pdfuaid:part>2')],
  'a claim of another part': ['PDF/A-2a 6.6.4-2', remeta('<pdfaid:part>2', '<pdfaid:part>1')],
  'a claim of another level': ['PDF/A-2a 6.6.4-3', remeta('conformance>A', 'conformance>B')],
  'properties that nobody described': [
    'PDF/A-2a 6.6.2.3.1-1',
    remeta('<pdfaSchema:prefix>pdfuaid', '<pdfaSchema:prefix>other'),
  ],
  'an encoding in the packet': ['PDF/A-2a 6.6.2.1-3', remeta('<?xpacket begin', '<?xpacket encoding="UTF-8" begin')],
  'a length in the packet': ['PDF/A-2a 6.6.2.1-2', remeta('<?xpacket begin', '<?xpacket bytes="9" begin')],
  'metadata in another encoding': ['PDF/A-2a 6.6.2.1-5', remeta('A Sample of Pages', '\ufffd')],
  'two titles': ['Chapbook metadata-agreement', remeta('A Sample of Pages', 'Another Title')],

  'a type of its own': ['PDF/UA-1 7.1-5', retype('P', 'Paragraph')],
  'a standard type that is mapped': [
    'PDF/UA-1 7.1-7',
    ({ catalog, context }) => set(rootOf(catalog), 'RoleMap', context.obj({ P: 'Span' })),
  ],
  'a mapping in a circle': [
    'PDF/UA-1 7.1-6',
    ({ catalog, context }) => set(rootOf(catalog), 'RoleMap', context.obj({ A: 'B', B: 'A' })),
  ],
  'an element without a parent': ['PDF/UA-1 7.1-12', (pdf) => remove(element(pdf, 'P'), 'P')],
  'a figure without words': ['PDF/UA-1 7.3-1', (pdf) => remove(element(pdf, 'Figure'), 'Alt')],
  'a formula without words': ['PDF/UA-1 7.7-1', (pdf) => remove(element(pdf, 'Formula'), 'Alt')],
  'a note without a name': ['PDF/UA-1 7.9-1', (pdf) => remove(element(pdf, 'Note'), 'ID')],
  'two notes with one name': ['PDF/UA-1 7.9-2', (pdf) => set(element(pdf, 'Note'), 'ID', PDFString.of('note-2'))],
  'a first heading of the second rank': ['PDF/UA-1 7.4.2-1', retype('H1', 'H2')],
  'a rank that is skipped': ['PDF/UA-1 7.4.2-1', retype('H2', 'H3')],
  'headings with and without a rank': ['PDF/UA-1 7.4.4-2', retype('H2', 'H')],
  'a list of paragraphs': ['PDF/UA-1 7.2-19', retype('LI', 'P')],
  'an item of paragraphs': ['PDF/UA-1 7.2-20', retype('LBody', 'P')],
  'an item that is only a bullet': ['Chapbook item-without-body', (pdf) => keepKids(element(pdf, 'LI'), 'Lbl')],
  'a body outside an item': ['PDF/UA-1 7.2-18', retype('LI', 'Div')],
  'an item outside a list': ['PDF/UA-1 7.2-17', retype('L', 'Div')],
  'a table of paragraphs': ['PDF/UA-1 7.2-3', retype('TR', 'P')],
  'two heads of a table': ['PDF/UA-1 7.2-11', (pdf) => tableOf(pdf, 'THead', 'THead', 'TBody')],
  'two feet of a table': ['PDF/UA-1 7.2-12', (pdf) => tableOf(pdf, 'TBody', 'TFoot', 'TFoot')],
  'a foot without a body': ['PDF/UA-1 7.2-13', (pdf) => tableOf(pdf, 'TFoot')],
  'a head without a body': ['PDF/UA-1 7.2-14', (pdf) => tableOf(pdf, 'THead')],
  'a cell outside a row': ['PDF/UA-1 7.2-8', retype('TR', 'Div')],
  'a table of contents of paragraphs': ['PDF/UA-1 7.2-27', retype('TOCI', 'P')],
  'rows of unequal length': ['PDF/UA-1 7.2-42', widenFirstRow],
  'heads of nothing': ['PDF/UA-1 7.5-1', withoutScopes],
  'cells on top of each other': ['PDF/UA-1 7.2-15', overlapCells],
  'a caption among the rows': ['PDF/UA-1 7.2-16', captionAmongRows],
  'a cell whose head is missing': ['PDF/UA-1 7.5-2', (pdf) => set(element(pdf, 'TD'), 'A', headers(pdf))],

  'content without a mark': ['PDF/UA-1 7.1-3', rewrite((content) => `${content}\n0 0 9 9 re f\n`)],
  'content that no element owns': [
    'PDF/UA-1 7.1-3',
    rewrite((content) => `${content}\n/P <</MCID 999>> BDC 0 0 9 9 re f EMC\n`),
  ],
  'a mark that is not closed': ['PDF/UA-1 7.1-3', rewrite((content) => `${content}\n/Artifact BMC\n`)],
  'an artifact inside the text': [
    'PDF/UA-1 7.1-1',
    rewrite((content) => content.replace(/BDC/, 'BDC /Artifact BMC EMC')),
  ],
  'text inside an artifact': ['PDF/UA-1 7.1-2', rewrite((content) => `/Artifact BMC ${content} EMC`)],
  'deep graphics states': ['PDF/A-2a 6.1.13-8', rewrite((content) => `${'q '.repeat(30)}${content}${' Q'.repeat(30)}`)],
  'two pieces with one number': ['PDF/UA-1 7.1', rewrite((content) => content.replaceAll(/MCID \d+/g, 'MCID 0'))],
  'content that two elements own': ['PDF/UA-1 7.1', ownTwice],
  'a hole in the parent tree': ['PDF/UA-1 7.1', holeInParentTree],
  'a parent tree that says otherwise': [
    'PDF/UA-1 7.1',
    ({ catalog, context }) => set(rootOf(catalog), 'ParentTree', context.obj({ Nums: [] })),
  ],

  'a link without words': ['PDF/UA-1 7.18.5-2', (pdf) => remove(link(pdf), 'Contents')],
  'a link outside its element': ['PDF/UA-1 7.18.5-1', retype('Link', 'Span')],
  'a link that is not printed': ['PDF/A-2a 6.3.2-2', (pdf) => set(link(pdf), 'F', PDFNumber.of(0))],
  'a link without flags': ['PDF/A-2a 6.3.2-1', (pdf) => remove(link(pdf), 'F')],
  'a link to nowhere': ['Chapbook broken-link', (pdf) => set(link(pdf), 'Dest', PDFName.of('nowhere'))],
  'a link that is hidden': ['PDF/A-2a 6.3.2-2', (pdf) => set(link(pdf), 'F', PDFNumber.of(4 | 2))],
  'a link that starts a program': [
    'PDF/A-2a 6.5.1-1',
    (pdf) => set(link(pdf), 'A', pdf.context.obj({ S: 'Launch', F: 'program' })),
  ],
  'a comment outside its element': ['PDF/UA-1 7.18.1-1', (pdf) => set(link(pdf), 'Subtype', PDFName.of('Text'))],
  'a comment without a drawing': ['PDF/A-2a 6.3.3-1', (pdf) => set(link(pdf), 'Subtype', PDFName.of('Text'))],
  'a film': ['PDF/A-2a 6.3.1-1', (pdf) => set(link(pdf), 'Subtype', PDFName.of('Movie'))],

  'a font that is not embedded': ['PDF/UA-1 7.21.4.1-1', (pdf) => remove(descriptorOf(pdf), 'FontFile2')],
  'a font without a glyph map': ['PDF/A-2a 6.2.11.3.2-1', (pdf) => remove(font(pdf, 'CIDFontType2'), 'CIDToGIDMap')],
  'glyphs without text': ['PDF/UA-1 7.21.7-1', (pdf) => remove(font(pdf, 'Type0'), 'ToUnicode')],
  'a character that no font has': ['PDF/UA-1 7.21.8-1', rewrite((content) => content.replace(/\[\(/, '[<0000>('))],

  'codes of another kind': [
    'PDF/UA-1 7.21.3.3-1',
    (pdf) => set(font(pdf, 'Type0'), 'Encoding', PDFName.of('UniGB-UCS2-H')),
  ],
  'glyphs whose text is no character': ['PDF/UA-1 7.21.7-2', spellWith('0000')],
  'glyphs whose text is private': ['PDF/A-2a 6.2.11.7.3-1', spellWith('E000')],

  'colours without a meaning': ['PDF/A-2a 6.2.4.3-2', ({ catalog }) => remove(catalog, 'OutputIntents')],
  'a damaged profile': [
    'PDF/A-2a 6.2.3-1',
    (pdf) =>
      set(intentOf(pdf), 'DestOutputProfile', pdf.context.register(flateStream(pdf.context, new Uint8Array(200)))),
  ],
  'an old packing': ['PDF/A-2a 6.1.7.2-1', (pdf) => addStream(pdf, { Filter: 'LZWDecode' })],
  'content in another file': ['PDF/A-2a 6.1.7.1-3', (pdf) => addStream(pdf, { F: 'elsewhere' })],
  PostScript: ['PDF/A-2a 6.2.9-3', (pdf) => addStream(pdf, { Type: 'XObject', Subtype: 'PS' })],
  'a page of another file': ['PDF/UA-1 7.20-1', (pdf) => addStream(pdf, { Subtype: 'Form', Ref: {} })],
  'a picture that is smoothed': ['PDF/A-2a 6.2.8-3', (pdf) => addStream(pdf, { Subtype: 'Image', Interpolate: true })],
  'a picture with others in its place': [
    'PDF/A-2a 6.2.8-1',
    (pdf) => addStream(pdf, { Subtype: 'Image', Alternates: [] }),
  ],
  'a picture that stands for another': ['PDF/A-2a 6.2.8-2', (pdf) => addStream(pdf, { Subtype: 'Image', OPI: {} })],
  'a mixing of colours that nobody knows': [
    'PDF/A-2a 6.2.10-1',
    catalogEntry('Extra', (context) => context.obj({ Type: 'ExtGState', BM: 'Brighter' })),
  ],
  'colours that are changed on the way': [
    'PDF/A-2a 6.2.5-1',
    catalogEntry('Extra', (context) => context.obj({ Type: 'ExtGState', TR: 'Identity' })),
  ],
  'a long string': ['PDF/A-2a 6.1.13-3', ({ catalog }) => set(catalog, 'Long', textString('x'.repeat(40_000)))],
  'a long name': ['PDF/A-2a 6.1.13-4', ({ catalog }) => set(catalog, 'Long', PDFName.of('x'.repeat(200)))],
}
