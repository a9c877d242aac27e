/** Reads a manuscript into a book: the list of what happens to the text, in order. */

import remarkRehype from 'remark-rehype'
import { unified, type PluggableList } from 'unified'
import type { Root as MarkdownRoot } from 'mdast'
import type { Book } from '../book/book.ts'
import type { Host } from '../host/host.ts'
import { assemble } from './assemble.ts'
import { gatherAssets, type Text } from './assets.ts'
import { headingOrder } from './checks/heading-order.ts'
import { imageAlt } from './checks/image-alt.ts'
import { rawHtml } from './features/raw-html.ts'
import { sanitised } from './features/sanitised.ts'
import { tidy } from './features/tidy.ts'
import { toHast } from './features/to-hast.ts'
import { typography } from './features/typography.ts'
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
    const reading = await processor(manuscriptFile, manuscript)
    try {
      texts.push({ file, tree: await reading.run(reading.parse(file) as MarkdownRoot, file) })
    } catch (error) {
      catchNesting(error, file)
    }
  }
  const assets = await gatherAssets(texts, manuscript, host)
  const book = assemble(texts, assets, manuscript, host.environment)
  for (const manuscriptFile of manuscript.files) relayMessages(manuscriptFile)
  return book
}

/** What is found in a text of the settings is said where the settings are written. */
function relayMessages({ file, relay }: ManuscriptFile): void {
  if (relay === undefined) return
  for (const { reason, note, ruleId, fatal } of file.messages.splice(0)) {
    if (typeof fatal !== 'boolean') continue
    relay({ reason, ruleId: ruleId ?? 'text', isError: fatal, ...(note === undefined ? {} : { note }) })
  }
}

async function processor(manuscriptFile: ManuscriptFile, { settings, metadata, root }: Manuscript) {
  const language = metadata.language ?? 'en'
  const { syntax, features } = await formatOf(manuscriptFile, metadata.language, root)
  return unified()
    .use(syntax)
    .use(nesting)
    .use([...settings.plugins.remark])
    .use(features)
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

type Format = {
  /** What reads the text into mdast. */
  readonly syntax: PluggableList
  /** What a writer can say beyond the syntax. In plain text the same signs are only signs. */
  readonly features: PluggableList
}

/** Loads only what the manuscript's own format needs. */
async function formatOf(manuscriptFile: ManuscriptFile, language: string | undefined, root: string): Promise<Format> {
  if (manuscriptFile.format === 'markdown') {
    const { markdown, markdownFeatures } = await import('./formats/markdown.ts')
    return { syntax: [markdown(manuscriptFile)], features: markdownFeatures(root) }
  }
  const { plainText } = await import('./formats/plain-text.ts')
  return { syntax: [[plainText, manuscriptFile, language]], features: [] }
}
