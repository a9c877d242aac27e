/** Assembles the texts of a manuscript into a book: chapters, outline, notes, metadata. */

import type { VFile } from 'vfile'
import type { Asset, Book, Chapter } from '../book/book.ts'
import { divisionOf, type MatterRole } from '../book/matter.ts'
import { outlineOf } from '../book/outline.ts'
import type { Host } from '../host/host.ts'
import { draftsOf, type Draft } from './assemble/drafts.ts'
import { flowOf, placeOf } from './assemble/flow.ts'
import { matterDrafts } from './assemble/matter.ts'
import { identify } from './assemble/identify.ts'
import { tieLastWords, tieSections } from './assemble/last-words.ts'
import { resolveLinks } from './assemble/links.ts'
import { numberNotes } from './assemble/numbered-notes.ts'
import { planOf } from './assemble/plan.ts'
import { nestSections } from './assemble/sections.ts'
import type { Text } from './assets.ts'
import { checkChapters } from './checks/chapters.ts'
import { checkTitle } from './checks/title.ts'
import { checkMatter } from './checks/matter.ts'
import type { Manuscript, ManuscriptFile } from './manuscript.ts'
import { completeMetadata } from './metadata.ts'
import { walkHtml } from './walk.ts'

/** Puts the files in order and makes one book of them. The trees are the book's from here on. */
export function assemble(
  texts: readonly Text[],
  assets: readonly Asset[],
  { files: manuscriptFiles, settings, metadata, root }: Manuscript,
  environment: Host['environment'],
): Book {
  const flow = flowOf(texts)
  const roles = rolesOf(manuscriptFiles)
  const text = { ...flow, items: flow.items.filter(({ file }) => !roles.has(file)) }
  const plan = planOf(text, settings.chapters, metadata.title)
  const matter = matterDrafts(flow, roles)
  const drafts = around(draftsOf(text, plan), matter)
  const files = texts.flatMap(({ file }) => (roles.has(file) ? [] : [file]))
  checkChapters(drafts, plan, files)
  checkMatter(matter)
  const anchors = identify(drafts, plan.title, flow)
  resolveLinks(drafts, flow, anchors)
  const notes = numberNotes(drafts, flow)
  forgetLinePositions(drafts)
  const chapters = drafts.map(chapterOf)
  const found = {
    title: plan.title?.title,
    path: texts.length > 1 ? root : files[0]?.path,
    cover: assets.find(({ role }) => role === 'cover')?.id,
  }
  const completed = completeMetadata(metadata, found, environment)
  checkTitle(plan, { title: completed.title, isGiven: metadata.title !== undefined, files })
  return {
    metadata: completed,
    chapters: settings.typography ? chapters.map(withTiedHeadings) : chapters,
    notes,
    // Drawn before the last words are tied: contents and bookmarks carry the heading as it is written.
    outline: outlineOf(chapters),
    assets,
  }
}

function rolesOf(files: readonly ManuscriptFile[]): ReadonlyMap<VFile, MatterRole> {
  return new Map(files.flatMap(({ file, role }) => (role === undefined ? [] : [[file, role] as const])))
}

function around(text: readonly Draft[], matter: readonly Draft[]): readonly Draft[] {
  const isFront = ({ role }: Draft): boolean => role !== undefined && divisionOf(role) === 'front'
  return [...matter.filter(isFront), ...text, ...matter.filter((draft) => !isFront(draft))]
}

function chapterOf(draft: Draft): Chapter {
  const { kind, role, id, number, heading, items, file } = draft
  const language = heading?.node.properties['lang']
  const [first] = items
  const beginning = heading?.node ?? first?.node
  return {
    kind,
    ...(role === undefined ? {} : { role }),
    id,
    number,
    title: heading?.title ?? '',
    heading: heading?.node.children ?? [],
    body: nestSections(draft),
    ...(typeof language === 'string' && language !== '' ? { language } : {}),
    place: beginning === undefined ? { path: file.path, line: 1, column: 1 } : placeOf(beginning, file),
  }
}

function withTiedHeadings(chapter: Chapter): Chapter {
  return { ...chapter, heading: tieLastWords(chapter.heading), body: tieSections(chapter.body) }
}

/** Calls and links kept their places for the messages; only blocks keep them in the book. */
function forgetLinePositions(drafts: readonly Draft[]): void {
  for (const { heading, items } of drafts) {
    for (const { node } of heading === undefined ? items : [heading, ...items]) {
      walkHtml(node, (element) => {
        if (element.tagName === 'a') delete element.position
      })
    }
  }
}
