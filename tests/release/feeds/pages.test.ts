import { expect, test } from 'vitest'
import { robots } from '../../../src/release/feeds/robots.ts'
import { sitemap } from '../../../src/release/feeds/sitemap.ts'
import { shelf } from '../shelf.ts'
import { found, textOf } from '../xml.ts'

const url = 'https://example.org/books/'

test('the list of pages names the root and the pages of every edition, each once and whole', async () => {
  const file = sitemap(shelf(url), ['the-angel/', ''])
  if (file === undefined) throw new Error('There is no list of pages')
  const addresses = found(file, '//sitemap:loc')
  expect(addresses.slice(0, 2)).toEqual([url, `${url}the-angel/`])
  expect(addresses).toHaveLength(2 + 6 * 3)
  expect(new Set(addresses).size).toBe(addresses.length)
  expect(found(file, '//sitemap:lastmod').every((date) => /^\d{4}(?:-\d\d){0,2}$/.test(date))).toBe(true)
  await expect(textOf(file)).toMatchFileSnapshot('golden/sitemap.xml')
})

test('without an address of the site there is no list of pages, and `robots.txt` names none', () => {
  expect(sitemap(shelf())).toBeUndefined()
  expect(textOf(robots(shelf()))).toBe('User-agent: *\nAllow: /\n')
})

test('`robots.txt` names the list of pages and says what is reserved', () => {
  expect(textOf(robots({ ...shelf(url), mining: { policy: 'https://example.org/terms' } }))).toBe(
    `# Text and data mining is reserved, see ${url}.well-known/tdmrep.json\n# Terms: https://example.org/terms\n` +
      `User-agent: *\nAllow: /\n\nSitemap: ${url}sitemap.xml\n`,
  )
})
