/** Which part of a book a file is, by its name. */

import { basename, extname } from 'node:path'
import type { MatterRole } from '../../book/matter.ts'

const names: Readonly<Record<string, MatterRole>> = {
  'half-title': 'half-title',
  'title-page': 'title-page',
  copyright: 'copyright',
  'copyright-page': 'copyright',
  dedication: 'dedication',
  epigraph: 'epigraph',
  foreword: 'foreword',
  preface: 'preface',
  afterword: 'afterword',
  acknowledgements: 'acknowledgements',
  acknowledgments: 'acknowledgements',
  'about-the-author': 'about-the-author',
  'about-the-authors': 'about-the-author',
  colophon: 'colophon',
}

/**
 * `02-Dedication.md` is a dedication, `appendix-letters.md` an appendix. The whole name must fit, save for a number before it:
 * `dedication-of-a-church.md` is a chapter. An introduction is a chapter too, unless its file says `role: introduction`.
 */
export function roleByName(path: string): MatterRole | undefined {
  const stem = basename(path, extname(path))
    .replace(/^\d+[\s._-]+/, '')
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, '-')
  if (/^appendix(-|$)/.test(stem)) return 'appendix'
  return Object.hasOwn(names, stem) ? names[stem] : undefined
}
