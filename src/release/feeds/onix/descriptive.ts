/** Block 1 of ONIX: what the product is, who made it, and what it is about. */

import type { Element } from 'xast'
import type { Contributor, Metadata, Subject } from '../../../book/book.ts'
import { isInstitution } from '../../../book/file-as.ts'
import type { EditionManifest, ReleasedFile } from '../../manifest.ts'
import { element, textElement } from '../xml.ts'
import { accessibilityOf } from './accessibility.ts'
import { tradeRole, tradeScheme } from './codes.ts'
import { tradeLanguage } from './languages.ts'

/** Everything in the order that the schema wants. Codes are of lists 2, 150, 175, 81, 144, 145, 146. */
export function descriptiveDetail(manifest: EditionManifest, file: ReleasedFile): Element {
  const { work, edition, accessibility } = manifest
  const isEpub = file.role === 'epub'
  return element('DescriptiveDetail', {}, [
    element('ProductComposition', {}, '00'),
    element('ProductForm', {}, 'ED'),
    ...(isEpub ? ['E101', 'E200'] : ['E107', 'E201', 'E205']).map((code) => element('ProductFormDetail', {}, code)),
    ...accessibilityOf(manifest, file),
    ...versionOf(file),
    element('PrimaryContentType', {}, '10'),
    accessibility.modes.includes('visual') ? element('ProductContentType', {}, '07') : undefined,
    accessibility.features.includes('MathML') ? element('ProductContentType', {}, '48') : undefined,
    element('EpubTechnicalProtection', {}, '00'),
    work.mining === undefined ? undefined : constraint('11', '03'),
    work.licence === undefined ? undefined : licence(work.licence),
    work.series === undefined ? undefined : collection(work.series),
    titleDetail(work),
    ...contributors([...work.authors, ...work.contributors]),
    file.role === 'large-print' ? element('EditionType', {}, 'LTE') : undefined,
    edition.number === undefined ? undefined : element('EditionNumber', {}, edition.number),
    textElement('EditionStatement', edition.text, { language: tradeLanguage(work.language) }),
    language(work.language),
    ...extents(manifest, file),
    ...subjects(work.subjects),
  ])
}

/** Type 15 of list 79, values of list 220. */
function versionOf({ conformsTo = [] }: ReleasedFile): readonly Element[] {
  if (!conformsTo.includes('EPUB 3.3')) return []
  return [
    element('ProductFormFeature', {}, [
      element('ProductFormFeatureType', {}, '15'),
      element('ProductFormFeatureValue', {}, '101F'),
    ]),
  ]
}

function constraint(type: string, status: string): Element {
  return element('EpubUsageConstraint', {}, [
    element('EpubUsageType', {}, type),
    element('EpubUsageStatus', {}, status),
  ])
}

/** Type 01 of list 218: for people to read. */
function licence({ name, url }: NonNullable<Metadata['licence']>): Element {
  return element('EpubLicense', {}, [
    element('EpubLicenseName', {}, name),
    url === undefined
      ? undefined
      : element('EpubLicenseExpression', {}, [
          element('EpubLicenseExpressionType', {}, '01'),
          element('EpubLicenseExpressionLink', {}, url),
        ]),
  ])
}

/** Type 10 of list 148: a series of the publisher's. */
function collection({ name, position }: NonNullable<Metadata['series']>): Element {
  return element('Collection', {}, [
    element('CollectionType', {}, '10'),
    position === undefined
      ? undefined
      : element('CollectionSequence', {}, [
          element('CollectionSequenceType', {}, '02'),
          element('CollectionSequenceNumber', {}, position),
        ]),
    element('TitleDetail', {}, [
      element('TitleType', {}, '01'),
      element('TitleElement', {}, [element('TitleElementLevel', {}, '02'), element('TitleText', {}, name)]),
    ]),
  ])
}

