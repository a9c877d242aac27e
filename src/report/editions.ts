/** What a build has come to, as lines: one an edition, with time, size and pages; a bar while a browser or fonts are fetched. */

import type { ProgressEvent } from '../build.ts'
import type { EditionName } from '../editions/edition.ts'
import type { Colours } from './colours.ts'
import { count, duration, size } from './quantities.ts'
import { columns, cut, pad } from './width.ts'

/** The events that the lines are made of, in the order in which they came. */
export type BuildState = {
  readonly read?: Extract<ProgressEvent, { kind: 'read' }>
  readonly browser?: Extract<ProgressEvent, { kind: 'browser' }>
  readonly fonts?: Extract<ProgressEvent, { kind: 'fonts' }>
  readonly editions: ReadonlyMap<EditionName, EditionState>
}

export type EditionState = Extract<ProgressEvent, { kind: 'edition-started' | 'edition-made' | 'edition-failed' }>

/** Returns the state after an event. */
export function after(state: BuildState, event: ProgressEvent): BuildState {
  switch (event.kind) {
    case 'read':
      return { ...state, read: event }
    case 'browser':
      return { ...state, browser: event }
    case 'fonts':
      return { ...state, fonts: event }
    case 'warning':
      return state
    case 'edition-started':
    case 'edition-made':
    case 'edition-failed':
      return { ...state, editions: new Map([...state.editions, [event.edition, event]]) }
  }
}

export type LineStyle = {
  readonly colours: Colours
  /** Columns of the terminal. */
  readonly width: number
}

/** All lines of a build, as they stand on a terminal. */
export function stateLines(state: BuildState, style: LineStyle): readonly string[] {
  const pathWidth = Math.max(
    0,
    ...[...state.editions.values()].map((event) => ('path' in event ? columns(event.path) : 0)),
  )
  return [
    ...(state.read ? [readLine(state.read)] : []),
    ...[...state.editions.values()].flatMap((event) => [
      editionLine(event, style, pathWidth),
      ...(event.kind === 'edition-made' ? companionLines(event, style) : []),
    ]),
    ...(state.browser && state.browser.done < state.browser.total ? [browserLine(state.browser, style)] : []),
    ...(state.fonts && state.fonts.done < state.fonts.total ? [browserLine(state.fonts, style)] : []),
  ]
}

/** What editions are called in a terminal. */
export const editionNames: Readonly<Record<EditionName, string>> = {
  web: 'web page',
  epub: 'EPUB',
  print: 'PDF',
  handout: 'handout',
  booklet: 'booklet',
  'large-print': 'large print',
  'n-up': 'n-up',
}
const nameWidth = 13

/** `manuscript   1,832 words in 8 chapters` */
export function readLine({ words, chapters, milliseconds }: Extract<ProgressEvent, { kind: 'read' }>): string {
  return `${pad('read', nameWidth)}${count(words, 'word')} in ${count(chapters, 'chapter')}   ${duration(milliseconds)}`
}

/** `PDF          dist/sera.pdf   1.4 s · 220 kB · 14 pages`; what does not fit the width is cut from the path. */
export function editionLine(event: EditionState, { colours, width }: LineStyle, pathWidth = 0): string {
  const name = pad(editionNames[event.edition], nameWidth)
  switch (event.kind) {
    case 'edition-started':
      return name + colours.dim('…')
    case 'edition-failed':
      return name + colours.red('not made')
    case 'edition-made': {
      const { milliseconds, bytes, pages, sheets } = event
      const facts = [
        duration(milliseconds),
        size(bytes),
        ...(pages === undefined ? [] : [count(pages, 'page')]),
        ...(sheets === undefined ? [] : [count(sheets, 'sheet')]),
      ].join(' · ')
      const room = Math.max(12, width - nameWidth - 3 - columns(facts))
      const path = pad(cut(event.path, room), Math.min(pathWidth, room))
      return `${name}${colours.green(path)}   ${colours.dim(facts)}`
    }
  }
}

/** Under the line of an edition, the other files that belong to it. */
export function companionLines(
  { companions = [] }: Extract<ProgressEvent, { kind: 'edition-made' }>,
  { colours, width }: LineStyle,
): readonly string[] {
  return companions.map((path) => pad('', nameWidth) + colours.green(cut(path, width - nameWidth)))
}

/** `Fetching a browser   ████████░░░░░░░░   52 of 114 MB` */
export function browserLine(
  { label, done, total }: Extract<ProgressEvent, { kind: 'browser' } | { kind: 'fonts' }>,
  { width }: LineStyle,
): string {
  const share = total > 0 ? Math.min(1, done / total) : 0
  const amount = total >= 1_000_000 ? `${size(done)} of ${size(total)}` : `${Math.floor(share * 100)} %`
  const length = Math.max(8, Math.min(32, width - columns(label) - columns(amount) - 6))
  const full = Math.round(share * length)
  return `${label}   ${'█'.repeat(full)}${'░'.repeat(length - full)}   ${amount}`
}
