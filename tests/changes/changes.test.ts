/** Folders of two texts each: what has changed between them is compared with the file beside them. */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { compareTexts } from '../../src/changes/compare.ts'
import type { Change, Changes } from '../../src/changes/change.ts'
import { changesSentences } from '../../src/changes/sentences.ts'
import { changesText } from '../../src/changes/text.ts'
import { manuscriptText, wordsOf } from './texts.ts'

const folder = fileURLToPath(new URL('.', import.meta.url))
const cases = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())

test.each(cases.map(({ name }) => [name.replaceAll('-', ' '), name]))('%s', async (_sentence, name) => {
  const [old, now] = await Promise.all(
    ['old.md', 'new.md'].map((file) => manuscriptText(readFileSync(join(folder, name, file), 'utf8'))),
  )
  if (!old || !now) throw new Error('Two texts are needed')
  const found = compareTexts(old, now)
  const words = await wordsOf(now.language)
  const told = [listed(found), changesText(found, words), changesSentences(found, words).join('\n')].join('\n---\n')
  await expect(`${told}\n`).toMatchFileSnapshot(join(folder, name, 'expected.txt'))
  expect(wordsBack(found, 'gone')).toEqual([])
})

function listed({ entries }: Changes): string {
  if (entries.length === 0) return 'nothing'
  return entries
    .map((entry) => `${entry.kind} ${entry.action} ${entry.what} −${entry.words.gone} +${entry.words.new}`)
    .join('\n')
}

/** Excerpts that hold a mark for no reason. */
function wordsBack({ entries }: Changes, kind: 'gone'): readonly Change[] {
  return entries.filter(({ action, pieces }) => action === 'added' && pieces.some((piece) => piece.kind === kind))
}
