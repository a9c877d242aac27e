/** Ids: each once in the book, and the names by which the writer may link to them. */

import type { VFile } from 'vfile'

export type Anchors = {
  /** Takes an id that nobody else has: the wanted one, or one like it. */
  readonly claim: (wanted: string) => string
  /** Lets links in any file find the id under a name; the file's own names are looked at first. */
  readonly name: (name: string, id: string, file: VFile) => void
  readonly find: (name: string, file: VFile) => string | undefined
  readonly names: () => Iterable<string>
}

/** Ids that the book counts itself, and ids that editions are likely to give to their own parts. */
const reserved =
  /^(?:opening|(?:chapter|part|note|call|figure)-[\d-]+|cover|title|title-page|half-title|copyright-page|list-of-figures|contents|toc|nav|landmarks|notes|footnotes|colophon|imprint|body|main|top|page.*)$/

/** Starts with no id taken. */
export function makeAnchors(): Anchors {
  const taken = new Set<string>()
  const byFile = new Map<VFile, Map<string, string>>()
  const everywhere = new Map<string, string>()
  return {
    claim(wanted) {
      let id = wanted
      for (let count = 2; taken.has(id); count += 1) id = `${wanted}-${count}`
      taken.add(id)
      return id
    },
    name(name, id, file) {
      const own = byFile.get(file) ?? new Map<string, string>()
      byFile.set(file, own)
      if (!own.has(name)) own.set(name, id)
      if (!everywhere.has(name)) everywhere.set(name, id)
    },
    find(name, file) {
      const spellings = [name, name.toLowerCase(), asciiId(name)]
      return [byFile.get(file), everywhere]
        .flatMap((names) => spellings.map((one) => names?.get(one)))
        .find((id) => id !== undefined)
    },
    names: () => everywhere.keys(),
  }
}

/** An id made of a heading or of what the writer wrote: ASCII, begins with a letter, never one that the book counts. */
export function asciiId(text: string): string {
  const plain = text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[\p{M}’']/gu, '')
    .replaceAll('ß', 'ss')
  const id = plain
    .replaceAll(/[^a-z0-9_]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '')
  if (id === '') return 'section'
  return /^[a-z]/.test(id) && !reserved.test(id) ? id : `section-${id}`
}

/** The name under which GitHub and most editors link to a heading: letters of any script, spaces as hyphens. */
export function headingName(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-')
}
