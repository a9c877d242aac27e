/** Pictures in a line, set by the compiled typesetter. */

import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestPage, type TestPage } from '../page.ts'

const sentence =
  'Nobody had ever asked the keeper why the lamp was lit at dusk and put out before the first of the boats. '
const square =
  'data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22%3E%3Crect width=%2299%22 height=%2299%22/%3E%3C/svg%3E'
const picture = (side: number): string => `<img src="${square}" alt="A square" width="${side}" height="${side}">`
/** How far, px, the foot of each picture is below the base line of its words, and the heights of the paragraphs in lines. */
const places = `[...document.querySelectorAll('p')].map((paragraph) => {
  const picture = paragraph.querySelector('img').getBoundingClientRect()
  const probe = document.createElement('span')
  probe.style.cssText = 'display: inline-block; width: 0; height: 0'
  paragraph.querySelector('img').before(probe)
  return { drop: picture.bottom - probe.getBoundingClientRect().bottom, lines: paragraph.clientHeight / 20 }
})`

let page: TestPage

beforeAll(async () => {
  page = await openTestPage()
})

afterAll(() => page.close())

test('a picture no higher than its line stands on the base line, and the lines keep their distance', async () => {
  const sides = [8, 15, 20]
  const { lines } = await page.typeset(
    sides.map((side) => `<p>Press ${picture(side)} and wait. ${sentence.repeat(3)}</p>`).join(''),
  )
  const found = await page.look<readonly { readonly drop: number; readonly lines: number }[]>(places)
  expect(lines.unfitted).toBe(0)
  expect(found.map(({ drop }) => Math.round(drop))).toEqual([0, 0, 4])
  for (const { lines: height } of found) expect(height).toBe(Math.round(height))
})

test('a picture higher than its line, and one that stands alone, are left as they are', async () => {
  await page.typeset(`<p>Press ${picture(50)} and wait. ${sentence.repeat(3)}</p><p>${picture(8)}</p>`)
  expect(await page.look<number>(`document.querySelectorAll('.small-picture').length`)).toBe(0)
})

test('a page may end inside a paragraph with a small picture', async () => {
  const { pages } = await page.typeset(`<p>It was so.</p><p>Press ${picture(10)} and wait. ${sentence.repeat(5)}</p>`, {
    height: 100,
  })
  expect(pages.length).toBeGreaterThan(1)
  expect(await page.look<number>(`document.querySelector('.page-body').querySelectorAll('p.goes-on').length`)).toBe(1)
})

test('paragraphs are indented by one character in Japanese and by two in Chinese, the first too', async () => {
  const text = '灯台守は夜の九時に寝る。'.repeat(8)
  const indents = async (language: string): Promise<readonly string[]> => {
    await page.typeset(`<section lang="${language}"><p>${text}</p><p>${text}</p></section>`)
    return page.look(`[...document.querySelectorAll('p')].map((element) => getComputedStyle(element).textIndent)`)
  }
  expect(await indents('ja')).toEqual(['15px', '15px'])
  expect(await indents('zh')).toEqual(['30px', '30px'])
})
