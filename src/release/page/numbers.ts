/** Numbers as a reader reads them, in his language. */

/** `41,250` */
export function numberInWords(value: number, language: string): string {
  return new Intl.NumberFormat(language).format(value)
}

/** `202 kB`, `3.4 MB`; a thousand bytes are a kilobyte. */
export function sizeInWords(bytes: number, language: string): string {
  const isSmall = bytes < 999_500
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: isSmall ? 'kilobyte' : 'megabyte',
    unitDisplay: 'short',
    maximumFractionDigits: isSmall ? 0 : 1,
  }).format(isSmall ? Math.max(1, Math.round(bytes / 1000)) : bytes / 1_000_000)
}

/** Words that a reader takes in within a minute: somewhat less than the mean of adults who read for pleasure. */
const wordsPerMinute = 220

/** `25 minutes`, `3.5 hours`: no more exactly than anybody can know. */
export function timeToRead(words: number, language: string): string {
  const minutes = Math.max(1, Math.round(words / wordsPerMinute))
  const isLong = minutes > 90
  const value = isLong ? Math.round(minutes / 30) / 2 : minutes > 10 ? Math.round(minutes / 5) * 5 : minutes
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: isLong ? 'hour' : 'minute',
    unitDisplay: 'long',
  }).format(value)
}

/** Whether words stand apart in the script of the language, so that they can be counted. */
export function hasCountedWords(language: string): boolean {
  return !/^(?:zh|ja|th|lo|km|my|bo|dz|yue|wuu)\b/.test(language)
}
