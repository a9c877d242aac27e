import { expect, test } from 'vitest'
import { webPublication } from '../../../src/release/feeds/readium.ts'
import type { EditionManifest, FileToRelease } from '../../../src/release/manifest.ts'
import { angel, desert, hostile, lighthouse, lights } from '../shelf.ts'
import { textOf, valueOf } from '../xml.ts'
import { faultsOf } from './schemas/web-publication.ts'

type Manifest = {
  readonly metadata: Readonly<Record<string, unknown>>
  readonly readingOrder: readonly { readonly href: string; readonly type: string }[]
}

function made(manifest: EditionManifest): FileToRelease {
  const file = webPublication(manifest)
  if (file === undefined) throw new Error('There is nothing to read')
  return file
}

test.each(
  [angel, lights, hostile, lighthouse, desert].flatMap(({ editions }) =>
    editions.map((one) => [one.path, one] as const),
  ),
)('the manifest of %s is valid', (_, { manifest }) => {
  expect(faultsOf('manifest', valueOf(made(manifest)))).toEqual([])
})

test('the manifest of an edition is as it was', async () => {
  await expect(textOf(made(angel.editions[0].manifest))).toMatchFileSnapshot('golden/publication.json.txt')
})

test('without a web page the PDF is read, and without both there is no manifest', () => {
  const { manifest } = angel.editions[0]
  const without = (...roles: readonly string[]): EditionManifest => {
    return { ...manifest, files: manifest.files.filter(({ role }) => !roles.includes(role)) }
  }
  const { metadata, readingOrder } = valueOf(made(without('web'))) as Manifest
  expect(readingOrder.map(({ type }) => type)).toEqual(['application/pdf'])
  expect(metadata['conformsTo']).toBe('https://readium.org/webpub-manifest/profiles/pdf')
  expect(webPublication(without('web', 'print'))).toBeUndefined()
})

test('an identifier that is no address is made one, and the reservation of mining is told', () => {
  const { metadata } = valueOf(made(hostile.editions[0].manifest)) as Manifest
  expect(metadata['identifier']).toMatch(/^urn:uuid:/)
  expect(metadata['tdm']).toEqual({ reservation: 'all', policy: 'https://example.org/terms?a=1&b=2' })
  expect((valueOf(made(angel.editions[0].manifest)) as Manifest).metadata['tdm']).toBeUndefined()
})
