/** Reads a manuscript into a book: the list of what happens to the text, in order. */

import remarkRehype from 'remark-rehype'
import { unified, type PluggableList, type Processor } from 'unified'
import type { Root as MarkdownRoot } from 'mdast'
import type { Book } from '../book/book.ts'
import type { Host } from '../host/host.ts'
import { assemble } from './assemble.ts'
import { gatherAssets, type Text } from './assets.ts'
import { headingOrder } from './checks/heading-order.ts'
import { imageAlt } from './checks/image-alt.ts'
import { noteChecks } from './checks/notes.ts'
import { attributions } from './features/attribution.ts'
import { directives } from './features/directives.ts'
import { figures } from './features/figures.ts'
import { notes } from './features/notes.ts'
import { rawHtml } from './features/raw-html.ts'
import { safeLinks } from './features/safe-links.ts'
import { sanitised } from './features/sanitised.ts'
import { spans } from './features/spans.ts'
import { tidy } from './features/tidy.ts'
import { toHast } from './features/to-hast.ts'
import { typography } from './features/typography.ts'
import { markdown } from './formats/markdown.ts'
import { parsePlainText } from './formats/plain-text.ts'
import { catchNesting, hasDeepLine, nesting, nestingOfHtml } from './nesting.ts'
import type { Manuscript, ManuscriptFile } from './manuscript.ts'

/**
 * Reads every file, finds its pictures, and assembles one book. What the writer can mend is a message on the file that
 * it stands in; the book is whole all the same, so that all messages come at once.
 */
export async function read(manuscript: Manuscript, host: Host): Promise<Book> {
  const texts: Text[] = []
  for (const manuscriptFile of manuscript.files) {
    const { file } = manuscriptFile
    if (manuscriptFile.format === 'markdown' && hasDeepLine(file)) continue
    const reading = processor(manuscriptFile, manuscript)
    try {
      texts.push({ file, tree: await reading.run(reading.parse(file) as MarkdownRoot, file) })
    } catch (error) {
      catchNesting(error, file)
    }
  }
  const assets = await gatherAssets(texts, manuscript, host)
  return assemble(texts, assets, manuscript, host.environment)
}

function processor(manuscriptFile: ManuscriptFile, { settings, metadata, root }: Manuscript) {
  const language = metadata.language ?? 'en'
  return unified()
    .use(
      manuscriptFile.format === 'markdown'
        ? [markdown(manuscriptFile)]
        : [[plainText, manuscriptFile, metadata.language]],
    )
    .use(nesting)
    .use([...settings.plugins.remark])
    .use(manuscriptFile.format === 'markdown' ? markdownFeatures(root) : [])
    .use(remarkRehype, toHast)
    .use(rawHtml, root)
    .use(nestingOfHtml)
    .use(tidy, language)
    .use(typography, settings.typography ? language : false)
    .use(headingOrder)
    .use([...settings.plugins.rehype])
    .use(settings.plugins.rehype.length > 0 ? [[sanitised, root]] : [])
    .use(imageAlt)
    .freeze()
}

/** What a writer in Markdown can say beyond its syntax. In plain text the same signs are only signs. */
function markdownFeatures(root: string): PluggableList {
  return [directives, spans, figures, attributions, noteChecks, notes, [safeLinks, root]]
}

/** The parser of plain text, in the place of remark's. */
function plainText(this: Processor, manuscriptFile: ManuscriptFile, language: string | undefined): void {
  this.parser = () => parsePlainText(manuscriptFile, language)
}
