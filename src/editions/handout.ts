/** The handout edition: a text for a class or a meeting, on the paper of an office printer. */

import type { Artifact, Edition, EditionContext } from './edition.ts'
import { handoutDesign } from './handout/design.ts'
import { setPages } from './print/set-pages.ts'

export const handout: Edition = { name: 'handout', render }

async function render(context: EditionContext): Promise<Artifact> {
  const { book, settings } = context
  const { result, pdf } = await setPages(context, handoutDesign(settings, book.metadata))
  return {
    edition: 'handout',
    path: `${book.metadata.slug}-handout.pdf`,
    bytes: await pdf,
    pages: result.pages.length,
  }
}
