/** Breaks the words of a cover into lines of like length, as large as their room allows. */

export type Room = {
  readonly width: number
  readonly height: number
  readonly largest: number
  readonly smallest: number
  /** Distance of base lines, in sizes. */
  readonly leading: number
}

export type Setting = { readonly lines: readonly string[]; readonly size: number }

/**
 * The size and the lines of a text in its room: as large as it goes, where a line more must pay with clearly larger letters,
 * and with lines as even as they can be.
 *
 * @param measure width of a line, in em
 */
export function setInRoom(text: string, room: Room, measure: (line: string) => number): Setting {
  const paragraphs = text
    .split('\n')
    .map((paragraph) => pieces(paragraph).map((word) => ({ word, width: measure(word) })))
  const space = measure('n n') - measure('nn')
  let best: Setting | undefined
  for (let size = room.largest; size > room.smallest || !best; size *= 0.97) {
    const lines = breakAll(paragraphs, room.width / size, space)
    if (!lines || lines.length * room.leading * size > room.height) continue
    if (!best || worth({ lines, size }) > worth(best)) best = { lines, size }
  }
  return best
}

function worth({ lines, size }: Setting): number {
  const hanging = lines.filter(
    (line, index) => index < lines.length - 1 && isShort(line.split(' ').at(-1) ?? ''),
  ).length
  return (size / lines.length ** 0.4) * 0.85 ** hanging
}

/** An article or a preposition belongs to what follows it, so a line should not end with it. */
function isShort(word: string): boolean {
  return /^\p{L}{1,3}$/u.test(word)
}

type Word = { readonly word: string; readonly width: number }

function breakAll(
  paragraphs: readonly (readonly Word[])[],
  width: number,
  space: number,
): readonly string[] | undefined {
  const broken = paragraphs.map((words) => balance(words, width, space))
  return broken.every((lines) => lines !== undefined) ? broken.flat() : undefined
}

/** Least sum of squares of what the lines lack, at the least number of lines; `undefined` where a word is too wide. */
function balance(words: readonly Word[], width: number, space: number): readonly string[] | undefined {
  if (words.some((word) => word.width > width)) return undefined
  const total = words.reduce((sum, word) => sum + word.width + space, -space)
  for (let count = Math.max(1, Math.ceil(total / width)); count <= words.length; count++) {
    const best = evenest(words, { count, width, space, goal: Math.min(width, total / count) })
    if (best) return best
  }
  return words.length === 0 ? [''] : undefined
}

type Aim = { readonly count: number; readonly width: number; readonly space: number; readonly goal: number }

function evenest(words: readonly Word[], { count, width, space, goal }: Aim): readonly string[] | undefined {
  type Break = { readonly cost: number; readonly end: number; readonly before?: Break }
  let ends: readonly (Break | undefined)[] = [{ cost: 0, end: 0 }, ...words.map(() => undefined)]
  for (let line = 0; line < count; line++) {
    const next: (Break | undefined)[] = ends.map(() => undefined)
    for (const [start, before] of ends.entries()) {
      if (!before) continue
      let length = -space
      for (let end = start; end < words.length; end++) {
        length += (words[end]?.width ?? 0) + space
        if (length > width) break
        const cost =
          before.cost + (length - goal) ** 2 + (end < words.length - 1 && isShort(words[end]?.word ?? '') ? 6 : 0)
        if (cost >= (next[end + 1]?.cost ?? Infinity)) continue
        next[end + 1] = { cost, end: end + 1, before }
      }
    }
    ends = next
  }
  const lines: string[] = []
  for (let last = ends.at(-1); last?.before; last = last.before)
    lines.unshift(join(words.slice(last.before.end, last.end)))
  return lines.length === count ? lines : undefined
}

/** Words, or single characters of the scripts that may be broken between any two. */
function pieces(text: string): readonly string[] {
  return text
    .split(
      /[ \t\n]+|(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])/u,
    )
    .filter(Boolean)
}

function join(words: readonly Word[]): string {
  return words
    .map(({ word }) => word)
    .join(' ')
    .replace(
      /(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]) (?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])/gu,
      '',
    )
}
