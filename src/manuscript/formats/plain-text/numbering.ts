/** Reads the number that a heading may start with: `I.`, `3 …`, `1.2 …`, `Chapter 3`, `Глава первая`, `第三章`. */

import { isDay } from './dates.ts'
import { countedWords, numberWords } from './words.ts'

export type Numbering = {
  /** What counts together: `chapter:kapitel`, `roman.`, `arabic`, `decimal:2`, `cjk:章`. */
  readonly kind: string
  /** A word or a sign says that a heading is counted; no sequence is needed to believe it. */
  readonly rank?: 'part' | 'chapter' | 'section'
  /** Levels of a number such as 1.2. */
  readonly levels: number
  /** Last number of it. */
  readonly value: number
  /** What stands behind the number; `''` where the number is all. */
  readonly title: string
}

/** Reads the numbering at the start of a line; `undefined` where there is none. */
export function readNumbering(text: string): Numbering | undefined {
  if (!mayBeNumbered(text) || (/^\d/.test(text) && isDay(text))) return undefined
  return (
    year(text) ??
    cjk(text) ??
    counted(text) ??
    ordinalFirst(text) ??
    decimal(text) ??
    arabic(text) ??
    roman(text) ??
    otherWord(text)
  )
}

/** Leaves out at once what no reader below could read; texts of a hundred thousand short lines need it. */
function mayBeNumbered(text: string): boolean {
  if (/\d|^[§(（第제一二三四五六七八九十IVXLCA-Hivxl]/u.test(text)) return true
  const [first, second] = wordsAtStart(text)
  return ranks.has(first) || ranks.has(second) || /^[ivxlc]+\W?$/.test(second)
}

/** The first two words, in lower case. */
function wordsAtStart(text: string): readonly [string, string] {
  const [first = '', second = ''] = text.split(/\s/, 2)
  return [first.toLowerCase(), second.toLowerCase()]
}

/** `1968`, `1968–1974`: a chronicle. */
function year(text: string): Numbering | undefined {
  const [, value] = /^((?:1[4-9]|20)\d\d)(?:\s*[–-]\s*(?:\d\d){1,2})?$/.exec(text) ?? []
  return value === undefined ? undefined : { kind: 'year', levels: 1, value: Number(value), title: '' }
}

/** `第三章 …`, `第12回`, `제1장`, `一、…`, `（二）…` */
function cjk(text: string): Numbering | undefined {
  const [, numeral = '', sign = '', title = ''] =
    /^第\s*([0-9０-９〇零一二三四五六七八九十百千两]+)\s*([章节節回部卷篇幕编編话話课課讲講场場])\s*[:：、.．　 ]*(.*)$/u.exec(
      text,
    ) ??
    /^제\s*(\d+)\s*([장절부편화])\s*[:.]?\s*(.*)$/u.exec(text) ??
    []
  if (numeral !== '') {
    const rank = /[部卷篇编編부편]/u.test(sign) ? 'part' : /[节節절]/u.test(sign) ? 'section' : 'chapter'
    return { kind: `cjk:${sign}`, rank, levels: 1, value: hanValue(numeral), title }
  }
  const [, listed = '', behind = ''] = /^([一二三四五六七八九十]{1,3})[、.．]\s*(\S.*)$/u.exec(text) ?? []
  if (listed !== '') return { kind: 'han、', levels: 1, value: hanValue(listed), title: behind }
  const [, bracketed = '', after = ''] = /^[（(]([一二三四五六七八九十]{1,3})[）)]\s*(.*)$/u.exec(text) ?? []
  if (bracketed !== '') return { kind: 'han（', levels: 1, value: hanValue(bracketed), title: after }
  return /^[一二三四五六七八九十]{1,3}$/u.test(text)
    ? { kind: 'han', levels: 1, value: hanValue(text), title: '' }
    : undefined
}

/** `Chapter 3`, `KAPITEL IV. Title`, `Part Two: Title` */
function counted(text: string): Numbering | undefined {
  if (!ranks.has(wordsAtStart(text)[0])) return undefined
  const [, word = '', number = '', end = ''] = /^(\p{L}+)\s+([\p{L}\p{N}-]+)(.*)$/u.exec(text) ?? []
  const rank = ranks.get(word.toLowerCase())
  const value = valueOf(number)
  if (!rank || value === undefined || !startsTitle.test(end)) return undefined
  return { kind: `${rank}:${word.toLowerCase()}`, rank, levels: 1, value, title: afterNumber(end) }
}

/** `Erstes Kapitel`, `Première partie : …`, `Часть первая` is read by `counted`. */
function ordinalFirst(text: string): Numbering | undefined {
  if (!/^\d/.test(text) && !numberWords.has(wordsAtStart(text)[0])) return undefined
  const [, number = '', word = '', end = ''] = /^([\p{L}-]+|\d{1,3}[.ºª]?)\s+(\p{L}+)(.*)$/u.exec(text) ?? []
  const rank = ranks.get(word.toLowerCase())
  const value = /^\d+[.ºª]$/u.test(number) ? Number.parseInt(number, 10) : numberWords.get(number.toLowerCase())
  if (!rank || value === undefined || !startsTitle.test(end)) return undefined
  return { kind: `${rank}:${word.toLowerCase()}`, rank, levels: 1, value, title: afterNumber(end) }
}

function decimal(text: string): Numbering | undefined {
  const [, number = '', title = ''] = /^§?\s*(\d{1,2}(?:\.\d{1,2}){1,4})\.?(?:\s+(\S.*))?$/u.exec(text) ?? []
  if (number === '') return undefined
  const parts = number.split('.')
  return { kind: `decimal:${parts.length}`, levels: parts.length, value: Number(parts.at(-1)), title }
}

/** `3. Title`, `3) Title`, `3 Title`, `3 — Title`, `§ 3 Title`, `3`, `(3)`, `– 3 –` */
function arabic(text: string): Numbering | undefined {
  const [, decorated] = /^[-–—([*]\s*(\d{1,3})\s*[-–—)\]*]$/u.exec(text) ?? []
  if (decorated) return { kind: 'decorated', levels: 1, value: Number(decorated), title: '' }
  const [, sign = '', number = '', separator = '', title = ''] =
    /^(§)?\s*(\d{1,3})(\.|\)|:|\s*[–—-](?=\s))?(?:\s+(\S.*))?$/u.exec(text) ?? []
  if (number === '') return undefined
  return { kind: `${sign}arabic${separator.trim()}`, levels: 1, value: Number(number), title }
}

