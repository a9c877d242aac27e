/** Takes out of a text the place that answers a question. */

import { fold, isUnspaced, tokensOf } from './tokens.ts'

/** A piece of an excerpt. */
export type Piece = { readonly text: string; readonly isFound: boolean }

/** Letters before the first word that is found, and of all. */
const before = 50
const whole = 190

const wordLike = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu

type Hit = { readonly start: number; readonly end: number; readonly token: string }

/** The stretch with the most of the words, with these apart; nothing where none of them stands in the text. */
export function excerptOf(text: string, words: readonly string[]): readonly Piece[] {
  const hits = hitsIn(text, new Set(words))
  const reach = whole - before
  let best: { readonly start: number; readonly count: number } | undefined
  for (const [index, { start }] of hits.entries()) {
    const near = new Set<string>()
    for (const hit of hits.slice(index, index + 40)) if (hit.end <= start + reach) near.add(hit.token)
    if (best === undefined || near.size > best.count) best = { start, count: near.size }
  }
  if (best === undefined) return []
  const from = edge(text, best.start - before, 1)
  const to = edge(text, from + whole, -1)
  const pieces: Piece[] = from > 0 ? [{ text: '… ', isFound: false }] : []
  let at = from
  for (const { start, end } of hits) {
    if (end <= at || start < at - 1 || end > to) continue
    const begins = Math.max(at, start)
    if (begins > at) pieces.push({ text: text.slice(at, begins), isFound: false })
    pieces.push({ text: text.slice(begins, end), isFound: true })
    at = end
  }
  pieces.push({ text: text.slice(at, to), isFound: false })
  if (to < text.length) pieces.push({ text: ' …', isFound: false })
  return joined(pieces.filter(({ text: said }) => said !== ''))
}

/** More hits than these say nothing new. */
const mostHits = 400

function hitsIn(text: string, wanted: ReadonlySet<string>): readonly Hit[] {
  const hits: Hit[] = []
  for (const { 0: word, index } of text.matchAll(wordLike)) {
    if (hits.length > mostHits) break
    if (!isUnspaced(fold(word))) {
      const token = tokensOf(word).find((one) => wanted.has(one))
      if (token !== undefined) hits.push({ start: index, end: index + word.length, token })
      continue
    }
    const letters = [...word.matchAll(/\P{M}\p{M}*/gu)]
    for (const [number, { 0: letter, index: at }] of letters.entries()) {
      const pair = letter + (letters[number + 1]?.[0] ?? '')
      const token = tokensOf(pair)[0]
      if (token !== undefined && wanted.has(token)) {
        hits.push({ start: index + at, end: index + at + pair.length, token })
      }
    }
  }
  return hits
}

/** The nearest place between words; where there are no spaces, between letters. */
function edge(text: string, wished: number, step: 1 | -1): number {
  if (wished <= 0) return 0
  if (wished >= text.length) return text.length
  for (let at = wished, tries = 0; tries < 25 && at > 0 && at < text.length; at += step, tries += 1) {
    if (/\s/.test(text[step === 1 ? at - 1 : at] ?? '')) return at
  }
  // Not between the two halves of a letter.
  return /[\udc00-\udfff]/.test(text[wished] ?? '') ? wished + 1 : wished
}

function joined(pieces: readonly Piece[]): readonly Piece[] {
  const made: Piece[] = []
  for (const piece of pieces) {
    const last = made.at(-1)
    if (last?.isFound === piece.isFound) made[made.length - 1] = { ...piece, text: last.text + piece.text }
    else made.push(piece)
  }
  return made
}
