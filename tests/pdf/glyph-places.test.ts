/** Every glyph of the finished PDF stands where Chromium set it. */

import { afterAll, expect, test } from 'vitest'
import { closeBrowser, renderBothPdfs } from '../editions/print/render.ts'
import { glyphPlaces } from './glyph-places.ts'

afterAll(closeBrowser)

/** How far a glyph may stand from its place, pt. */
const NEAR = 0.01

const texts = {
  ar: [
    'كان الحارس يصعد كل ليلة إلى المنارة، ولا يقول شيئًا لأحد. كتب في الدفتر أن البحر هادئ، وأن الريح من الشمال.[^1]',
    'وَكَانَ يُحِبُّ الْكُتُبَ الْقَدِيمَةَ وَيَقْرَؤُهَا بِصَوْتٍ عَالٍ، _ثم_ **أطفأ المصباح** عند الفجر: :lang[nothing to report]{en}، 16:12.',
    '[^1]: نَزَلَ إلى البيت.',
  ],
  he: [
    'איש אינו עולה אל המגדל בשביל הנוף.[^1] הנר דולק בשעה 16:12, והספר אומר: אין מה לדווח (:lang[nothing to report]{en}).',
    'בְּרֵאשִׁית בָּרָא אֱלֹהִים אֵת הַשָּׁמַיִם וְאֵת הָאָרֶץ, **והארץ** _הייתה_.',
    '[^1]: חוץ מן הילדים.',
  ],
  en: [
    '# Fjords, AVATAR, To We\n\nCafe\u0301 nai\u0308ve, x\u0323\u0301 q\u030c\u0331, a\u0301\u0302\u0323 Z\u030c\u0327 office, efficient ﬂow, fjord.[^1] AVAST, Tolkien.',
    ':sc[A keeper, Ida] wrote _“To: Avery”_ in `const a = 1`, **VAT** 1,234–5 H~2~O x^2^, $x^2 + \\frac{a}{b}$.',
    'The Hebrew :lang[בְּרֵאשִׁית]{he} and the Arabic :lang[الْكُتُبَ الْقَدِيمَةَ]{ar} stand with Greek λόγος, ἀρχή and Russian слово.',
    '[^1]: A note, VA To.',
  ],
} as const

test.each(Object.entries(texts))('in a text whose language is %s', async (language, paragraphs) => {
  const { bytes, printed } = await renderBothPdfs(paragraphs.join('\n\n'), { language })
  const [before, after] = [await glyphPlaces(printed), await glyphPlaces(bytes)]
  expect(before.flat().length).toBeGreaterThan(200)
  expect(after.map((page) => page.length)).toEqual(before.map((page) => page.length))
  const strayed = before.flatMap((page, number) =>
    page.flatMap((glyph, index) => {
      const other = after[number]?.[index]
      const isSame = other && other.code === glyph.code && other.font === glyph.font && isAlike(glyph.turn, other.turn)
      const isNear =
        other && Math.hypot(other.x - glyph.x, other.y - glyph.y) <= NEAR && isAlike([glyph.size], [other.size])
      return isSame && isNear ? [] : [{ page: number, index, glyph, other }]
    }),
  )
  expect(strayed).toEqual([])
})

function isAlike(some: readonly number[], others: readonly number[]): boolean {
  return some.every((number, index) => Math.abs(number - (others[index] ?? Number.NaN)) < 1e-4)
}
