/** The search in a real browser, from the disk, as a reader who has unpacked the site would open it. */

import type { Page } from 'puppeteer'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SearchedText } from '../../../../src/release/shelf/search/book-text.ts'
import { shelf } from '../../shelf.ts'
import { siteOnDisk, type SiteOnDisk } from '../site-on-disk.ts'

const texts: readonly SearchedText[] = [
  {
    slug: 'the-angel',
    language: 'en',
    chapters: [
      {
        id: 'chapter-1',
        title: 'Sand',
        text: `${'Nothing grew there. '.repeat(30)}A caravan rested beside the salt well until morning. ${'Nothing grew there. '.repeat(30)}`,
      },
      { id: 'chapter-2', title: 'Salt & <water>', text: 'The <b>fiancée</b> of the keeper drew water.' },
    ],
  },
  {
    slug: 'small-lights',
    language: 'en',
    chapters: [{ id: 'chapter-1', title: 'Lamps', text: 'The lighthouse keeper trimmed the lamp and slept.' }],
  },
  {
    slug: 'night',
    language: 'ja',
    chapters: [
      {
        id: 'chapter-1',
        title: '海辺',
        text: '嵐の夜、黒猫が灯台の階段を静かに登っていった。誰もその足音を聞かなかった。',
      },
    ],
  },
  {
    slug: 'desert',
    language: 'ar',
    chapters: [{ id: 'chapter-1', title: 'البداية', text: 'وصل المسافر إلى المدينة القديمة قبل غروب الشمس.' }],
  },
]

let site: SiteOnDisk
let page: Page
beforeAll(async () => {
  site = await siteOnDisk(shelf(), texts)
  page = await site.open('index.html')
})
afterAll(() => site.close())

type Result = {
  readonly title: string
  readonly authors: string
  readonly place: string
  readonly excerpt: string
  readonly marks: readonly string[]
  readonly href: string
}

async function ask(
  question: string,
  at = page,
): Promise<{ readonly status: string; readonly results: readonly Result[] }> {
  await at.$eval('#search', (field) => {
    ;(field as HTMLInputElement).value = ''
    field.dispatchEvent(new Event('input'))
  })
  await at.type('#search', question)
  await at.waitForFunction(() => /found/.test(document.querySelector('[role="status"]')?.textContent ?? ''))
  await at.waitForFunction(() =>
    [...document.querySelectorAll<HTMLElement>('.search-excerpt')].every((one) => !one.hidden),
  )
  return at.evaluate(() => {
    const said = (from: Element, selector: string): string => from.querySelector(selector)?.textContent ?? ''
    return {
      status: said(document.body, '[role="status"]'),
      results: [...document.querySelectorAll('.search-results > li')].map((entry) => ({
        title: said(entry, '.search-name'),
        authors: said(entry, '.search-authors'),
        place: said(entry, '.search-place'),
        excerpt: said(entry, '.search-excerpt'),
        marks: [...entry.querySelectorAll('mark')].map((mark) => mark.textContent ?? ''),
        href: entry.querySelector('a')?.getAttribute('href') ?? '',
      })),
    }
  })
}

test('the index is loaded when the field is first touched, and not before', async () => {
  site.requests.length = 0
  const fresh = await site.open('index.html')
  // Pictures come when they come.
  const ofSearch = (): readonly string[] => site.requests.filter((path) => path.startsWith('search/'))
  expect(ofSearch()).toEqual(['search/search.js'])
  const asked = fresh.waitForRequest((request) => request.url().endsWith('search/words-1.js'))
  await fresh.focus('#search')
  await asked
  expect(ofSearch()).toEqual(['search/search.js', 'search/index.js', 'search/words-1.js'])
})

