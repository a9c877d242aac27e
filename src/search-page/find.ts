/** Finds the titles that answer a question. */

import MiniSearch, { type Options, type SearchOptions } from 'minisearch'
import { unpack } from './pack.ts'
import { isUnspaced, questionOf, tokensOf } from './tokens.ts'
import { boosts, fieldNames, type SearchShard } from './types.ts'

/** The words of some titles, ready to be asked. */
export type Engine = {
  readonly search: MiniSearch<{ readonly id: number }>
  readonly documents: readonly number[]
}

export type Found = {
  /** Number of the title. */
  readonly title: number
  /** Number of the chapter that answers best; absent where only the name or the description does. */
  readonly chapter?: number
  /** Words of the chapter that answer. */
  readonly words: readonly string[]
}

/** How texts become words; the same for the index and for the page. */
export const engineOptions: Options<{ readonly id: number }> = {
  fields: [...fieldNames],
  tokenize: tokensOf,
  processTerm: (term) => term,
}

/** Makes an engine of what a file of words holds. */
export function openShard(shard: SearchShard): Engine {
  return { search: MiniSearch.loadJS(unpack(shard), engineOptions), documents: shard.documents }
}

/** More results would not be read. */
const mostResults = 20

const asking: SearchOptions = {
  tokenize: questionOf,
  boost: { ...boosts },
  // The last word may still be being typed; others have endings.
  prefix: (term, index, terms) =>
    isUnspaced(term) ? term.length === 1 : index === terms.length - 1 || term.length > 3,
  fuzzy: (term) => (isUnspaced(term) || term.length < 4 ? false : term.length < 8 ? 1 : 2),
  weights: { prefix: 0.5, fuzzy: 0.25 },
}

type Gathered = {
  score: number
  best: number
  chapter?: number
  words: readonly string[]
  readonly answered: Set<string>
}

/** The best titles first; those that answer every word of the question alone, where there are any. */
export function find(question: string, engines: readonly Engine[]): readonly Found[] {
  const asked = new Set(questionOf(question))
  const titles = new Map<number, Gathered>()
  for (const { search, documents } of engines) {
    for (const { id, score, queryTerms, match } of search.search(question, asking)) {
      const document = Number(id)
      const title = documents[2 * document] ?? 0
      const chapter = documents[2 * document + 1] ?? -1
      const gathered = titles.get(title) ?? { score: 0, best: 0, words: [], answered: new Set<string>() }
      for (const term of queryTerms) gathered.answered.add(term)
      if (chapter === -1) gathered.score += score
      else if (score > gathered.best) Object.assign(gathered, { best: score, chapter, words: Object.keys(match) })
      titles.set(title, gathered)
    }
  }
  const all = [...titles].map(([title, gathered]) => ({ title, ...gathered }))
  const most = Math.max(0, ...all.map(({ answered }) => answered.size))
  const shown = most === asked.size ? all.filter(({ answered }) => answered.size === most) : all
  return shown
    .toSorted((a, b) => b.answered.size - a.answered.size || b.score + b.best - (a.score + a.best) || a.title - b.title)
    .slice(0, mostResults)
    .map(({ title, chapter, words }) => ({ title, words, ...(chapter === undefined ? {} : { chapter }) }))
}
