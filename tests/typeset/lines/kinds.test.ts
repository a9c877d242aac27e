/** A paragraph of each kind comes out in its chosen lines, and nothing of it is lost. */

import german from 'hyphen/patterns/de-1996.js'
import greek from 'hyphen/patterns/el-monoton.js'
import english from 'hyphen/patterns/en-us.js'
import french from 'hyphen/patterns/fr.js'
import russian from 'hyphen/patterns/ru.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestPage, patternsFor, type TestPage } from '../page.ts'

const patterns = patternsFor({ en: english, de: german, fr: french, ru: russian, el: greek })
const rest =
  ', and then it goes on with words of no weight, so that there are more lines than one, and some of them end “where” a comma stands.'
const picture =
  '<img alt="" width="14" height="10" src="data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22 width=%2214%22 height=%2210%22/%3E">'

const kinds: readonly (readonly [string, string])[] = [
  ['emphasis', `<p>It has <em>emphasis over more words than one</em> and <strong>strong ones</strong>${rest}</p>`],
  [
    'code and links',
    `<p>It has <code>code.of(any, kind)</code> and <a href="#x">a link to some other place</a>${rest}</p>`,
  ],
  [
    'a key with a border',
    `<p>It has <kbd style="border: 2px solid; padding: 0 4px">Enter</kbd> and <kbd>Shift</kbd>${rest}</p>`,
  ],
  ['a call of a note', `<p>It has a call<sup><a class="note-call" data-undivided href="#n">1</a></sup>${rest}</p>`],
  ['pictures in the line', `<p>It has ${picture} here and ${picture} there ${picture}${rest}</p>`],
  ['a formula', `<p>It has <math><mi>a</mi><mo>+</mo><mi>b</mi></math> and the like ${rest}</p>`],
  [
    'raised and lowered signs',
    `<p>H<sub>2</sub>O and mc<sup>2</sup> and <span class="small-caps">Caps</span>${rest}</p>`,
  ],
  ['forced breaks', `<p>One line that is short<br>another${rest}<br>and the last of them${rest}</p>`],
  ['a word wider than the line', `<p>It has ${'Incomprehensibilities'.repeat(5)}${rest}</p>`],
  [
    'an address',
    `<p>See https://www.example.org/a/very/long/path/that-goes-on/and-on.html?with=query&amp;more=so${rest}</p>`,
  ],
  [
    'dashes, ellipses and no-break spaces',
    `<p>It—he—was 10\u00a0000 … and so – as it were – on/off and well-known${rest}</p>`,
  ],
  [
    'German',
    '<p lang="de">Die Geschwindigkeitsbegrenzung und die Rechtsschutzversicherungsgesellschaft brauchen „Trennungen“ mehr als andere Wörter.</p>',
  ],
  [
    'French',
    '<p lang="fr">Les guillemets «\u00a0français\u00a0» et les incises — celles-ci — se composent avec des espaces insécables\u00a0; n’est-ce pas remarquable\u00a0?</p>',
  ],
  [
    'Russian',
    '<p lang="ru">Правила переноса слов позволяют составить строки, в которых пробелы между словами почти одинаковы, и это приятно для глаза.</p>',
  ],
  [
    'Greek',
    '<p lang="el">Η τυπογραφία είναι η τέχνη της στοιχειοθεσίας και της εκτύπωσης κειμένων, και η ομοιόμορφη κατανομή των διαστημάτων.</p>',
  ],
  [
    'Hebrew',
    '<p lang="he" dir="rtl">כל בני האדם נולדו בני חורין ושווים בערכם ובזכויותיהם. כולם חוננו בתבונה ובמצפון, לפיכך חובה עליהם לנהוג איש ברעהו ברוח של אחווה.</p>',
  ],
  [
    'Arabic',
    '<p lang="ar" dir="rtl">يولد جميع الناس أحراراً متساوين في الكرامة والحقوق، وقد وهبوا عقلاً وضميراً وعليهم أن يعامل بعضهم بعضاً بروح الإخاء.</p>',
  ],
  ['scripts side by side', `<p>A line holds 日本語の文字 and עברית and العربية among English words${rest}</p>`],
]

let page: TestPage

beforeAll(async () => {
  page = await openTestPage()
})

afterAll(() => page.close())

describe('a paragraph with', () => {
  test.each(kinds)('%s', async (_, html) => {
    await page.show(html)
    const written = await page.look<string>(`document.querySelector('p').textContent`)
    const { lines } = await page.typeset(html, { patterns })
    expect(lines).toMatchObject({ fitted: 1, unfitted: 0 })
    expect(lines.lines).toBeGreaterThan(1)
    const shown = await page.look<{ text: string; lines: number; excess: number }>(`(() => {
      const paragraph = document.querySelector('.page-body p')
      return {
        text: paragraph.textContent,
        lines: Math.round(paragraph.clientHeight / 20),
        excess: paragraph.scrollWidth - paragraph.clientWidth,
      }
    })()`)
    expect(shown.text).toBe(written)
    expect(shown.lines).toBe(lines.lines)
    expect(shown.excess).toBeLessThanOrEqual(8)
  })

  test.each([
    ['Japanese', 'ja', '人間はすべて、生まれながらにして自由であり、かつ、尊厳と権利とについて平等である。'],
    ['Chinese', 'zh', '人人生而自由，在尊严和权利上一律平等。他们赋有理性和良心，并应以兄弟关系的精神相对待。'],
  ])('%s has the lines of the browser, none of which begins with a closing sign', async (_, language, text) => {
    await page.typeset(`<p lang="${language}">${text.repeat(9)}</p>`)
    const starts = await page.look<readonly string[]>(`(() => {
      const node = document.querySelector('.page-body p').firstChild
      const range = document.createRange()
      const starts = []
      let last
      for (let index = 0; index < node.data.length; index++) {
        range.setStart(node, index)
        range.setEnd(node, index + 1)
        const { bottom } = range.getBoundingClientRect()
        if (last !== undefined && bottom - last > 10) starts.push(node.data[index])
        last = bottom
      }
      return starts
    })()`)
    expect(starts.length).toBeGreaterThan(2)
    for (const start of starts) expect(start).not.toMatch(/[、。，．）」』ーっゃゅょ]/)
  })
})
