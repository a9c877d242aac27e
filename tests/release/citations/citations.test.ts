import { describe, expect, test } from 'vitest'
import type { Metadata } from '../../../src/book/book.ts'
import { bibtex } from '../../../src/release/citations/bibtex.ts'
import { citationsOf } from '../../../src/release/citations/citations.ts'
import { ris } from '../../../src/release/citations/ris.ts'
import type { EditionManifest } from '../../../src/release/manifest.ts'
import { angel, hostile, lighthouse, manifestOf, person } from '../shelf.ts'
import { textOf } from '../xml.ts'

/** APA, MLA and Chicago, with `*` around what is italic. */
function cited(manifest: EditionManifest, url?: string): readonly string[] {
  return citationsOf(manifest, url).map(({ pieces }) =>
    pieces.map(({ text, isItalic }) => (isItalic ? `*${text}*` : text)).join(''),
  )
}

function book(work: Partial<Metadata>, more: Partial<EditionManifest> = {}): EditionManifest {
  return manifestOf({ title: 'Salt', slug: 'salt', date: '2026-11-22', ...work }, {}, more)
}

const lee = person('Ann Lee')

test('a later edition with editor and translator', () => {
  expect(cited(angel.editions[1]?.manifest ?? book({}), 'https://example.org/angel/')).toEqual([
    'Shue, E., & Oriel, T. (2026). *The Angel in the Desert: A journey* (A. van Dijk, Ed.; W. Halloran, Trans.; 2nd ed.). Saltmarsh Press. https://example.org/angel/',
    'Shue, Elisabeth, and Tomás Oriel. *The Angel in the Desert: A journey*. Edited by Ada van Dijk, translated by Wren Halloran, 2nd ed., Saltmarsh Press, 2026, https://example.org/angel/.',
    'Shue, Elisabeth, and Tomás Oriel. *The Angel in the Desert: A journey*. Edited by Ada van Dijk. Translated by Wren Halloran. 2nd ed. Saltmarsh Press, 2026. https://example.org/angel/.',
  ])
})

test.each<readonly [string, Partial<Metadata>, readonly string[]]>([
  ['one author', { authors: [lee] }, ['Lee, A. (2026). *Salt*.', 'Lee, Ann. *Salt*. 2026.', 'Lee, Ann. *Salt*. 2026.']],
  [
    'three authors',
    { authors: [lee, person('Bo Chen'), person('Cy Dee')] },
    [
      'Lee, A., Chen, B., & Dee, C. (2026). *Salt*.',
      'Lee, Ann, et al. *Salt*. 2026.',
      'Lee, Ann, Bo Chen, and Cy Dee. *Salt*. 2026.',
    ],
  ],
  [
    'twenty-one authors',
    { authors: Array.from({ length: 21 }, (_, index) => person(`Ann ${String.fromCodePoint(65 + index)}xe`)) },
    [
      `${Array.from({ length: 19 }, (_, index) => `${String.fromCodePoint(65 + index)}xe, A.`).join(', ')}, . . . Uxe, A. (2026). *Salt*.`,
      'Axe, Ann, et al. *Salt*. 2026.',
      'Axe, Ann, Ann Bxe, Ann Cxe, et al. *Salt*. 2026.',
    ],
  ],
  [
    'an institution that publishes itself',
    { authors: [person('Society of Keepers')], publisher: 'Society of Keepers' },
    ['Society of Keepers. (2026). *Salt*.', 'Society of Keepers. *Salt*. 2026.', 'Society of Keepers. *Salt*. 2026.'],
  ],
  [
    'editors alone',
    { contributors: [person('Ann Lee', 'edt'), person('Bo Chen', 'edt')], publisher: 'Reed' },
    [
      'Lee, A., & Chen, B. (Eds.). (2026). *Salt*. Reed.',
      'Lee, Ann, and Bo Chen, editors. *Salt*. Reed, 2026.',
      'Lee, Ann, and Bo Chen, eds. *Salt*. Reed, 2026.',
    ],
  ],
  [
    'particles, hyphens and a suffix',
    { authors: [person('Jean-Paul Marie de la Tour'), person('Martin Luther King Jr.')] },
    [
      'la Tour, J.-P. M. de, & King, M. L., Jr. (2026). *Salt*.',
      'la Tour, Jean-Paul Marie de, and Martin Luther King Jr. *Salt*. 2026.',
      'la Tour, Jean-Paul Marie de, and Martin Luther King Jr. *Salt*. 2026.',
    ],
  ],
  [
    'a title that asks',
    { authors: [lee], title: 'Who?', subtitle: 'And why?' },
    ['Lee, A. (2026). *Who? And why?*', 'Lee, Ann. *Who? And why?* 2026.', 'Lee, Ann. *Who? And why?* 2026.'],
  ],
])('%s', (_, work, expected) => {
  expect(cited(book(work))).toEqual(expected)
})

