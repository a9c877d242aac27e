import { describe, expect, test } from 'vitest'
import type { GivenMetadata } from '../../../src/manuscript/manuscript.ts'
import { completeMetadata } from '../../../src/manuscript/metadata.ts'
import { ChapbookError } from '../../../src/errors.ts'
import { withFrontMatter } from './loaded.ts'

const nothing: GivenMetadata = { authors: [], contributors: [], subjects: [], accessibility: {} }
const complete = (given: Partial<GivenMetadata> = {}, found = {}, environment = {}) =>
  completeMetadata({ ...nothing, ...given }, { title: 'The Angel', ...found }, environment)

describe('front matter', () => {
  test('says everything about a book', async () => {
    const { manuscript, messages } = await withFrontMatter(
      `title: 1984
subtitle: A  long
  subtitle
title-sort: Nineteen
authors:
  - Elisabeth Shue
  - { name: Mike Figgis, file-as: "Figgis, M.", role: editor }
contributors: { name: Ann Bell, role: Cover designer }
lang: en-gb
identifier: urn:doi:10.1/2
isbn: 0-306-40615-2
date: 2026-11
modified: 2026-11-22T10:30:00+01:00
publisher: Small Press
copyright: © 2026 A. Writer
license: CC-BY-4.0
abstract: |
  One
  paragraph.

  Two.
keywords: film, memory
series: { name: Essays, position: 2 }
url: https://example.org/a
accessibility: { summary: Readable, hazards: none, conforms-to: WCAG 2.2, certified-by: Us }`,
      { authors: undefined },
    )
    expect(messages).toEqual([])
    expect(manuscript.metadata).toEqual({
      title: '1984',
      subtitle: 'A long subtitle',
      titleSort: 'Nineteen',
      authors: [{ name: 'Elisabeth Shue', role: 'aut', fileAs: 'Shue, Elisabeth' }],
      contributors: [
        { name: 'Mike Figgis', role: 'edt', fileAs: 'Figgis, M.' },
        { name: 'Ann Bell', role: 'cov', fileAs: 'Bell, Ann' },
      ],
      language: 'en-GB',
      identifier: 'urn:doi:10.1/2',
      isbn: '978-0-306-40615-7',
      date: '2026-11',
      modified: '2026-11-22T09:30:00Z',
      publisher: 'Small Press',
      rights: '© 2026 A. Writer',
      licence: {
        name: 'Creative Commons Attribution 4.0 International',
        url: 'https://creativecommons.org/licenses/by/4.0/',
        conditions: ['by'],
      },
      description: 'One paragraph.\n\nTwo.',
      subjects: [{ name: 'film' }, { name: 'memory' }],
      series: { name: 'Essays', position: 2 },
      url: 'https://example.org/a',
      accessibility: { summary: 'Readable', hazards: ['none'], conformsTo: 'WCAG 2.2', certifiedBy: 'Us' },
    })
  })

  test('of a book keeps what later keys of a group say', async () => {
    const { manuscript } = await withFrontMatter(
      'epub: { fonts: no }\nprint: { page: 6in x 9in, openings: run-on, justify: off }\nchapters: 2\nedition: [print, web]\ntypography: false',
    )
    expect(manuscript.settings).toMatchObject({
      epub: { fonts: false },
      print: {
        page: { name: '6in x 9in', width: 152.4, height: 228.6 },
        openings: 'run-on',
        justify: false,
        hyphens: true,
        hanging: true,
      },
      chapters: 2,
      editions: ['web', 'print'],
      typography: false,
    })
  })

  test('cannot name programs', async () => {
    const { manuscript, messages } = await withFrontMatter('browser: /bin/sh\nplugins: { remark: [x] }\nfiles: [a.md]')
    expect(manuscript.settings.browser).toBeUndefined()
    expect(manuscript.settings.plugins.remark).toEqual([])
    expect(manuscript.settings.files).toBeUndefined()
    expect(messages.map((message) => message.replace(/ →.*/, ''))).toEqual([
      'essay.md:2:1 warning `browser` cannot be set here',
      'essay.md:3:1 warning `plugins` cannot be set here',
      'essay.md:4:1 warning `files` cannot be set here',
    ])
  })
})

describe('complete metadata', () => {
  test('takes the title from the front matter, else from the text, else from the file', () => {
    expect(complete({ title: 'Given' }).title).toBe('Given')
    expect(complete().title).toBe('The Angel')
    const named = (path: string): string => complete({}, { title: undefined, path }).title
    expect(named('texts/02-the_angel in-the-desert.md')).toBe('The angel in the desert')
    expect(named('1984.txt')).toBe('1984')
    expect(named('über-uns.md')).toBe('Über uns')
    expect(complete({}, { title: undefined }).title).toBe('Untitled')
  })

  test('adds what follows from the title and the language', () => {
    expect(complete({ language: 'ar' }, { title: 'The Angel in the Desert' })).toMatchObject({
      titleSort: 'The Angel in the Desert',
      slug: 'the-angel-in-the-desert',
      language: 'ar',
      direction: 'rtl',
    })
    expect(complete()).toMatchObject({ titleSort: 'Angel, The', language: 'en', direction: 'ltr' })
  })

  test('has a stable identifier: given, else of the address, else of language, title and authors', () => {
    expect(complete({ identifier: 'urn:x' }).identifier).toBe('urn:x')
    const byAddress = complete({ url: 'https://example.org/a' }).identifier
    expect(byAddress).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(complete({ url: 'https://example.org/a', title: 'Other' }).identifier).toBe(byAddress)
    const author = { name: 'A', role: 'aut', fileAs: 'A' }
    const all = [complete(), complete({ language: 'fr' }), complete({ title: 'B' }), complete({ authors: [author] })]
    expect(new Set(all.map(({ identifier }) => identifier)).size).toBe(4)
    expect(complete().identifier).toBe('urn:uuid:31fc502c-e7c2-5219-b4fb-ebf75439e58a')
  })

  test('knows when it was changed without a clock', () => {
    const environment = { SOURCE_DATE_EPOCH: '1763769600' }
    expect(complete({ modified: '2026-01-02T03:04:05Z', date: '2020' }, {}, environment).modified).toBe(
      '2026-01-02T03:04:05Z',
    )
    expect(complete({ date: '2020-05' }, {}, environment).modified).toBe('2020-05-01T00:00:00Z')
    expect(complete({}, {}, environment).modified).toBe('2025-11-22T00:00:00Z')
    expect(complete().modified).toBe('1980-01-01T00:00:00Z')
  })

  test.each(['yesterday', '-1', '1.5', '9999999999999'])('refuses %s as SOURCE_DATE_EPOCH', (seconds) => {
    expect(() => complete({}, {}, { SOURCE_DATE_EPOCH: seconds })).toThrow(ChapbookError)
  })

  test('names the asset of the cover and not its path', () => {
    const metadata = complete({ coverPath: '/project/front.jpg', coverDescription: 'A street' }, { cover: 'front.jpg' })
    expect(metadata.cover).toBe('front.jpg')
    expect(metadata.coverDescription).toBe('A street')
    expect('coverPath' in metadata).toBe(false)
  })
})
