/** The style of the page: the faces of the book, cut down to the letters of the page, and the theme's sheets. */

import type { ElementContent } from 'hast'
import { toString } from 'hast-util-to-string'
import { eachElement } from '../../book/trees.ts'
import { fontAddress } from '../../editions/data-address.ts'
import type { Host } from '../../host/host.ts'
import { fontFaceCss, fontFiles, type FontUse } from '../../theme/fonts.ts'
import type { Theme } from '../../theme/theme.ts'
import type { Page } from './page.ts'

export async function pageStyle(
  body: readonly ElementContent[],
  { theme, work: { language } }: Pick<Page, 'theme' | 'work'>,
  host: Host,
): Promise<string> {
  const [fonts, frame, own] = await Promise.all([
    fontFiles(theme, useOf(body, language), 'small-woff2', host),
    theme.style('release'),
    theme.style('release-page'),
  ])
  const { stacks } = fonts
  const names = `:root {
  --text: ${stacks.text};
  --small-capitals: ${stacks.smallCapitals};
  --heading: ${stacks.heading};
  --code: ${stacks.code};
}
`
  return [fontFaceCss(fonts.files, fontAddress), names, frame, own].join('\n')
}

/**
 * CSS that embeds the faces of the book with the letters of a page, and names them `--text` and `--heading`. Every letter may stand in either
 * face, and those of headings are bold too.
 */
export async function facesOf(letters: string, theme: Theme, language: string, host: Host): Promise<string> {
  const none = { bold: '', italic: '', boldItalic: '' }
  const bold = { ...none, bold: letters }
  const use = {
    ...{ text: letters, heading: letters, code: '', smallCapitals: '', math: '', language },
    marked: { text: bold, heading: bold, code: none, smallCapitals: none },
  }
  const { files, stacks } = await fontFiles(theme, use, 'small-woff2', host)
  return `${fontFaceCss(files, fontAddress)}:root { --text: ${stacks.text}; --heading: ${stacks.heading}; }\n`
}

const inHeadingFace = new Set(['h2', 'h3', 'summary', 'dt', 'footer'])
const headingClasses = ['row-name', 'facts', 'quiet-line', 'small-print', 'button', 'authors']

/** Which letters stand in which face, as `release.css` sets them. */
function useOf(body: readonly ElementContent[], language: string): FontUse {
  let [heading, code, italic] = ['·', '', '']
  eachElement(body, (node) => {
    const { tagName, properties } = node
    const names = Array.isArray(properties.className) ? properties.className.map(String) : []
    if (inHeadingFace.has(tagName) || names.some((name) => headingClasses.includes(name))) heading += toString(node)
    if (tagName === 'code') code += toString(node)
    if (tagName === 'i' || names.includes('subtitle')) italic += toString(node)
  })
  const text = ` ${body.map((node) => toString(node)).join(' ')}`
  const none = { bold: '', italic: '', boldItalic: '' }
  return {
    text,
    heading,
    code,
    smallCapitals: '',
    math: '',
    language,
    marked: { text: { ...none, italic }, heading: { ...none, bold: heading }, code: none, smallCapitals: none },
  }
}
