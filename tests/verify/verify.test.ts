/** Releases that are whole, and what is said of files to which something was done. */

import { appendFileSync, linkSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { verify } from '../../src/verify.ts'
import { refusal } from '../refusal.ts'
import {
  after,
  below,
  editionFiles,
  flip,
  makePipe,
  release,
  removeReleases,
  signer,
  siteFiles,
  told,
} from './release-folder.ts'

afterEach(removeReleases)

describe('a release that is whole', () => {
  test('an edition', async () => {
    const found = await verify({ folder: release(editionFiles(1)) })
    expect(found).toMatchObject({
      ok: true,
      files: 5,
      editions: 1,
      sites: 0,
      findings: [],
      unsigned: 1,
      notLookedAt: 0,
    })
  })

  test('a site with its editions; `latest` is no edition more', async () => {
    const found = await verify({ folder: release(siteFiles()) })
    expect(told(found)).toEqual([])
    expect(found).toMatchObject({ ok: true, files: 20, editions: 2, sites: 1, unsigned: 4 })
  })

  test('a title of a shelf: what lies beside the editions is counted and not judged', async () => {
    const found = await verify({ folder: join(release(siteFiles()), 'the-angel') })
    expect(found).toMatchObject({ ok: true, editions: 3, sites: 0, notLookedAt: 1 })
  })

  test('a folder above the site', async () => {
    expect(await verify({ folder: dirname(release(below('public', siteFiles())) + '/public') })).toMatchObject({
      ok: true,
      sites: 1,
      editions: 2,
    })
  })

  test('in a folder that is reached by a link, and with a copy that shares its bytes', async () => {
    const folder = release(siteFiles())
    const latest = join(folder, 'the-angel/latest/the-angel-2.pdf')
    rmSync(latest)
    linkSync(join(folder, 'the-angel/edition-2/the-angel-2.pdf'), latest)
    const link = join(release(new Map()), 'link')
    symlinkSync(folder, link)
    expect(await verify({ folder: link })).toMatchObject({ ok: true, files: 20 })
  })

  test('with an empty folder more, which holds nothing', async () => {
    expect((await after(editionFiles(1), (at) => mkdirSync(at('empty/more'), { recursive: true }))).ok).toBe(true)
  })
})

describe('a file of an edition', () => {
  test('with one bit turned is changed', async () => {
    const found = await after(editionFiles(1), (at) => flip(at('the-angel-1.epub')))
    expect(told(found)).toEqual(['changed the-angel-1.epub'])
    expect(found.ok).toBe(false)
  })

  test('that is longer is told by its size', async () => {
    const found = await after(editionFiles(1), (at) => appendFileSync(at('the-angel-1.pdf'), 'more'))
    expect(found.findings).toMatchObject([
      { kind: 'size', path: 'the-angel-1.pdf', reason: 'It has 32 bytes; released were 28' },
    ])
  })

  test('that was swapped with another is changed, and so is the other', async () => {
    const found = await after(siteFiles(), (at) => {
      const [one, two] = ['the-angel/edition-1/the-angel-1.pdf', 'the-angel/edition-2/the-angel-2.pdf'].map(at)
      renameSync(one ?? '', at('swap'))
      renameSync(two ?? '', one ?? '')
      renameSync(at('swap'), two ?? '')
    })
    expect(told(found)).toEqual([
      'changed the-angel/edition-1/the-angel-1.pdf',
      'changed the-angel/edition-2/the-angel-2.pdf',
    ])
  })

  test('that is gone is missing', async () => {
    expect(told(await after(editionFiles(1), (at) => rmSync(at('pictures/cover.jpg'))))).toEqual([
      'missing pictures/cover.jpg',
    ])
  })

  test('whose name was changed is missing, and the new name is not listed', async () => {
    const found = await after(editionFiles(1), (at) => renameSync(at('the-angel-1.epub'), at('The-Angel-1.epub')))
    expect(told(found)).toEqual(['unlisted The-Angel-1.epub', 'missing the-angel-1.epub'])
  })

  test('whose place a folder has taken', async () => {
    const found = await after(editionFiles(1), (at) => {
      rmSync(at('the-angel-1.epub'))
      mkdirSync(at('the-angel-1.epub'))
    })
    expect(told(found)).toEqual(['link the-angel-1.epub'])
  })
})

describe('a file that nobody lists', () => {
  test('is told, and a folder of them once', async () => {
    const found = await after(siteFiles(), (at) => {
      writeFileSync(at('the-angel/edition-1/extra.exe'), 'x')
      mkdirSync(at('more/inside'), { recursive: true })
      for (const name of ['a', 'inside/b']) writeFileSync(at(`more/${name}`), 'x')
    })
    expect(told(found)).toEqual(['unlisted more', 'unlisted the-angel/edition-1/extra.exe'])
    expect(found.findings[0]?.reason).toContain('2 files')
  })

  test('is told kindly where the system has made it', async () => {
    const found = await after(editionFiles(1), (at) => {
      for (const name of ['.DS_Store', 'pictures/Thumbs.db', 'pictures/._cover.jpg', '.htaccess'])
        writeFileSync(at(name), 'x')
    })
    expect(told(found)).toEqual([
      'unlisted .DS_Store',
      'unlisted .htaccess',
      'unlisted pictures/._cover.jpg',
      'unlisted pictures/Thumbs.db',
    ])
    expect(found.findings[0]?.hint).toBe('It is no part of the release and can be deleted.')
    expect(found.findings[1]?.hint).toContain('keep it if you have put it there')
  })

  test('may be a whole release: a site has the editions that it lists', async () => {
    const found = await after(
      new Map([...siteFiles(), ...below('the-angel/edition-9', editionFiles(9))]),
      () => undefined,
    )
    expect(told(found)).toEqual(['unlisted the-angel/edition-9'])
  })
})

describe('links', () => {
  test('are told and not followed', async () => {
    const outside = release(new Map([['secret', new TextEncoder().encode('secret')]]))
    const found = await after(editionFiles(1), (at) => {
      rmSync(at('the-angel-1.pdf'))
      symlinkSync(join(outside, 'secret'), at('the-angel-1.pdf'))
      symlinkSync(outside, at('folder'))
    })
    expect(told(found)).toEqual(['link folder', 'link the-angel-1.pdf'])
  })

  test('do not hide what they stand for: not the list, not the signature, not a folder', async () => {
    const found = await after(editionFiles(1, await signer()), (at) => {
      for (const name of ['SHA256SUMS', 'SHA256SUMS.sig', 'pictures']) {
        renameSync(at(name), at(`${name}-elsewhere`))
        symlinkSync(at(`${name}-elsewhere`), at(name))
      }
    })
    expect(told(found)).toEqual([
      'link SHA256SUMS',
      'unlisted SHA256SUMS-elsewhere',
      'link SHA256SUMS.sig',
      'unlisted SHA256SUMS.sig-elsewhere',
      'link pictures',
      'unlisted pictures-elsewhere',
    ])
  })

  test('nor is a pipe opened, which would wait for ever', async () => {
    const folder = release(editionFiles(1))
    rmSync(join(folder, 'the-angel-1.pdf'))
    await makePipe(join(folder, 'the-angel-1.pdf'))
    const found = await verify({ folder })
    expect(told(found)).toEqual(['link the-angel-1.pdf'])
  })
})

describe('what is no release', () => {
  test('is refused with what one is', async () => {
    const error = await refusal(verify({ folder: release(new Map([['a.txt', new Uint8Array()]])) }))
    expect(error.message).toMatch(/^There is no release in/)
    expect(error.hint).toContain('manifest.json')
    expect(error.kind).toBe('usage')
  })

  test('no folder, or a file', async () => {
    expect((await refusal(verify({ folder: '/nowhere/at/all' }))).message).toBe('There is no folder `/nowhere/at/all`')
    const folder = release(editionFiles(1))
    expect((await refusal(verify({ folder: join(folder, 'manifest.json') }))).message).toContain('is a file')
  })

  test('a key that is none', async () => {
    const folder = release(editionFiles(1))
    expect((await refusal(verify({ folder, key: 'nowhere.pub' }))).message).toBe('There is no file `nowhere.pub`')
    const error = await refusal(verify({ folder, key: join(folder, 'manifest.json') }))
    expect(error.message).toContain('holds no public key')
  })

  test('stopped', async () => {
    const folder = release(editionFiles(1))
    expect((await refusal(verify({ folder, signal: AbortSignal.abort() }))).kind).toBe('interrupted')
  })
})
