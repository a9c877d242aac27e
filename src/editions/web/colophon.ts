/** The foot of the page: who made the work and what may be done with it. */

import type { Element } from 'hast'
import type { Contributor } from '../../book/book.ts'
import { listNames } from '../../theme/words.ts'
import { element, onLines } from '../markup.ts'
import type { Page } from './page.ts'

/** Contributors, publisher, rights, licence and identifier, as far as they are known. */
export function colophon({ book, say, words }: Page): Element {
  const { contributors, publisher, rights, licence, identifier, isbn, language } = book.metadata
  const roles = [...new Set(contributors.map(({ role }) => role))]
  return element(
    'footer',
    { className: ['colophon'] },
    onLines([
      ...roles.map((role) => line(roleWords(role))),
      publisher === undefined ? undefined : line(say('published-by', { publisher })),
      rights === undefined ? undefined : line(rights),
      licence && element('p', {}, licenceWords(licence)),
      element('p', { className: ['identifier'] }, [isbn === undefined ? identifier : `ISBN ${isbn}`]),
    ]),
  )

  function roleWords(role: string): string {
    const names = listNames(
      contributors.filter((contributor: Contributor) => contributor.role === role).map(({ name }) => name),
      language,
    )
    return words[`role-${role}`] === undefined ? names : say(`role-${role}`, { names })
  }

  function licenceWords({ name, url }: { name: string; url?: string }): (Element | string)[] {
    if (url === undefined) return [say('licence', { licence: name })]
    const [before = '', after = ''] = say('licence', { licence: '\u0000' }).split('\u0000')
    return [before, element('a', { href: url, rel: ['license'] }, [name]), after]
  }
}

function line(words: string): Element {
  return element('p', {}, [words])
}
