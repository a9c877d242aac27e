import { describe, expect, test } from 'vitest'
import { onixMessage } from '../../../src/release/feeds/onix.ts'
import { tradeLanguage } from '../../../src/release/feeds/onix/languages.ts'
import type { EditionManifest, FileToRelease } from '../../../src/release/manifest.ts'
import { angel, desert, hostile, lighthouse, lights, manifestOf, person } from '../shelf.ts'
import { childrenOf, found, textOf } from '../xml.ts'

const newest = angel.editions[1]?.manifest ?? angel.editions[0].manifest

function made(manifest: EditionManifest, folder?: string): FileToRelease {
  const file = onixMessage(manifest, folder)
  if (file === undefined) throw new Error('There is nothing to tell')
  return file
}

/** Of a product, by its place in the message. */
function of(file: FileToRelease, product: number, path: string): readonly string[] {
  return found(file, `//onix:Product[${product}]//${path.replaceAll(/([A-Z]\w+)/g, 'onix:$1')}`)
}

function accessibility(file: FileToRelease, product: number): readonly string[] {
  return of(file, product, 'ProductFormFeature[ProductFormFeatureType="09"]/ProductFormFeatureValue')
}

test('the message on an edition is as it was', async () => {
  await expect(textOf(made(newest, 'https://example.org/books/the-angel/edition-2/'))).toMatchFileSnapshot(
    'golden/onix.xml',
  )
  await expect(textOf(made(hostile.editions[0].manifest))).toMatchFileSnapshot('golden/onix-hostile.xml')
})

test('each format is a product, a booklet and a handout are none', () => {
  const file = made(newest)
  expect(found(file, '//onix:Product/onix:DescriptiveDetail/onix:ProductFormDetail[1]')).toEqual([
    'E101',
    'E107',
    'E107',
  ])
  expect(of(file, 3, 'EditionType')).toEqual(['LTE'])
  expect(onixMessage({ ...newest, files: newest.files.filter(({ role }) => role === 'booklet') })).toBeUndefined()
})

test('one format alone has the ISBN, and each names the others', () => {
  const file = made(newest)
  const own = '/onix:ProductIdentifier[onix:ProductIDType="15"]/onix:IDValue'
  expect(found(file, `//onix:Product${own}`)).toEqual(['9783161484100'])
  expect(found(file, `//onix:Product[2]/onix:RelatedMaterial/onix:RelatedProduct${own}`)).toEqual(['9783161484100'])
  expect(new Set(found(file, '//onix:RecordReference')).size).toBe(3)
})

test.each(
  [angel, lights, hostile, lighthouse, desert].map((title) => [title.slug, title.editions[0].manifest] as const),
)('what the schema requires of %s is there, in its order', (_, manifest) => {
  const file = made(manifest, 'https://example.org/x/')
  expect(childrenOf(file, '/onix:ONIXMessage/onix:Header')).toEqual(['Sender', 'SentDateTime'])
  expect(childrenOf(file, '//onix:Product[1]').filter((name) => name !== 'ProductIdentifier')).toEqual([
    'RecordReference',
    'NotificationType',
    'DescriptiveDetail',
    'CollateralDetail',
    'PublishingDetail',
    'RelatedMaterial',
    'ProductSupply',
  ])
  const order = [
    'ProductComposition ProductForm ProductFormDetail ProductFormFeature PrimaryContentType ProductContentType',
    'EpubTechnicalProtection EpubUsageConstraint EpubLicense Collection TitleDetail Contributor NoContributor EditionType',
    'EditionNumber EditionStatement Language Extent Subject',
  ]
  const places = childrenOf(file, '//onix:Product[1]/onix:DescriptiveDetail').map((name) =>
    order.join(' ').split(' ').indexOf(name),
  )
  expect(places).not.toContain(-1)
  expect(places).toEqual(places.toSorted((one, other) => one - other))
})