test('a word of the text is found where it stands', async () => {
  const { status, results } = await ask('caravan')
  expect(status).toBe('Titles found: 1')
  expect(results).toHaveLength(1)
  expect(results[0]).toMatchObject({
    title: 'The Angel in the Desert',
    authors: 'Elisabeth Shue and Tomás Oriel',
    place: 'In “Sand”',
    marks: ['caravan'],
    href: 'the-angel/index.html',
  })
  expect(results[0]?.excerpt).toMatch(/^… .*A caravan rested beside the salt well until morning\..* …$/)
  expect(results[0]?.excerpt.length).toBeLessThan(220)
})

test.each([
  ['carvan', 'The Angel in the Desert'],
  ['lihgthouse', 'Who Keeps the Light?'],
  ['fiancee', 'The Angel in the Desert'],
  ['FIANCÉE', 'The Angel in the Desert'],
  ['cara', 'The Angel in the Desert'],
  ['elisabeth sue caravan', 'The Angel in the Desert'],
  ['Tomas Oriel', 'The Angel in the Desert'],
  ['灯台', '夜の灯台'],
  ['黒猫', '夜の灯台'],
  ['猫', '夜の灯台'],
  ['夏目漱石', '夜の灯台'],
  ['مدينة', 'ملاك في الصحراء'],
  ['المَدينة', 'ملاك في الصحراء'],
  ['ليلى', 'ملاك في الصحراء'],
])('`%s` finds %s first', async (question, title) => {
  expect((await ask(question)).results[0]?.title).toBe(title)
})

test('Japanese and Arabic words are shown where they stand', async () => {
  expect((await ask('黒猫')).results[0]).toMatchObject({ place: 'In “海辺”', marks: ['黒猫'] })
  expect((await ask('مدينة')).results[0]).toMatchObject({ place: 'In “البداية”', marks: ['المدينة'] })
})

test('a text is never read as HTML', async () => {
  const { results } = await ask('fiancée keeper')
  expect(results[0]?.excerpt).toContain('<b>fiancée</b>')
  expect(results[0]?.place).toBe('In “Salt & <water>”')
  expect(await page.$$('.search-results b, .search-results script')).toEqual([])
})

test('words that stand in different places of one title are found together', async () => {
  const { results } = await ask('shue caravan')
  expect(results.map(({ title }) => title)).toEqual(['The Angel in the Desert'])
})

test('where nothing is found, that is said with what was typed', async () => {
  const { status, results } = await ask('xylophone $& {count}')
  expect(results).toEqual([])
  expect(status).toBe('Nothing was found for “xylophone $& {count}”. Try another word, or fewer letters of it.')
})

test('an empty field says nothing and shows nothing', async () => {
  await ask('caravan')
  await page.focus('#search')
  await page.keyboard.press('Escape')
  await page.waitForFunction(() => document.querySelectorAll('.search-results > li').length === 0)
  expect(await page.$eval('[role="status"]', (status) => status.textContent)).toBe('')
  expect(await page.$eval('#search', (field) => (field as HTMLInputElement).value)).toBe('')
})

test('keys go from the field to the results and back, and results leave the focus where it is', async () => {
  await ask('keeper')
  const focused = () => page.evaluate(() => document.activeElement?.id || document.activeElement?.className)
  expect(await focused()).toBe('search')
  await page.keyboard.press('ArrowDown')
  expect(await focused()).toBe('search-title')
  await page.keyboard.press('ArrowUp')
  expect(await focused()).toBe('search')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Escape')
  expect(await focused()).toBe('search')
  await page.keyboard.press('Tab')
  expect(await focused()).toBe('search-title')
})

test('from a page in a folder, results lead to the same titles', async () => {
  const authors = await site.open('authors/index.html')
  expect((await ask('caravan', authors)).results[0]?.href).toBe('../the-angel/index.html')
  expect(await authors.$eval('.search-place a', (link) => link.getAttribute('href'))).toBe(
    '../the-angel/latest/the-angel.html#chapter-1',
  )
})

test('without scripts the field is not shown', async () => {
  const plain = await site.open('index.html', { scripts: false })
  expect(await plain.$eval('.search', (search) => (search as HTMLElement).hidden)).toBe(true)
})

test('the browser has nothing to complain of', () => {
  expect(site.complaints).toEqual([])
})
