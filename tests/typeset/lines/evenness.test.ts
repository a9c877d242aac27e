/** How even the lines are beside those of the browser itself, read off the page. */

import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import english from 'hyphen/patterns/en-us.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { LineReport } from '../../../src/typeset/types.ts'
import { openTestPage, patternsFor, wordSpaces, type TestPage } from '../page.ts'

const fontSize = 15
/** The paragraphs of the sample essay that are nothing but words. */
const paragraphs = readFileSync(resolve(import.meta.dirname, '../../../manuscript/essay.md'), 'utf8')
  .split(/\n{2,}/)
  .map((block) => block.replaceAll(/\s*\n\s*/g, ' ').trim())
  .filter((block) => /^[A-Z“"]/.test(block) && block.length > 300)
  .map((block) => `<p>${block.replaceAll(/[*_`[\]<>&]|\^\w+/g, '')}</p>`)
  .join('')

let page: TestPage

beforeAll(async () => {
  page = await openTestPage()
})

afterAll(() => page.close())

describe('the sample essay', () => {
  let browsers: readonly number[]
  let ours: readonly number[]
  let report: LineReport

  beforeAll(async () => {
    await page.show(paragraphs)
    browsers = await page.look<readonly number[]>(wordSpaces)
    report = (await page.typeset(paragraphs, { patterns: patternsFor({ en: english }) })).lines
    ours = await page.look<readonly number[]>(wordSpaces)
  })

  test('has word spaces that differ at most 0.6 times as much as those of the browser', () => {
    expect(ours.length).toBeGreaterThan(400)
    expect(deviation(ours)).toBeLessThan(deviation(browsers) * 0.6)
  })

  test('has no word space of more than 12 px at 14 px type', () => {
    expect(Math.max(...ours)).toBeLessThanOrEqual((12 / 14) * fontSize)
  })

  test('has the spaces that its report tells of', () => {
    expect(report.unfitted).toBe(0)
    expect(report.worst?.wordSpace).toBeCloseTo(Math.max(...ours), 0)
    expect(report.wordSpace.mean).toBeCloseTo(ours.reduce((sum, width) => sum + width, 0) / ours.length, 1)
    expect(report.wordSpace.deviation).toBeCloseTo(deviation(ours), 1)
  })
})

function deviation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length)
}
