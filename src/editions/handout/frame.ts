/** What stands above the text of a handout, in place of a title page, and what stands below it. */

import type { Element } from 'hast'
import type { HandoutSettings } from '../../settings/for-readers.ts'
import type { Words } from '../../theme/theme.ts'
import { dateInWords, fill } from '../../theme/words.ts'
import { authorNames, contributorLines, rightsLine } from '../credits.ts'
import type { EditionContext } from '../edition.ts'
import { element } from '../markup.ts'
import type { Frame } from '../print/design.ts'
import { onlineCode } from './online-code.ts'

/** Name and date, title, authors, source, and the way to the online edition; rights and licence at the end. */
export async function handoutFrame(
  context: EditionContext,
  words: Words,
  { nameLine }: Pick<HandoutSettings, 'nameLine'>,
): Promise<Frame> {
  const { metadata } = context.book
  const { title, subtitle, publisher, date, language, url, licence } = metadata
  const names = authorNames(metadata)
  const source = [publisher, date && dateInWords(date, language)].filter((part) => part).join(', ')
  const about = [
    line('book-title', title),
    subtitle === undefined ? undefined : line('book-subtitle', subtitle),
    names === '' ? undefined : line('book-authors', names),
    ...contributorLines(metadata, words).map((text) => line('handout-source', text)),
    source === '' ? undefined : line('handout-source', source),
    url === undefined ? undefined : address(url),
  ]
  const code = url === undefined ? undefined : await codeOf(url, context, words)
  const end = [rightsLine(metadata, words), licence && fill(words, 'licence', { licence: licence.name })]
  const endLines = end.flatMap((text) => (text ? [element('p', {}, [text])] : []))
  return {
    head: element('div', { className: ['handout-head'], dataWhole: '', dataUncounted: '' }, [
      nameLine ? blanks(words) : undefined,
      element('div', { className: ['handout-title'] }, [element('div', {}, about), code]),
    ]),
    foot:
      endLines.length === 0
        ? undefined
        : element('div', { className: ['handout-foot'], dataWhole: '', dataUncounted: '' }, endLines),
  }
}

function line(className: string, text: string): Element {
  return element('p', { className: [className] }, [text])
}

/** `Name ________ Date ____`; the rules are drawn by the style. */
function blanks(words: Words): Element {
  const blank = (key: string): Element =>
    element('span', { className: [key] }, [element('span', {}, [fill(words, key)])])
  return element('p', { className: ['handout-blanks'] }, [blank('name-line'), ' ', blank('date-line')])
}

/** As short as it can be typed: `example.org/essay`. */
function address(url: string): Element {
  const short = url.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '')
  return element('p', { className: ['handout-address'] }, [element('a', { href: url }, [short])])
}

async function codeOf(url: string, { warn }: EditionContext, words: Words): Promise<Element | undefined> {
  const code = await onlineCode(url, fill(words, 'online-code', { address: url }))
  if (!code)
    warn({
      reason: 'The address of the online edition is too long for a code that telephones read from paper',
      note: 'Give the text a shorter address under `url`.',
      ruleId: 'long-address',
    })
  return code
}
