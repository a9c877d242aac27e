/** What a bookplate says, in each language. */

import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { bookplateFor, lengthOf } from '../../src/copies/bookplate.ts'
import { nodeHost } from '../../src/host/index.ts'
import { loadTheme } from '../../src/theme/load.ts'

const theme = await loadTheme('base', nodeHost())
const languages = Object.keys(parse(await theme.file('words.yaml')) as object)

describe('a bookplate', () => {
  it.each(languages)('says all that it has to say in %s', async (language) => {
    const words = await theme.releaseWords(language)
    const plain = bookplateFor({ name: 'Anna', number: 1200 }, words, { language })
    const counted = bookplateFor({ name: 'Anna', number: 12 }, words, { language, total: 1000, date: '2026-11-28' })
    expect(plain.before + plain.after).not.toBe('')
    expect(plain.number).toMatch(/1[ .,\u00a0\u202f’]?200/)
    expect(counted.number).toMatch(/12/)
    expect(counted.number).toMatch(/1[ .,\u00a0\u202f’]?000/)
    expect(counted.date).toMatch(/2026/)
    expect(plain).not.toHaveProperty('date')
  })

  it('has other words in each language', async () => {
    const all = await Promise.all(languages.map((language) => theme.releaseWords(language)))
    expect(new Set(all.map((words) => words['copy-belongs'])).size).toBe(languages.length)
  })

  it('sets the name where the language has it', async () => {
    const words = await theme.releaseWords('ja')
    expect(bookplateFor({ name: '田中{name}', number: 1 }, words, { language: 'ja' })).toMatchObject({
      before: 'この本は',
      name: '田中{name}',
      after: 'の蔵書です',
    })
  })

  it.each([
    ['Anna Weber', 'short'],
    ['Hubert Blaine Wolfeschlegelsteinhausen', 'medium'],
    ['x'.repeat(61), 'long'],
  ])('sets a long name smaller: %s', (name, length) => {
    expect(lengthOf(name)).toBe(length)
  })
})
