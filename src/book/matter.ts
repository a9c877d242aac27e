/** The parts of a book before and behind its text: what they are called, in which order they stand, and how they are told apart. */

import type { Book, Chapter } from './book.ts'

/**
 * What a part is, in the order in which the parts stand. It is the order of The Chicago Manual of Style, 17th edition, 1.4, with the
 * acknowledgements behind the text, where readers of today look for them.
 */
export const matterRoles = [
  'half-title',
  'title-page',
  'copyright',
  'dedication',
  'epigraph',
  'foreword',
  'preface',
  'introduction',
  'afterword',
  'appendix',
  'acknowledgements',
  'about-the-author',
  'colophon',
] as const

export type MatterRole = (typeof matterRoles)[number]

/** What can be switched on and off: the parts, and the lists that lead to the text. */
export type MatterPage = MatterRole | 'contents' | 'figures'

const leaves: ReadonlySet<MatterRole> = new Set([
  'half-title',
  'title-page',
  'copyright',
  'dedication',
  'epigraph',
  'colophon',
])

/** Whether a part stands alone on its leaf: without a heading, and in no table of contents. The others are chapters without a number. */
export function isLeaf(role: MatterRole): boolean {
  return leaves.has(role)
}

/** Whether a part stands before the text or behind it. */
export function divisionOf(role: MatterRole): 'front' | 'back' {
  return matterRoles.indexOf(role) <= matterRoles.indexOf('introduction') ? 'front' : 'back'
}

/** A chapter that is a part before or behind the text. */
export type Matter = Chapter & { readonly kind: 'matter'; readonly role: MatterRole }

export function isMatter(chapter: Chapter): chapter is Matter {
  return chapter.kind === 'matter' && chapter.role !== undefined
}

/** The writer's own page for a role; most roles have one page at most. */
export function ownPages({ chapters }: Pick<Book, 'chapters'>, role: MatterRole): readonly Matter[] {
  return chapters.filter(isMatter).filter((chapter) => chapter.role === role)
}

/** The text itself: opening, parts and chapters. */
export function textOf({ chapters }: Pick<Book, 'chapters'>): readonly Chapter[] {
  return chapters.filter(({ kind }) => kind !== 'matter')
}
