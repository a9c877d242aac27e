import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { toHtml } from 'hast-util-to-html'
import { expect, it } from 'vitest'
import { compareTexts } from '../../src/changes/compare.ts'
import { changesPage } from '../../src/changes/page.ts'
import { manuscriptText, wordsOf } from './texts.ts'

const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url))

async function page(name: string, options: Parameters<typeof changesPage>[2] = {}): Promise<string> {
  const [old, now] = await Promise.all(
    ['old.md', 'new.md'].map((file) => manuscriptText(readFileSync(path(`${name}/${file}`), 'utf8'))),
  )
  if (!old || !now) throw new Error('Two texts are needed')
  return toHtml(changesPage(compareTexts(old, now), await wordsOf(now.language), options))
}

it('shows all groups, marks words, and says the marks to those who hear it', async () => {
  const editions = { old: 'First edition', new: 'Second edition' }
  const back = { address: './', label: 'A Room' }
  await expect(await page('a-moved-paragraph-may-be-edited', { editions, back })).toMatchFileSnapshot(
    path('page.golden.html'),
  )
})

it('is written in the language and direction of the book', async () => {
  await expect(await page('arabic-is-compared-word-by-word', { editions: { old: '١', new: '٢' } })).toMatchFileSnapshot(
    path('page-arabic.golden.html'),
  )
})

it('runs nothing, whatever the text says', async () => {
  const html = await page('what-would-steer-a-page-or-a-terminal-is-text')
  expect(html).not.toMatch(/<script|<i>|<b>/)
  expect(html).toContain('&#x3C;script>alert(1)&#x3C;/script>')
  expect(html).toContain('default-src &#x27;none&#x27;;')
})
