/** Carries what HTML cannot say into the tags: through private-use subtags of `lang`, which Chromium passes on as they are. */

import type { StructureElement, StructureKid } from './tree.ts'
import { elementsOf } from './tree.ts'
import { STANDARD_TYPES } from './types.ts'

/** What `lang="en-x-NAME"` makes of its element. */
export type Mark = {
  /** Structure type; as Chromium has it when absent. */
  readonly type?: string
  /** What a reader says in place of a figure or a formula. */
  readonly alt?: string
  /** Text that stands in place of the content. */
  readonly actualText?: string
  /** The long form of an abbreviation. */
  readonly expansion?: string
  /** Name of another mark: the kids go to the end of its element, which a page break had cut in two. */
  readonly continues?: string
}

/**
 * Reads the marks off the languages. A name that `marks` does not know but that is a structure type (`Note`, `TOC`,
 * `TOCI`, `Lbl` …) means that type; any other private-use tag stays a language. A language equal to the one around goes.
 */
export function readMarks(
  tree: readonly StructureElement[],
  marks: Readonly<Record<string, Mark>>,
  language: string,
): readonly StructureElement[] {
  return joinContinued(tree.map((element) => readMark(element, marks, language)))
}

function readMark(element: StructureElement, marks: Readonly<Record<string, Mark>>, around: string): StructureElement {
  const [, base = '', name = ''] = /^(.*?)-?\bx-(.+)$/i.exec(element.language ?? '') ?? []
  const mark = Object.hasOwn(marks, name) ? marks[name] : STANDARD_TYPES.has(name) ? { type: name } : undefined
  const language = (mark ? base : element.language) || around
  const own = sameLanguage(language, around) ? undefined : language
  const kids = element.kids.map((kid) => (kid.kind === 'element' ? readMark(kid, marks, language) : kid))
  if (!mark) return { ...element, language: own, kids }
  return {
    ...element,
    language: own,
    kids,
    mark: name,
    continues: mark.continues,
    type: mark.type ?? element.type,
    alt: mark.alt ?? element.alt,
    actualText: mark.actualText ?? element.actualText,
    expansion: mark.expansion ?? element.expansion,
  }
}

/** Puts the kids of each continuing element behind those of the element that it continues. */
function joinContinued(tree: readonly StructureElement[]): readonly StructureElement[] {
  const all = elementsOf(tree)
  const names = new Set(all.map(({ mark }) => mark))
  const rests = new Map<string, StructureElement[]>()
  for (const element of all) {
    if (element.continues === undefined || !names.has(element.continues)) continue
    rests.set(element.continues, [...(rests.get(element.continues) ?? []), element])
  }
  if (rests.size === 0) return tree
  const join = (element: StructureElement): StructureElement => ({
    ...element,
    kids: [element, ...restsOf(element, rests)]
      .flatMap(({ kids }) => kids)
      .flatMap((kid): readonly StructureKid[] => {
        if (kid.kind !== 'element') return [kid]
        return kid.continues !== undefined && rests.has(kid.continues) ? [] : [join(kid)]
      }),
  })
  return tree.map(join)
}

/** The elements that continue one, those that continue its continuations behind them. */
function restsOf(
  element: StructureElement,
  rests: ReadonlyMap<string, readonly StructureElement[]>,
): readonly StructureElement[] {
  if (element.mark === undefined) return []
  return (rests.get(element.mark) ?? []).flatMap((rest) => [
    rest,
    ...(rest.mark === element.mark ? [] : restsOf(rest, rests)),
  ])
}

function sameLanguage(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase()
}
