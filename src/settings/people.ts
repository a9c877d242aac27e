/** Schemas of authors and other contributors, with their roles. */

import * as v from 'valibot'
import type { Contributor } from '../book/book.ts'
import { fileAs } from '../book/file-as.ts'
import { nearest } from './nearest.ts'
import { roleCodes, roleWords } from './roles.ts'
import { quoted, said } from './said.ts'
import { isGroup, line } from './values.ts'

const role = v.pipe(
  line,
  v.check(
    (given) => relatorCode(given) !== undefined,
    ({ input }) => {
      const guess = nearest(input, roleWords.keys())
      const known =
        'Write a word such as `editor`, `translator` or `illustrator`, or a MARC relator code such as `edt`.'
      return said(`${quoted(input)} is not a known role`, guess ? `Write \`${guess}\`.` : known)
    },
  ),
  v.transform((given) => relatorCode(given) ?? given),
)

export const personKeys = { name: line, role: v.optional(role), fileAs: v.optional(line) }

const person = v.object(personKeys, said('This is not a person', 'Write a name, or `name`, `role` and `file-as`.'))

/** One person or many, each a name or a group of `name`, `role` and `file-as`. The role is a relator code in what comes out. */
export function people(roleWhenAbsent: string) {
  const named = v.pipe(
    line,
    v.transform((name) => contributor(name, roleWhenAbsent)),
  )
  const described = v.pipe(
    person,
    v.transform((given) => contributor(given.name, given.role ?? roleWhenAbsent, given.fileAs)),
  )
  const one = v.lazy((given) => (isGroup(given) ? described : named))
  const many = v.array(one)
  return v.lazy((given) =>
    Array.isArray(given)
      ? many
      : v.pipe(
          one,
          v.transform((only) => [only]),
        ),
  )
}

function contributor(name: string, roleCode: string, filed?: string): Contributor {
  return { name, role: roleCode, fileAs: filed ?? fileAs(name) }
}

function relatorCode(given: string): string | undefined {
  const word = given.toLowerCase()
  if (roleCodes.has(word)) return word
  return roleWords.get(word) ?? roleWords.get(word.replaceAll(/[-_]/g, ' '))
}
