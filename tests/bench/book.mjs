/** Writes a book of any length in Markdown: always the same one, with the statistics of prose but without sense. */

/** About `words` words in chapters of 3,000, with sections, notes, emphasis and dialogue. */
export function writeBook(words) {
  const chance = numbers(1995)
  const vocabulary = coin(7000, chance)
  const chapters = Math.max(1, Math.round(words / 3000))
  const notes = []
  const parts = ['---', 'title: The Long Measure', 'author: A. Writer', 'language: en', '---', '']
  for (let number = 1; number <= chapters; number += 1) {
    parts.push(`# ${headline(vocabulary, chance)}`, '')
    let written = 0
    let section = 1
    // A paragraph ends a little past the mark; on the average, half of one.
    while (written < words / chapters - 35) {
      if (written > section * 900) {
        parts.push(`## ${headline(vocabulary, chance)}`, '')
        section += 1
      }
      const noteCount = notes.length
      const paragraph = makeParagraph(vocabulary, chance, notes)
      parts.push(paragraph, '')
      written += [paragraph, ...notes.slice(noteCount)].join(' ').split(' ').length
    }
  }
  return [...parts, ...notes.flatMap((note, index) => [`[^n${index + 1}]: ${note}`, ''])].join('\n')
}

/** Marsaglia-like generator (mulberry32): numbers from 0 to 1, the same for the same seed. */
function numbers(seed) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const common =
  'the of and a to in was that it he she his her with for as had on at but not by they which from were this be is have would there all been one out when could who so no into them then up what said about more him some like over down only time before after where our through again still here very never other own under between'.split(
    ' ',
  )
const beginnings =
  'b bl br c ch cl cr d dr f fl fr g gl gr h j l m n p pl pr qu r s sc sh sl sp st str t th tr v w wh'.split(' ')
const middles = 'a e i o u a e i o ai ea ee ie oa ou oo au ia'.split(' ')
const ends = 'b ck d ft g l ld ll m mp n nd ng nt p r rd rk rn rt s sh ss st t th x'.split(' ')
const endings = [
  '',
  '',
  '',
  '',
  'ed',
  'ing',
  'ly',
  'er',
  'ness',
  'ment',
  'tion',
  'able',
  'ful',
  'ity',
  'ous',
  'al',
  's',
  's',
  'ance',
  'ish',
]

/** Coins words that English hyphenation patterns can divide. */
function coin(count, chance) {
  const words = new Set()
  while (words.size < count) {
    const syllables = 1 + Math.floor(chance() * chance() * 3.2)
    let word = ''
    for (let index = 0; index < syllables; index += 1) word += pick(beginnings, chance) + pick(middles, chance)
    words.add(word + pick(ends, chance) + pick(endings, chance))
  }
  return [...words]
}

function pick(list, chance) {
  return list[Math.floor(chance() * list.length)]
}

/** A common word every other time, else a coined one; a few of them often, most of them seldom. */
function word(vocabulary, chance) {
  if (chance() < 0.5) return common[Math.floor(chance() ** 2 * common.length)]
  return vocabulary[Math.floor(chance() ** 2.2 * vocabulary.length)]
}

function sentence(vocabulary, chance) {
  const length = 5 + Math.floor((chance() + chance()) * 13)
  const words = Array.from({ length }, () => word(vocabulary, chance))
  for (let index = 4; index < length - 3; index += 1) if (chance() < 0.09) words[index] += chance() < 0.9 ? ',' : ';'
  if (chance() < 0.06) {
    const index = Math.floor(chance() * (length - 1))
    words[index] = `*${words[index].replace(/[,;]$/, '')}*`
  }
  const text = words.join(' ')
  return text.replace(/^(\*?)(\w)/, (_, star, letter) => star + letter.toUpperCase()) + (chance() < 0.06 ? '?' : '.')
}

function makeParagraph(vocabulary, chance, notes) {
  const sentences = Array.from({ length: 2 + Math.floor(chance() * 6) }, () => sentence(vocabulary, chance))
  if (chance() < 0.15) sentences[0] = `"${sentences[0]}"`
  if (chance() < 0.2) {
    notes.push(Array.from({ length: 1 + Math.floor(chance() * 2) }, () => sentence(vocabulary, chance)).join(' '))
    sentences[sentences.length - 1] += `[^n${notes.length}]`
  }
  return sentences.join(' ')
}

function headline(vocabulary, chance) {
  const words = Array.from({ length: 2 + Math.floor(chance() * 3) }, () => word(vocabulary, chance))
  return words.map((text) => text[0].toUpperCase() + text.slice(1)).join(' ')
}
