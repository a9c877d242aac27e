/** Blocks 2, 4, 5 and 6 of ONIX: description and cover, who published it and when, what belongs to it, and how it is had. */

import type { Element } from 'xast'
import type { EditionManifest, ReleasedFile } from '../../manifest.ts'
import { dateOf, fileOf } from '../facts.ts'
import { element, textElement } from '../xml.ts'
import { tradeLanguage } from './languages.ts'

/** Where nobody is named: *sine nomine*, as libraries write it. */
const nobody = '[s.n.]'

/** The publisher, else the authors. */
export function publisherOf({ work: { publisher, authors } }: EditionManifest): string {
  const names = authors.map(({ name }) => name).join(', ')
  return publisher ?? (names === '' ? nobody : names)
}

/** Description and table of contents (03 and 04 of list 153); the cover where its address is known. */
export function collateralDetail(manifest: EditionManifest, folder: string | undefined): Element | undefined {
  const { work, contents } = manifest
  const titles = contents.map(({ title }) => title).filter((title) => title.trim() !== '')
  const parts = [
    ...text('03', work.description, work.language),
    ...text('04', titles.length > 1 ? titles.join('\n') : undefined, work.language),
    ...cover(fileOf(manifest, 'cover'), folder),
  ]
  return parts.length === 0 ? undefined : element('CollateralDetail', {}, parts)
}

/** For everybody (00 of list 154). */
function text(type: string, content: string | undefined, language: string): readonly Element[] {
  if (content === undefined) return []
  return [
    element('TextContent', {}, [
      element('TextType', {}, type),
      element('ContentAudience', {}, '00'),
      element('Text', { language: tradeLanguage(language) }, content),
    ]),
  ]
}

/** Front cover (01 of list 158), a picture (03 of list 159) to download (02 of list 161); features of list 162. */
function cover(file: ReleasedFile | undefined, folder: string | undefined): readonly Element[] {
  if (file === undefined || folder === undefined) return []
  const features: readonly (readonly [type: string, value: string | number | undefined])[] = [
    ['01', file.mediaType === 'image/jpeg' ? 'D502' : undefined],
    ['02', file.height],
    ['03', file.width],
    ['07', file.bytes],
    ['08', file.sha256],
  ]
  return [
    element('SupportingResource', {}, [
      element('ResourceContentType', {}, '01'),
      element('ContentAudience', {}, '00'),
      element('ResourceMode', {}, '03'),
      element('ResourceVersion', {}, [
        element('ResourceForm', {}, '02'),
        ...features.map(([type, value]) =>
          value === undefined
            ? undefined
            : element('ResourceVersionFeature', {}, [
                element('ResourceVersionFeatureType', {}, type),
                element('FeatureValue', {}, value),
              ]),
        ),
        element('ResourceLink', {}, `${folder}${encodeURI(file.path)}`),
      ]),
    ]),
  ]
}

/** Publisher, status and dates: of this edition (01 of list 163), and of the work where that was earlier (11). */
export function publishingDetail(manifest: EditionManifest): Element {
  const { work } = manifest
  const date = dateOf(manifest)
  return element('PublishingDetail', {}, [
    element('Publisher', {}, [
      element('PublishingRole', {}, '01'),
      element('PublisherName', {}, publisherOf(manifest)),
      work.url === undefined
        ? undefined
        : element('Website', {}, [element('WebsiteRole', {}, '02'), element('WebsiteLink', {}, work.url)]),
    ]),
    textElement('CityOfPublication', work.place),
    element('PublishingStatus', {}, '04'),
    ...(date === undefined ? [] : [publishingDate('01', date)]),
    ...(work.date === undefined || work.date === date ? [] : [publishingDate('11', work.date)]),
    ...copyright(manifest),
  ])
}

/** Formats of list 55: 00 a day, 01 a month, 05 a year. */
function publishingDate(role: string, date: string): Element {
  const format = date.length === 4 ? '05' : date.length === 7 ? '01' : '00'
  return element('PublishingDate', {}, [
    element('PublishingDateRole', {}, role),
    element('Date', { dateformat: format }, date.replaceAll('-', '')),
  ])
}

/** Year and owners, unless the writer says it in his own words or has given up his rights. */
function copyright({ work }: EditionManifest): readonly Element[] {
  const { rights, licence, date, authors } = work
  if (licence?.conditions?.includes('zero') === true) return []
  const year = /\b(1[5-9]\d\d|2\d\d\d)\b/.exec(rights ?? '')?.[1] ?? date?.slice(0, 4)
  const owners = rights === undefined ? authors : []
  if (year === undefined && owners.length === 0) return []
  return [
    element('CopyrightStatement', {}, [
      textElement('CopyrightYear', year),
      ...owners.map(({ name }) => element('CopyrightOwner', {}, [element('PersonName', {}, name)])),
    ]),
    ...(rights === undefined ? [] : [element('CopyrightStatementText', {}, rights)]),
  ]
}

/** Free of charge (01 of list 57), from the publisher to its readers (09 of list 93), everywhere. */
export function productSupply(manifest: EditionManifest, folder: string | undefined): Element {
  return element('ProductSupply', {}, [
    element('Market', {}, [element('Territory', {}, [element('RegionsIncluded', {}, 'WORLD')])]),
    element('SupplyDetail', {}, [
      element('Supplier', {}, [
        element('SupplierRole', {}, '09'),
        element('SupplierName', {}, publisherOf(manifest)),
        folder === undefined
          ? undefined
          : element('Website', {}, [element('WebsiteRole', {}, '36'), element('WebsiteLink', {}, folder)]),
      ]),
      element('ProductAvailability', {}, '20'),
      element('UnpricedItemType', {}, '01'),
    ]),
  ])
}
