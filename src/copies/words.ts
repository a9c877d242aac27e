/** The words of the bookplate, from the theme's `release/copy.yaml`. */

import { parseWords } from '../theme/description.ts'
import type { Theme, Words } from '../theme/theme.ts'
import { languagesFor, wordsFor } from '../theme/words.ts'

const file = 'release/copy.yaml'

export async function copyWords(theme: Pick<Theme, 'file'>, language: string): Promise<Words> {
  const lists = await parseWords(await theme.file(file), file, languagesFor(language))
  return wordsFor([lists], language)
}
