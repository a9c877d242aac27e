/** Texts made comparable: what remains when spelling of spaces, quotes, dashes and line ends is set aside. */

/** Letters and digits only, in small letters, ligatures taken apart. */
export function letters(text) {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{Letter}\p{Number}]/gu, '')
}

/** Words in small letters; an apostrophe inside belongs to the word, hyphens are left out, since a line of print may end at one. */
export function words(text) {
  return (
    text
      .normalize('NFKC')
      .replaceAll(/--+/g, ' ')
      .replaceAll(/[-\u00ad\u2010\u2011]/g, '')
      .replaceAll('’', "'")
      .toLowerCase()
      .match(/[\p{Letter}\p{Number}]+(?:'[\p{Letter}\p{Number}]+)*/gu) ?? []
  )
}

/** The lines of a plain text that is written one paragraph a line, without the empty ones. */
export function paragraphs(text) {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => letters(line) !== '')
}

/** Paragraphs that do not follow those before them in a stream of letters; the search starts at the first long one. */
export function lostParagraphs(all, stream) {
  const first = all.find((paragraph) => letters(paragraph).length > 80) ?? all[0] ?? ''
  let from = Math.max(0, stream.indexOf(letters(first)))
  return all.slice(all.indexOf(first)).filter((paragraph) => {
    const at = stream.indexOf(letters(paragraph), from)
    if (at >= 0) from = at + letters(paragraph).length
    return at < 0
  })
}

/** Long paragraphs that a stream of letters has more than once. */
export function repeatedParagraphs(all, stream) {
  return all.filter((paragraph) => {
    const sought = letters(paragraph)
    return sought.length > 80 && stream.indexOf(sought) !== stream.lastIndexOf(sought)
  })
}
