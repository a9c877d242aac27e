/** One XHTML document of the package. */

import { escapeText } from '../../book/xml-text.ts'
import { tag } from './xml.ts'

export type Page = {
  /** Id in the manifest. */
  readonly id: string
  readonly href: string
  readonly title: string
  readonly xhtml: string
  /** Properties of the manifest item. */
  readonly properties: readonly string[]
  /** Where the page is one by which readers find their way. */
  readonly landmark?: Landmark
}

export type Landmark = { readonly title: string; readonly type: string }

export type PageOptions = {
  readonly title: string
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
  readonly division: 'frontmatter' | 'bodymatter' | 'backmatter'
  readonly className?: string
  readonly body: string
}

/** The finished document; the prefix `z3998` names the vocabulary of verse and letters. */
export function writePage({ title, language, direction, division, className, body }: PageOptions): string {
  const prefix = body.includes('"z3998:')
    ? ' epub:prefix="z3998: http://www.daisy.org/z3998/2012/vocab/structure/#"'
    : ''
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="${language}" xml:lang="${language}" dir="${direction}"${prefix}>
<head>
<meta charset="UTF-8"/>
<title>${escapeText(title)}</title>
<link rel="stylesheet" type="text/css" href="style.css"/>
</head>
${tag('body', { class: className, 'epub:type': division }, `\n${body}\n`)}
</html>
`
}
