/** How the files are opened on what readers have. */

import type { Element } from 'hast'
import { element, onLines } from '../../editions/markup.ts'
import { paragraph, section, type Page } from './page.ts'

type Device = { readonly name: string; readonly advice: readonly string[] }

/** Only devices for which there is a file, and only advice on files that are there; folded, which needs no script. */
export function devices({ files, say }: Page): Element | undefined {
  const has = (role: 'epub' | 'print' | 'booklet'): boolean => files(role).length > 0
  const withEpub = (...keys: readonly string[]): readonly string[] => (has('epub') ? keys : [])
  const all: readonly Device[] = [
    { name: 'kindle', advice: withEpub('kindle-app', 'kindle-mail') },
    { name: 'reader', advice: withEpub('reader-cable') },
    { name: 'phone', advice: withEpub('phone-apple', 'phone-android') },
    { name: 'tablet', advice: [...withEpub('tablet-epub'), ...(has('print') ? ['tablet-pdf'] : [])] },
    { name: 'computer', advice: [...withEpub('computer-epub'), ...(has('print') ? ['computer-pdf'] : [])] },
    { name: 'paper', advice: [...(has('print') ? ['paper-print'] : []), ...(has('booklet') ? ['paper-booklet'] : [])] },
  ]
  return section(
    'devices',
    say('page-open'),
    all.flatMap(({ name, advice }) =>
      advice.length === 0
        ? []
        : [
            element(
              'details',
              {},
              onLines([
                element('summary', {}, [say(`page-open-${name}`)]),
                ...advice.map((key) => paragraph(say(`page-open-${key}`))),
              ]),
            ),
          ],
    ),
  )
}
