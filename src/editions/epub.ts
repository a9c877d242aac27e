/** The EPUB edition: EPUB 3.3 with an NCX for old reading systems, pop-up notes and embedded fonts. */

import type { Book } from '../book/book.ts'
import { fontFiles, fontLicences, fontNameLetters, fontUse } from '../theme/fonts.ts'
import type { FontResult, FontUse } from '../theme/fonts.ts'
import type { Words } from '../theme/theme.ts'
import { listNames, shownWords } from '../theme/words.ts'
import { coverImage } from './cover.ts'
import type { Host } from '../host/host.ts'
import type { Edition } from './edition.ts'
import { accessibilityOf } from './epub/accessibility.ts'
import { chapterPages } from './epub/chapters.ts'
import { coverPage } from './epub/front-matter.ts'
import { pagesAround } from './epub/matter.ts'
import { navigationDocument } from './epub/navigation.ts'
import { ncxDocument } from './epub/ncx.ts'
import { packageDocument } from './epub/package-document.ts'
import { pageBreak } from './epub/page-break.ts'
import type { Resource } from './epub/package-document.ts'
import { packageEpub } from './epub/package.ts'
import type { PackageFiles } from './epub/package.ts'
import { fillStyle } from './epub/style.ts'
import { surveyBook } from './epub/survey.ts'
import type { Survey } from './epub/survey.ts'
import { imprintGroups, wordsOf } from './imprint.ts'
import { missingGlyphs } from './missing-glyphs.ts'
import { noItalics } from './no-italics.ts'
import { markPages, pageMarks } from './page-marks.ts'
import { pictureForReaders } from './pictures.ts'
import type { Provenance } from './provenance.ts'
import { printedPages } from './printed-pages.ts'

export const epub: Edition = {
  name: 'epub',
  async render(context) {
    const { book, theme, settings, provenance, host, warn } = context
    const { metadata } = book
    const words = await theme.words(metadata.language)
    const survey = surveyBook(book)
    const fonts = settings.epub.fonts
      ? await fontFiles(theme, epubFontUse(book, survey, { words, provenance }), 'truetype', host)
      : undefined
    const [cover, pictures, style] = await Promise.all([
      coverImage(book, theme, host),
      Promise.all(book.assets.filter(({ role }) => role === 'picture').map((asset) => pictureForReaders(asset, host))),
      theme.style('epub'),
    ])
    const missing = new Set([...(fonts?.missing ?? []), ...cover.missing])
    const unavailable = [...(fonts?.unavailable ?? []), ...cover.unavailable]
    for (const warning of missingGlyphs(book, { missing: [...missing], unavailable })) warn(warning)
    if (fonts) for (const warning of noItalics(book, theme.fonts)) warn(warning)

    const addresses = new Map(pictures.map(({ id, name }) => [id, `images/${name}`]))
    const families = fonts?.families.map(({ family }) => family) ?? []
    const marks = pageMarks(book, await printedPages(context))
    const chapters = chapterPages(markPages(book, marks, pageBreak(words)), { ...survey, pictures: addresses, words })
    const around = pagesAround(book, chapters, settings.matter, { words, families, provenance })
    const before = [coverPage(book, cover, words), ...around.before]
    const pages = [...before, ...around.text]
    const resources: readonly Resource[] = [
      ...pictures.map(({ name, type, bytes }, index) => ({
        id: `picture-${index + 1}`,
        href: `images/${name}`,
        type,
        bytes,
      })),
      ...fontResources(fonts),
    ]
    const accessibility = accessibilityOf(
      book,
      { ...survey, hasPages: marks.length > 0 },
      pictures.some(({ isAnimated }) => isAnimated),
    )
    const bytes = await packageEpub({
      title: metadata.title,
      identifier: metadata.identifier,
      modified: metadata.modified,
      style: fillStyle(style, fonts),
      opf: packageDocument({
        book,
        pages,
        before: before.length,
        showsContents: settings.matter.contents !== false,
        resources,
        accessibility,
        hasFonts: families.length > 0,
        pageSource: marks.length > 0 ? `${metadata.title} (PDF, ${settings.print.page.name})` : undefined,
      }),
      nav: navigationDocument(book, { ...survey, pages: marks, before, text: around.text }, words),
      ncx: ncxDocument(book, marks, words),
      pages,
      cover: cover.bytes,
      others: [
        ...resources.map(({ href, bytes }) => ({ path: `OEBPS/${href}`, bytes })),
        ...(await licence(fonts, host)),
      ],
    })
    return { edition: 'epub', path: `${metadata.slug}.epub`, bytes, accessibility }
  },
}

/** The characters of the text and of the words around it; those of the copyright page are the writer's own too. */
function epubFontUse(
  book: Book,
  { hasTasks }: Survey,
  { words, provenance }: { readonly words: Words; readonly provenance: Provenance | undefined },
): FontUse {
  const { metadata } = book
  const own = wordsOf(imprintGroups(metadata, { words, families: ['', '', ''], isFile: true, provenance })).join('')
  const added = [
    ...shownWords(words),
    own,
    fontNameLetters,
    metadata.place ?? '',
    listNames(['', ''], metadata.language),
  ].join('')
  return fontUse(book, `${added}${hasTasks ? '\u2610\u2611' : ''}`)
}

function fontResources(fonts: FontResult | undefined): readonly Resource[] {
  return (fonts?.files ?? []).map(({ name, bytes }, index) => ({
    id: `font-${index + 1}`,
    href: `fonts/${name}.ttf`,
    type: 'font/ttf',
    bytes,
  }))
}

/** Beside the container's own files: in the manifest it would be a resource that nothing shows. */
async function licence(fonts: FontResult | undefined, host: Host): Promise<PackageFiles['others']> {
  if (!fonts || fonts.files.length === 0) return []
  const text = await fontLicences(fonts.families, host)
  return [{ path: 'META-INF/OFL.txt', bytes: new TextEncoder().encode(text) }]
}
