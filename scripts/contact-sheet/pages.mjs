/** Pages of a PDF as grey pictures, painted by poppler. */

import { spawnSync } from 'node:child_process'

const programs = ['pdftoppm', 'pdftotext']

/** What to install, where something is missing. */
export function requirePoppler() {
  const missing = programs.find((program) => spawnSync(program, ['-v']).error)
  return (
    missing &&
    `\`${missing}\` is missing. It comes with poppler: \`apt install poppler-utils\`, \`dnf install poppler-utils\`, \`brew install poppler\`, \`winget install oschwartz10612.Poppler\`.`
  )
}

/**
 * Groups of pages that touch each other, in order, none twice: a page and the one that it faces, or a page alone. The place of a
 * page that is not there stays `undefined`.
 *
 * @param pdf path
 * @param wanted a page by words that stand on it, or by its number, from 1; numbers beyond the end are left out
 * @param width of a page, px
 */
export function paintPages(pdf, wanted, { width, facing }) {
  const texts = run('pdftotext', [pdf, '-'], 'utf8').split('\f').slice(0, -1)
  const numbers = wanted.map((page) => (typeof page === 'number' ? page : pageWith(page, texts)))
  // A recto has an odd number; the verso on its left is the page before.
  const firsts = numbers.map((number) => (facing ? number - (number % 2) : number))
  return [...new Set(firsts)]
    .filter((first) => first <= texts.length)
    .map((first) => (facing ? [first, first + 1] : [first]))
    .map((group) => group.map((number) => (texts[number - 1] === undefined ? undefined : paint(pdf, number, width))))
}

function pageWith(words, texts) {
  const index = texts.findIndex((text) => text.replaceAll(/\s+/g, ' ').includes(words))
  if (index === -1) throw new Error(`No page has the words “${words}”`)
  return index + 1
}

function paint(pdf, number, width) {
  const size = ['-scale-to-x', String(width), '-scale-to-y', '-1']
  return readGreymap(run('pdftoppm', ['-gray', ...size, '-f', String(number), '-l', String(number), pdf]))
}

/** The binary form of PGM: `P5 WIDTH HEIGHT 255`, one white space, a byte a pixel. */
function readGreymap(bytes) {
  const [head, width, height] = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.toString('latin1', 0, 64)) ?? []
  if (head === undefined) throw new Error('pdftoppm has painted no greymap')
  return { width: Number(width), height: Number(height), pixels: bytes.subarray(head.length) }
}

function run(program, words, encoding = 'buffer') {
  const { status, stdout, stderr, error } = spawnSync(program, words, { encoding, maxBuffer: 256_000_000 })
  if (status !== 0) throw new Error(`${program}: ${error?.message ?? String(stderr)}`)
  return stdout
}
