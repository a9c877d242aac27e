/** The standard structure types of PDF 1.7 and what newer ones are read as. */

/** ISO 32000-1, 14.8.4. */
export const STANDARD_TYPES: ReadonlySet<string> = new Set([
  ...[
    'Document',
    'Part',
    'Art',
    'Sect',
    'Div',
    'BlockQuote',
    'Caption',
    'TOC',
    'TOCI',
    'Index',
    'NonStruct',
    'Private',
  ],
  ...['P', 'H', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'L', 'LI', 'Lbl', 'LBody'],
  ...['Table', 'TR', 'TH', 'TD', 'THead', 'TBody', 'TFoot'],
  ...['Span', 'Quote', 'Note', 'Reference', 'BibEntry', 'Code', 'Link', 'Annot'],
  ...['Ruby', 'RB', 'RT', 'RP', 'Warichu', 'WT', 'WP', 'Figure', 'Formula', 'Form'],
])

/** Types of PDF 2.0 that Chromium writes → the type of PDF 1.7 that does the same work (7.1-5 of PDF/UA-1). */
export const ROLES: Readonly<Record<string, string>> = {
  Em: 'Span',
  Strong: 'Span',
  Mark: 'Span',
  Ins: 'Span',
  Del: 'Span',
  Sub: 'Span',
  Sup: 'Span',
  Aside: 'Div',
  Title: 'P',
  FENote: 'Note',
  DocumentFragment: 'Part',
}
