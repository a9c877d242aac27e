/** `onix.xml`: the formats of an edition for the book trade and libraries (ONIX for Books 3.1, reference names). */

import type { Element } from 'xast'
import { identifierBelow } from '../../book/identifier.ts'
import type { EditionManifest, FileToRelease, ReleasedFile } from '../manifest.ts'
import { isbnDigits, updatedOf } from './facts.ts'
import { descriptiveDetail } from './onix/descriptive.ts'
import { collateralDetail, productSupply, publisherOf, publishingDetail } from './onix/publishing.ts'
import { element, xmlFile } from './xml.ts'

/** From the folder of the edition. */
export const onixPath = 'onix.xml'

/** A booklet, a handout and pages on sheets are the same PDF on other paper, so they are no products. */
const formats = ['epub', 'print', 'large-print'] as const

/**
 * Writes a message with one product for each format. The ISBN goes to the EPUB, else to the PDF, because two formats may not share one; the
 * others have an identifier of their own. Absent where there is no format of the trade's.
 *
 * @param folder address of the edition's folder on the web, ending in `/`; without it neither the cover nor a shop can be linked
 */
export function onixMessage(manifest: EditionManifest, folder?: string): FileToRelease | undefined {
  const files = formats.flatMap((role) => manifest.files.find((file) => file.role === role) ?? [])
  if (files.length === 0) return undefined
  const sent = updatedOf(manifest).replaceAll(/[-:]/g, '')
  const root = element('ONIXMessage', { release: '3.1', xmlns: 'http://ns.editeur.org/onix/3.1/reference' }, [
    element('Header', {}, [
      element('Sender', {}, [element('SenderName', {}, publisherOf(manifest))]),
      element('SentDateTime', {}, sent),
    ]),
    ...files.map((file) => product(manifest, file, files, folder)),
  ])
  return xmlFile(onixPath, 'application/xml', root)
}

/** Notification 03 of list 1: it is published, and this is all that is known. */
function product(
  manifest: EditionManifest,
  file: ReleasedFile,
  files: readonly ReleasedFile[],
  folder: string | undefined,
): Element {
  const { work, edition } = manifest
  return element('Product', {}, [
    element('RecordReference', {}, identifierBelow(work.identifier, edition.name, file.role)),
    element('NotificationType', {}, '03'),
    ...identifiers(manifest, file, files),
    descriptiveDetail(manifest, file),
    collateralDetail(manifest, folder),
    publishingDetail(manifest),
    relatedMaterial(manifest, file, files),
    productSupply(manifest, folder),
  ])
}

/** 15 of list 5 is an ISBN, 01 an identifier of our own. */
function identifiers(
  { work, edition }: EditionManifest,
  file: ReleasedFile,
  files: readonly ReleasedFile[],
): readonly Element[] {
  const isOfIsbn = work.isbn !== undefined && file === files[0]
  return [
    identifier('ProductIdentifier', 'ProductIDType', '01', `${work.identifier}/${edition.name}/${file.role}`),
    ...(isOfIsbn ? [identifier('ProductIdentifier', 'ProductIDType', '15', isbnDigits(work.isbn ?? ''))] : []),
  ]
}

function identifier(name: string, typeName: string, type: string, value: string): Element {
  return element(name, {}, [
    element(typeName, {}, type),
    type === '01' ? element('IDTypeName', {}, 'Chapbook') : undefined,
    element('IDValue', {}, value),
  ])
}

/** It is a manifestation of the work (01 of list 164), and the others are the same in another format (06 of list 51). */
function relatedMaterial(manifest: EditionManifest, file: ReleasedFile, files: readonly ReleasedFile[]): Element {
  return element('RelatedMaterial', {}, [
    element('RelatedWork', {}, [
      element('WorkRelationCode', {}, '01'),
      identifier('WorkIdentifier', 'WorkIDType', '01', manifest.work.identifier),
    ]),
    ...files
      .filter((other) => other !== file)
      .map((other) =>
        element('RelatedProduct', {}, [
          element('ProductRelationCode', {}, '06'),
          ...identifiers(manifest, other, files),
          element('ProductForm', {}, 'ED'),
          element('ProductFormDetail', {}, other.role === 'epub' ? 'E101' : 'E107'),
        ]),
      ),
  ])
}
