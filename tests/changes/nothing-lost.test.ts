/** Made-up books that are edited at random, from a fixed seed: what is told must account for every word. */

import { expect, it } from 'vitest'
import type { BlockText, BookText, ChapterText } from '../../src/book/book-text.ts'
import { compareTexts } from '../../src/changes/compare.ts'
import { passagesOf } from '../../src/changes/passages.ts'

/** A generator of numbers from 0 to 1 (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

type Random = ReturnType<typeof numbers>

const below = (random: Random, limit: number): number => Math.floor(random() * limit)

function word(random: Random): string {
  return Array.from({ length: 2 + below(random, 7) }, () => 'etaoinshrdlucmfwypvbgk'[below(random, 22)]).join('')
}

function sentence(random: Random, words: number): string {
  return `${Array.from({ length: words }, (_, index) => word(random) + (index % 9 === 8 ? ',' : '')).join(' ')}.`
}

function book(chapters: readonly (readonly BlockText[])[]): BookText {
  return {
    kind: 'text',
    version: 1,
    language: 'en',
    title: 'A Room',
    authors: [],
    chapters: chapters.map((blocks, index): ChapterText => ({
      id: `chapter-${index + 1}`,
      kind: 'chapter',
      number: index + 1,
      title: `Of ${blocks[0]?.text.split(' ')[0] ?? 'nothing'}`,
      blocks,
    })),
  }
}

function block(random: Random): BlockText {
  const kind = below(random, 12)
  if (kind === 0) return { kind: 'heading', level: 2, text: sentence(random, 3) }
  if (kind < 3) return { kind: 'paragraph', text: 'Yes, he said.' }
  return { kind: 'paragraph', text: sentence(random, 4 + below(random, 60)) }
}

/** Edits of all kinds: words, paragraphs gone, new, moved, joined, divided; chapters moved. */
function edited(chapters: readonly (readonly BlockText[])[], random: Random): readonly (readonly BlockText[])[] {
  const now = chapters.map((blocks) => [...blocks])
  for (let edit = 0; edit < 12; edit += 1) {
    const blocks = now[below(random, now.length)] ?? []
    const at = below(random, blocks.length)
    const found = blocks[at]
    if (!found) continue
    const words = found.text.split(' ')
    const half = Math.ceil(words.length / 2)
    const next = blocks[at + 1]
    switch (below(random, 8)) {
      case 0:
        words[below(random, words.length)] = word(random)
        blocks[at] = { ...found, text: words.join(' ') }
        break
      case 1:
        blocks.splice(at, 1)
        break
      case 2:
        blocks.splice(at, 0, block(random), block(random))
        break
      case 3:
        blocks.splice(at, 1)
        now[below(random, now.length)]?.push(found)
        break
      case 4:
        if (words.length > 1)
          blocks.splice(
            at,
            1,
            { ...found, text: words.slice(0, half).join(' ') },
            { ...found, text: words.slice(half).join(' ') },
          )
        break
      case 5:
        if (next) blocks.splice(at, 2, { ...found, text: `${found.text} ${next.text}` })
        break
      case 6:
        now.push(...now.splice(below(random, now.length), 1))
        break
      default:
        words.splice(below(random, words.length), 1 + below(random, 5))
        blocks[at] = { ...found, text: words.join(' ') || 'Nothing.' }
    }
  }
  return now
}

function countWords(text: BookText): number {
  return passagesOf(text).main.reduce((sum, passage) => sum + passage.tokens().filter(({ isWord }) => isWord).length, 0)
}

it.each(Array.from({ length: 150 }, (_, index) => index + 1))('accounts for every word of made-up book %i', (seed) => {
  const random = numbers(seed)
  const chapters = Array.from({ length: 4 }, () => Array.from({ length: 3 + below(random, 9) }, () => block(random)))
  const [old, now] = [book(chapters), book(edited(chapters, random))]
  const { entries } = compareTexts(old, now)
  const told = entries.filter(({ kind }) => kind !== 'moved')
  const [gone, added] = (['gone', 'new'] as const).map((side) => told.reduce((sum, { words }) => sum + words[side], 0))
  expect(countWords(old) - (gone ?? 0) + (added ?? 0)).toBe(countWords(now))
  expect(compareTexts(old, now).entries).toEqual(entries)
  expect(compareTexts(now, now).entries).toEqual([])
})
