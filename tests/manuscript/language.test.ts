import { describe, expect, test } from 'vitest'
import { languageCodes, maybeRightToLeft, regionCodes } from '../../src/manuscript/language-codes.ts'
import { checkLanguage, directionOf } from '../../src/manuscript/language.ts'

test.each([
  ['en', 'en'],
  ['uk', 'uk'],
  ['en-gb', 'en-GB'],
  ['zh-hant', 'zh-Hant'],
  ['sr-latn-rs', 'sr-Latn-RS'],
  ['es-419', 'es-419'],
  ['grc', 'grc'],
  ['iw', 'he'],
  ['cmn', 'zh'],
  ['de-1996', 'de-1996'],
  ['qaa', 'qaa'],
  ['und', 'und'],
])('%s is known', (given, tag) => {
  expect(checkLanguage(given)).toEqual({ kind: 'known', tag })
})

test.each([
  ['eng', 'Write `en`.'],
  ['ger', 'Write `de`.'],
  ['en_GB', 'Write `en-GB`.'],
  ['zh_CN.UTF-8', 'Write `zh-CN`.'],
  ['en-UK', 'Write `en-GB`.'],
  ['en-EN', 'Write `en`.'],
  ['english', 'Write `en`.'],
  ['Français', 'Write `fr`.'],
  ['Englsh', 'Write `en`.'],
  ['xx', 'Write a tag of BCP 47 such as `en`, `fr-CA` or `zh-Hant`.'],
  ['klingon', 'Write a tag of BCP 47 such as `en`, `fr-CA` or `zh-Hant`.'],
  ['en-Latx', 'Write a tag of BCP 47 such as `en`, `fr-CA` or `zh-Hant`.'],
  ['not a tag', 'Write a tag of BCP 47 such as `en`, `fr-CA` or `zh-Hant`.'],
])('%s is wrong', (given, note) => {
  expect(checkLanguage(given)).toEqual({ kind: 'wrong', reason: `\`${given}\` is not a known language tag`, note })
})

test('the direction follows the script', () => {
  const rightToLeft = [
    'ar',
    'he',
    'fa',
    'ur',
    'yi',
    'ps',
    'sd',
    'dv',
    'ckb',
    'pa-PK',
    'az-Arab',
    'ff-Adlm',
    'syr',
    'en-Hebr',
  ]
  const leftToRight = ['en', 'fr-CA', 'az', 'pa', 'ku', 'tr', 'zh-Hant', 'ja', 'ar-Latn', 'und', 'grc']
  expect(rightToLeft.filter((language) => directionOf(language) !== 'rtl')).toEqual([])
  expect(leftToRight.filter((language) => directionOf(language) !== 'ltr')).toEqual([])
})

describe('the lists of codes agree with Unicode', () => {
  const names = (type: 'language' | 'region') => new Intl.DisplayNames(['en'], { type, fallback: 'none' })

  test('every code has a name', () => {
    expect([...languageCodes].filter((code) => names('language').of(code) === undefined)).toEqual([])
    expect([...regionCodes].filter((code) => names('region').of(code) === undefined)).toEqual([])
  })

  test('a language that is not marked is written from left to right in every country', () => {
    const unmarked = [...languageCodes].filter((code) => !maybeRightToLeft.has(code))
    const tags = unmarked.flatMap((code) => [code, `${code}-PK`, `${code}-IL`, `${code}-IR`, `${code}-CN`])
    const scripts = new Set(tags.map((tag) => new Intl.Locale(tag).maximize().script))
    expect(['Arab', 'Hebr', 'Thaa', 'Adlm', 'Syrc', 'Nkoo'].filter((script) => scripts.has(script))).toEqual([])
  })
})
