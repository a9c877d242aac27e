/** Schema of the language. */

import * as v from 'valibot'
import { checkLanguage } from '../manuscript/language.ts'
import { said } from './said.ts'
import { line } from './values.ts'

/** A tag of BCP 47 whose parts are known, in canonical form. */
export const language = v.pipe(
  line,
  v.rawTransform<string, string>(({ dataset, addIssue, NEVER }) => {
    const check = checkLanguage(dataset.value)
    if (check.kind === 'known') return check.tag
    addIssue({ message: said(check.reason, check.note) })
    return NEVER
  }),
)
