/** The pages of a shelf: all titles, and those of each author, subject and series. */

import type { Host } from '../../host/host.ts'
import { fontAddress } from '../../editions/data-address.ts'
import { fontFaceCss, fontFiles } from '../../theme/fonts.ts'
import type { Theme, Words } from '../../theme/theme.ts'
import { shownWords } from '../../theme/words.ts'
import type { FileToRelease } from '../manifest.ts'
import type { Site } from '../published.ts'
import { catalogueOf } from './catalogue.ts'
import { groupPages } from './pages/group-pages.ts'
import { indexPage } from './pages/index-page.ts'
import { pageFile, shelfFrame, type ShelfDesign } from './pages/frame.ts'
import { manifestOf } from './shown.ts'

/** Makes all pages of a shelf; a pure function of what is on it. */
export function shelfPages(site: Site, design: ShelfDesign): readonly FileToRelease[] {
  const catalogue = catalogueOf(site)
  const frame = shelfFrame(site, catalogue, design)
  const kinds = ['authors', 'subjects', 'series'] as const
  return [indexPage(frame), ...kinds.flatMap((kind) => groupPages(kind, frame))].map((page) => pageFile(page, frame))
}

/** Path of the style of a shelf, from the root of the site. */
export const shelfStylePath = 'shelf.css'

/**
 * The style of the pages with its fonts, as one file for all of them.
 *
 * @throws ChapbookError where the theme lacks something or a font package is not installed
 */
export async function shelfStyle(site: Site, words: Words, theme: Theme, host: Host): Promise<FileToRelease> {
  const letters = lettersOf(site, words)
  const nothing = { bold: '', italic: '', boldItalic: '' }
  const [fonts, frame, own] = await Promise.all([
    fontFiles(
      theme,
      {
        ...{ text: letters, heading: letters, smallCapitals: '', code: '', math: '' },
        marked: { text: nothing, heading: nothing, smallCapitals: nothing, code: nothing },
        language: site.language,
      },
      'woff2',
      host,
    ),
    theme.style('release'),
    theme.style('shelf'),
  ])
  const { text, heading, code, smallCapitals } = fonts.stacks
  const names = `:root {\n  --text: ${text};\n  --small-capitals: ${smallCapitals};\n  --heading: ${heading};\n  --code: ${code};\n}\n`
  const css = `${fontFaceCss(fonts.files, fontAddress)}${names}${frame}\n${own}`
  return { path: shelfStylePath, bytes: new TextEncoder().encode(css), mediaType: 'text/css' }
}

function lettersOf(site: Site, words: Words): string {
  const said = site.titles.flatMap((title) => {
    const { work } = manifestOf(title)
    const { title: name, subtitle = '', description = '', authors, subjects, series } = work
    return [
      name,
      subtitle,
      description,
      ...authors.map((one) => one.name + one.fileAs),
      ...subjects.map((one) => one.name),
      series?.name ?? '',
    ]
  })
  return [site.title, site.description ?? '', site.publisher ?? '', ...said, ...shownWords(words), '0123456789·…'].join(
    '',
  )
}
