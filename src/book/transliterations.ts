/** Letters that are more than a Latin letter with a mark, in lower case, and how they are written in ASCII. */

const latin: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ĸ: 'k',
  ŋ: 'n',
  ŧ: 't',
  ə: 'e',
}

/** Romanisation by sound, one way only: file names need no way back. */
const greek = pairs(
  'α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ψ ps ω o',
)

/** Close to BGN/PCGN, without its apostrophes; Ukrainian, Serbian and Macedonian letters beside the Russian ones. */
const cyrillic: Readonly<Record<string, string>> = {
  ...pairs(
    'а a б b в v г g д d е e ё yo ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch ы y э e ю yu ' +
      'я ya і i ї yi є ye ґ g ў u ђ dj ј j љ lj њ nj ћ c џ dz ѓ gj ќ kj ѕ dz',
  ),
  ъ: '',
  ь: '',
}

export const transliterations: Readonly<Record<string, string>> = { ...latin, ...greek, ...cyrillic }

function pairs(row: string): Record<string, string> {
  const words = row.split(' ')
  return Object.fromEntries(words.flatMap((word, index) => (index % 2 === 0 ? [[word, words[index + 1] ?? '']] : [])))
}
