/** The mark where a page of the print edition begins (EPUB Accessibility Techniques 1.1, section 4.1.1). */

import type { Element } from 'hast'
import type { Words } from '../../theme/theme.ts'
import { fill } from '../../theme/words.ts'
import { element } from '../markup.ts'
import type { PageMark } from '../page-marks.ts'

/** It shows nothing; reading systems know it by its type, and the full stops keep its name apart from the text read around it. */
export function pageBreak(words: Words): (mark: PageMark) => Element {
  return ({ id, label }) =>
    element('span', {
      id,
      'epub:type': 'pagebreak',
      role: 'doc-pagebreak',
      ariaLabel: ` ${fill(words, 'page', { number: label })}. `,
    })
}