test('nobody and no date', () => {
  expect(cited(manifestOf({ title: 'Salt', slug: 'salt' }))).toEqual(['*Salt*. (n.d.).', '*Salt*.', '*Salt*. N.d.'])
})

test('an article is dated to the day and stands in its series', () => {
  const work = { authors: [lee], series: { name: 'Small Lights', position: 3 }, publisher: 'Reed' }
  expect(cited(book(work, { form: 'article' }))).toEqual([
    'Lee, A. (2026, November 22). *Salt* (Small Lights, No. 3). Reed.',
    'Lee, Ann. “Salt.” *Small Lights*, no. 3, Reed, 22 Nov. 2026.',
    'Lee, Ann. “Salt.” Small Lights 3. Reed, November 22, 2026.',
  ])
})

test.each([
  [1, undefined, ''],
  [3, undefined, ' (3rd ed.)'],
  [11, undefined, ' (11th ed.)'],
  [22, undefined, ' (22nd ed.)'],
  [undefined, 'Revised', ' (Revised ed.)'],
  [undefined, 'Zweite Auflage', ' (Zweite Auflage ed.)'],
  [undefined, 'Second edition', ' (Second edition)'],
  [undefined, '第二版', ' (第二版)'],
])('edition %s %s', (number, text, expected) => {
  const edition = { ...(number === undefined ? {} : { number }), ...(text === undefined ? {} : { text }) }
  const [apa] = cited(manifestOf({ title: 'Salt', slug: 'salt', authors: [lee], date: '2026' }, edition))
  expect(apa).toBe(`Lee, A. (2026). *Salt*${expected}.`)
})

test('names in scripts without capitals stay whole, and those of East Asia have no comma', () => {
  const [apa, , chicago] = cited(lighthouse.editions[0].manifest)
  expect(apa).toBe('夏目 漱石. (2024). *夜の灯台*. 潮文社.')
  expect(chicago).toBe('夏目 漱石. *夜の灯台*. 潮文社, 2024.')
  expect(cited(book({ authors: [person('ליאה כהן', 'aut', 'כהן, ליאה')] }))[0]).toBe('כהן, ליאה. (2026). *Salt*.')
})

test('the pieces of a citation hold no control character', () => {
  expect(cited(hostile.editions[0].manifest).join('')).not.toMatch(/\p{Cc}|\p{Cs}/u)
})

describe('BibTeX', () => {
  const made = (manifest: EditionManifest, url?: string): string => textOf(bibtex(manifest, url))

  test('of a book', async () => {
    await expect(
      made(angel.editions[1]?.manifest ?? book({}), 'https://example.org/a_b%20c?d=1&e={f}'),
    ).toMatchFileSnapshot('golden/citation.bib')
  })

  test('takes nothing of the writer for a command, and braces come in pairs', async () => {
    const text = made(hostile.editions[0].manifest)
    await expect(text).toMatchFileSnapshot('golden/hostile.bib')
    expect(text.split('{').length).toBe(text.split('}').length)
  })

  test.each([
    [{ authors: [person('Society of Ships and Shoes')] }, 'author = {{Society of Ships and Shoes}}'],
    [{ authors: [person('King And Country', 'aut', 'Country, King And')] }, 'author = {Country, {King And}}'],
    [{ authors: [person('Martin Luther King Jr.')] }, 'author = {King, Jr., Martin Luther}'],
  ])('of the names %o', (work, field) => {
    expect(made(book(work))).toContain(field)
  })

  test('keys are made of author, year and title, in ASCII', () => {
    const key = (work: Partial<Metadata>): string | undefined => /^@\w+\{([^,]+),/.exec(made(book(work)))?.[1]
    expect(key({ authors: [lee], title: 'The Über-Angel' })).toBe('lee2026uber')
    expect(key({ title: 'The' })).toBe('the2026')
    expect(key({ authors: [person('夏目')], title: '夜' })).toMatch(/^book[\da-f]{8}2026$/)
  })
})

describe('RIS', () => {
  test('of a book', async () => {
    await expect(
      textOf(ris(angel.editions[1]?.manifest ?? book({}), 'https://example.org/angel/')),
    ).toMatchFileSnapshot('golden/citation.ris')
  })

  test('no text of the writer begins a field of its own', () => {
    const lines = textOf(ris(book({ description: 'One\nER  - \r\nTY  - BOOK\u0085x' }))).split('\r\n')
    expect(lines.filter((line) => /^(?:TY|ER) {2}-/.test(line))).toEqual(['TY  - BOOK', 'ER  - '])
    expect(lines.every((line) => line === '' || /^[A-Z][A-Z\d] {2}- /.test(line))).toBe(true)
  })
})
