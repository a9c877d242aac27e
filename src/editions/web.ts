/** The web edition: one HTML file that holds everything it needs. */

import type { Root } from 'hast'
import { fontFaceCss, fontFiles } from '../theme/fonts.ts'
import { fontAddress } from './data-address.ts'
import type { Edition, EditionContext } from './edition.ts'
import { element, onLines, text } from './markup.ts'
import { missingGlyphs } from './missing-glyphs.ts'
import { noItalics } from './no-italics.ts'
import { printedPages } from './printed-pages.ts'
import { colophon } from './web/colophon.ts'
import { contents } from './web/contents.ts'
import { webFontUse } from './web/font-use.ts'
import { head } from './web/head.ts'
import { makePage } from './web/page.ts'
import { pageList, withPages } from './web/pages.ts'
import type { Page } from './web/page.ts'
import { chapterSections } from './web/text.ts'
import { titleHeader } from './web/title.ts'

export const web: Edition = {
  name: 'web',
  async render(context) {
    const page = await makePage(context)
    const [html, css, printed] = await Promise.all([stringifier(), styles(page, context), printedPages(context)])
    return {
      edition: 'web',
      path: `${page.book.metadata.slug}.html`,
      bytes: new TextEncoder().encode(html(document(withPages(page, printed), css))),
    }
  },
}

function document(page: Page, css: string): Root {
  const { metadata } = page.book
  const textId = page.freeId('text')
  return {
    type: 'root',
    children: [
      { type: 'doctype' },
      text('\n'),
      element('html', { lang: metadata.language, dir: metadata.direction, prefix: 'og: https://ogp.me/ns#' }, [
        head(page, css),
        '\n',
        element(
          'body',
          {},
          onLines([
            element('a', { className: ['skip-link'], href: `#${textId}` }, [page.say('skip-to-text')]),
            titleHeader(page),
            contents(page),
            pageList(page),
            element('main', { id: textId, tabIndex: -1 }, [element('article', {}, onLines(chapterSections(page)))]),
            colophon(page),
          ]),
        ),
        '\n',
      ]),
    ],
  }
}

async function stringifier(): Promise<(tree: Root) => string> {
  const [{ unified }, { default: rehypeStringify }] = await Promise.all([import('unified'), import('rehype-stringify')])
  const processor = unified()
    .use(rehypeStringify, { characterReferences: { useNamedReferences: true } })
    .freeze()
  return (tree) => `${processor.stringify(tree)}\n`
}

/** The theme's style, after the fonts (as data) and the names under which it finds them; says what no font has. */
async function styles({ book, words, provenance }: Page, { theme, host, warn }: EditionContext): Promise<string> {
  const [fonts, style] = await Promise.all([
    fontFiles(theme, webFontUse(book, words, provenance), 'woff2', host),
    theme.style('web'),
  ])
  for (const warning of [...missingGlyphs(book, fonts), ...noItalics(book, theme.fonts)]) warn(warning)
  const { stacks } = fonts
  const names = `:root {
  --text: ${stacks.text};
  --small-capitals: ${stacks.smallCapitals};
  --heading: ${stacks.heading};
  --code: ${stacks.code};
  --math: ${stacks.math};
}
`
  return fontFaceCss(fonts.files, fontAddress) + names + style
}