/** `I.`, `IV. Title`, `II – Title`, `III` */
function roman(text: string): Numbering | undefined {
  const [, number = '', separator = '', title = ''] =
    /^([IVXLC]{1,8})(\.|\)|:|\s*[–—-](?=\s))?(?:\s+(\S.*))?$/u.exec(text) ?? /^([ivxl]{1,7})(\.|\))?$/u.exec(text) ?? []
  const value = romanValue(number)
  if (value !== undefined) return { kind: `roman${separator.trim()}`, levels: 1, value, title }
  const [, letter = '', behind = ''] = /^([A-H])[.)]\s+(\S.*)$/u.exec(text) ?? []
  return letter === '' ? undefined : { kind: 'letter', levels: 1, value: letter.charCodeAt(0) - 64, title: behind }
}

/** A word that is not in our list, with a number: only a sequence makes it a heading. */
function otherWord(text: string): Numbering | undefined {
  if (!/^\S+\s+[\dIVXLC]/.test(text)) return undefined
  const [, word = '', number = '', end = ''] = /^(\p{Lu}[\p{L}\p{M}]+)\s+(\d{1,3}|[IVXLC]+)(.*)$/u.exec(text) ?? []
  const value = valueOf(number)
  if (word === '' || value === undefined || !startsTitle.test(end)) return undefined
  return { kind: `word:${word.toLowerCase()}`, levels: 1, value, title: afterNumber(end) }
}

const ranks: ReadonlyMap<string, 'part' | 'chapter' | 'section'> = new Map(
  (['section', 'chapter', 'part'] as const).flatMap((rank) =>
    countedWords[rank].split(' ').map((word) => [word, rank] as const),
  ),
)

const startsTitle = /^\s*$|^\s*[.:–—-](?:\s|$)|^\s*[.:]?\s*[«“"]/u

function afterNumber(end: string): string {
  return end.replace(/^\s*[.:–—-]?\s*/u, '')
}

function valueOf(number: string): number | undefined {
  if (/^\d{1,3}$/.test(number)) return Number(number)
  return romanValue(number) ?? numberWords.get(number.toLowerCase())
}

function romanValue(number: string): number | undefined {
  const numeral = number.toUpperCase()
  if (number === '' || !/^(?:C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/.test(numeral)) return undefined
  const values: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100 }
  return Array.from(numeral).reduce((sum, letter, index) => {
    const value = values[letter] ?? 0
    return sum + (value < (values[numeral[index + 1] ?? ''] ?? 0) ? -value : value)
  }, 0)
}

function hanValue(numeral: string): number {
  if (/^[0-9０-９]+$/u.test(numeral)) return Number(numeral.normalize('NFKC'))
  const digits = '零一二三四五六七八九'
  const units: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }
  let sum = 0
  let digit = 0
  for (const character of numeral.replaceAll('〇', '零').replaceAll('两', '二')) {
    const unit = units[character]
    if (unit === undefined) digit = digits.indexOf(character)
    else {
      sum += (digit === 0 ? 1 : digit) * unit
      digit = 0
    }
  }
  return sum + digit
}