describe('accessibility', () => {
  test('is told as it was measured', () => {
    const file = made(newest)
    const codes = '00 04 81 85 10 11 13 14 19 29 30 36 41 52 90'
    expect(accessibility(file, 1)).toEqual(codes.split(' '))
    expect(of(file, 1, 'ProductFormFeature[ProductFormFeatureType="12"]/ProductFormFeatureValue')).toEqual([
      '14',
      '16',
      '18',
    ])
  })

  test('of a PDF is what its standard says', () => {
    expect(accessibility(made(newest), 2)).toEqual(['05', '10', '13', '14'])
    const files = newest.files.map((file) => ({ ...file, conformsTo: [] }))
    expect(accessibility(made({ ...newest, files }), 2)).toEqual(['08'])
  })

  test('claims nothing of pictures that have no descriptions', () => {
    const { accessibility: given } = newest
    const undescribed = {
      ...given,
      sufficient: ['textual,visual'],
      features: given.features.filter((feature) => feature !== 'alternativeText'),
    }
    const codes = accessibility(made({ ...newest, accessibility: undescribed }), 1)
    expect(codes).not.toContain('14')
    expect(codes).not.toContain('52')
  })

  test.each([
    ['EPUB Accessibility 1.1 - WCAG 2.2 Level A', ['04', '82', '84']],
    ['EPUB Accessibility 1.0 - WCAG 2.0 Level AA', ['03', '80', '85']],
    ['something else', []],
  ])('of a claim `%s`', (conformsTo, codes) => {
    const work = { ...newest.work, accessibility: { conformsTo } }
    expect(accessibility(made({ ...newest, work }), 1).filter((code) => /^0[2-5]|8\d/.test(code))).toEqual(codes)
  })
})

test('mining that is reserved is a use that is prohibited', () => {
  expect(of(made(hostile.editions[0].manifest), 1, 'EpubUsageConstraint/*')).toEqual(['11', '03'])
  expect(of(made(newest), 1, 'EpubUsageConstraint/*')).toEqual([])
})

test('institutions, persons and nobody are told apart', () => {
  const file = made(hostile.editions[0].manifest)
  expect(of(file, 1, 'CorporateName')).toEqual(['Ministry of Sand and Water & Sons'])
  expect(of(file, 1, 'ContributorRole')).toEqual(['B01', 'B06'])
  expect(of(made(manifestOf({ title: 'A', slug: 'a' })), 1, 'NoContributor')).toHaveLength(1)
  expect(of(made(manifestOf({ title: 'A', slug: 'a' })), 1, 'PublisherName')).toEqual(['[s.n.]'])
})

test('the article of a title is told apart where it is filed behind it', () => {
  expect(of(made(newest), 1, 'TitlePrefix')).toEqual(['The'])
  expect(of(made(newest), 1, 'TitleWithoutPrefix')).toEqual(['Angel in the Desert'])
  expect(of(made(lights.editions[0].manifest), 1, 'NoPrefix')).toHaveLength(1)
})

test.each([
  [{ date: '2024', authors: [person('Ann Lee')] }, ['2024', 'Ann Lee'], []],
  [{ rights: '© 1999 Reed & Co' }, ['1999'], ['© 1999 Reed & Co']],
  [{ date: '2024', licence: { name: 'CC0', conditions: ['zero'] } }, [], []],
  [{ rights: 'All rights reserved' }, [], []],
] as const)('copyright of %o', (work, statement, text) => {
  const file = made(manifestOf({ title: 'A', slug: 'a', ...work }))
  expect(of(file, 1, 'CopyrightStatement/*').map((part) => part.trim())).toEqual(statement)
  expect(of(file, 1, 'CopyrightStatementText')).toEqual(text)
})

test('dates are as exact as they are known', () => {
  const dates = (manifest: EditionManifest): readonly string[] => of(made(manifest), 1, 'PublishingDate/Date')
  expect(dates(newest)).toEqual(['20261122', '20250304'])
  expect(dates(lights.editions[0].manifest)).toEqual(['202609'])
  expect(of(made(lights.editions[0].manifest), 1, 'PublishingDate/Date/@dateformat')).toEqual(['01'])
  expect(dates(desert.editions[0].manifest)).toEqual([])
})

test.each([
  ['en', 'eng'],
  ['fr-CA', 'fre'],
  ['zh-Hant', 'chi'],
  ['el', 'gre'],
  ['grc', 'grc'],
  ['x', 'und'],
])('%s is %s in the trade', (tag, code) => {
  expect(tradeLanguage(tag)).toBe(code)
})
