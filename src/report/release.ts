/** What a release has come to, for people and for programs. */

import type { ReleaseResult, TitleOutcome } from '../release/result.ts'
import type { LineStyle } from './editions.ts'
import { count, duration, size } from './quantities.ts'
import { visible } from './visible.ts'
import { wrap } from './width.ts'

/**
 * Lines about what is released now, and what to do with it.
 *
 * @param milliseconds that it took
 */
export function releaseLines(
  { site, isShelf, titles, left }: ReleaseResult,
  milliseconds: number,
  style: LineStyle,
): readonly string[] {
  const made = titles.filter(({ state }) => state === 'made')
  return [
    ...made.flatMap((outcome) => titleLines(outcome, style)),
    ...(isShelf ? [summaryLine(titles, milliseconds, style)] : []),
    ...left.map((slug) => `\`${slug}\` stands on the shelf no more; its folder stays until you remove it.`),
    ...(site === undefined ? [] : nextSteps(site, style)),
  ]
}

/** `13 titles made, 187 unchanged, 1 not made   12 s` */
function summaryLine(titles: readonly TitleOutcome[], milliseconds: number, { colours }: LineStyle): string {
  const number = (state: TitleOutcome['state']): number => titles.filter((title) => title.state === state).length
  const parts = [
    `${count(number('made'), 'title')} made`,
    ...(number('kept') > 0 ? [`${number('kept')} unchanged`] : []),
    ...(number('refused') > 0 ? [colours.red(`${number('refused')} not made`)] : []),
  ]
  return `${parts.join(', ')}   ${colours.dim(duration(milliseconds))}`
}

function titleLines({ title }: TitleOutcome, { colours, width }: LineStyle): readonly string[] {
  if (title === undefined) return []
  const { edition, replaces = false, files = 0, bytes = 0, changes } = title
  const facts = [count(files, 'file'), size(bytes), ...(replaces ? ['in place of the one before'] : [])].join(' · ')
  const name = `${colours.bold(visible(title.title))}, ${edition.replaceAll('-', ' ')}`
  const news = changes === undefined ? [] : changes.length === 0 ? ['The text is that of the edition before.'] : changes
  return [
    `${name}   ${colours.dim(facts)}`,
    ...news.flatMap((sentence) => wrap(visible(sentence), width - 4).map((line) => `    ${line}`)),
  ]
}

function nextSteps(site: string, { colours }: LineStyle): readonly string[] {
  return ['', `Ready to put online: ${colours.green(site)}`, `Look at it first:    chapbook serve ${site}`]
}

/** Lines about titles that could not be released. */
export function releaseTrouble({ titles, isShelf }: ReleaseResult, { colours, width }: LineStyle): readonly string[] {
  const refused = titles.filter(({ state }) => state === 'refused')
  if (refused.length === 0) return []
  const reasons = refused.flatMap(({ manuscript, failed }) =>
    failed.flatMap(({ message, hint }) => [
      `${colours.red('error')}  ${isShelf ? `${visible(manuscript)}: ` : ''}${message}`,
      ...(hint === undefined ? [] : wrap(hint, width - 4).map((line) => `    ${line}`)),
    ]),
  )
  const names = refused.map(({ manuscript }) => visible(manuscript)).join(', ')
  const what = isShelf ? `Not released: ${names}.` : 'Nothing was released.'
  return [...reasons, `${what} What stood there before is untouched.`]
}

/** The same as data: one event a title, and one at the end. */
export function releaseEvents({ ok, site, titles, left }: ReleaseResult): readonly object[] {
  return [...titles.map(titleEvent), { kind: 'released', ok, site, left }]
}

function titleEvent({ manuscript, state, title, failed }: TitleOutcome): object {
  if (title === undefined) return { kind: 'title', manuscript, state, failed }
  const { slug, title: name, edition, replaces, files, bytes, changes } = title
  return { kind: 'title', manuscript, state, slug, title: name, edition, replaces, files, bytes, changes, failed }
}