function titleDetail({ title, titleSort, subtitle, language: tag }: Metadata): Element {
  const inLanguage = { language: tradeLanguage(tag) }
  const [, article = ''] = /, ([^,]+)$/.exec(titleSort) ?? []
  const rest = article !== '' && title.startsWith(article) ? title.slice(article.length).trim() : ''
  const isFiled = rest !== '' && titleSort === `${rest}, ${article}`
  return element('TitleDetail', {}, [
    element('TitleType', {}, '01'),
    element('TitleElement', {}, [
      element('TitleElementLevel', {}, '01'),
      isFiled ? element('TitlePrefix', inLanguage, article) : element('NoPrefix'),
      element('TitleWithoutPrefix', inLanguage, isFiled ? rest : title),
      textElement('Subtitle', subtitle, inLanguage),
    ]),
  ])
}

function contributors(people: readonly Contributor[]): readonly Element[] {
  if (people.length === 0) return [element('NoContributor')]
  return people.map((person, index) =>
    element('Contributor', {}, [
      element('SequenceNumber', {}, index + 1),
      element('ContributorRole', {}, tradeRole(person.role)),
      ...(isInstitution(person)
        ? [element('CorporateName', {}, person.name)]
        : [element('PersonName', {}, person.name), element('PersonNameInverted', {}, person.fileAs)]),
    ]),
  )
}

/** Role 01 of list 22, with the script where the tag names one. */
function language(tag: string): Element {
  const [, script] = /-([A-Za-z]{4})(?:-|$)/.exec(tag) ?? []
  const [, region] = /-([A-Za-z]{2})(?:-|$)/.exec(tag) ?? []
  return element('Language', {}, [
    element('LanguageRole', {}, '01'),
    element('LanguageCode', {}, tradeLanguage(tag)),
    textElement('CountryCode', region?.toUpperCase()),
    textElement('ScriptCode', script && `${script.charAt(0).toUpperCase()}${script.slice(1).toLowerCase()}`),
  ])
}

/** Types of list 23 and units of list 24: words of the text, pages of the file or of the print edition whose pages are marked, bytes. */
function extents({ words, files, accessibility }: EditionManifest, file: ReleasedFile): readonly Element[] {
  const printed = files.find(({ role }) => role === 'print')?.pages
  const marked = accessibility.features.includes('pageBreakMarkers') ? printed : undefined
  const pages = file.role === 'epub' ? extent('08', marked, '03') : extent('07', file.pages, '03')
  return [...extent('02', words, '02'), ...pages, ...extent('22', file.bytes, '17')]
}

function extent(type: string, value: number | undefined, unit: string): readonly Element[] {
  if (value === undefined || value <= 0) return []
  return [
    element('Extent', {}, [
      element('ExtentType', {}, type),
      element('ExtentValue', {}, value),
      element('ExtentUnit', {}, unit),
    ]),
  ]
}

/** Subjects of schemes with their codes, then all others as keywords (20 of list 27). The first of the trade's own schemes is the main one. */
function subjects(given: readonly Subject[]): readonly Element[] {
  const coded = given.filter(({ authority, code }) => authority !== undefined && code !== undefined)
  const main = coded.find(({ authority = '' }) => ['93', '10'].includes(tradeScheme(authority)))
  const keywords = given.filter((subject) => !coded.includes(subject)).map(({ name }) => name.replaceAll(';', ','))
  const inOrder = main === undefined ? coded : [main, ...coded.filter((subject) => subject !== main)]
  return [
    ...inOrder.map((subject) => codedSubject(subject, subject === main)),
    ...(keywords.length === 0
      ? []
      : [
          element('Subject', {}, [
            element('SubjectSchemeIdentifier', {}, '20'),
            element('SubjectHeadingText', {}, keywords.join('; ')),
          ]),
        ]),
  ]
}

function codedSubject({ name, authority = '', code = '' }: Subject, isMain: boolean): Element {
  const scheme = tradeScheme(authority)
  return element('Subject', {}, [
    isMain ? element('MainSubject') : undefined,
    element('SubjectSchemeIdentifier', {}, scheme),
    scheme === '24' ? element('SubjectSchemeName', {}, authority) : undefined,
    element('SubjectCode', {}, code),
    element('SubjectHeadingText', {}, name),
  ])
}
