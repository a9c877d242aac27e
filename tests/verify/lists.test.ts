/** Manifests, checksums and sites to which something was done. */

import { appendFileSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { verify } from '../../src/verify.ts'
import { after, below, editionFiles, flip, release, removeReleases, sealed, siteFiles, told } from './release-folder.ts'

afterEach(removeReleases)

describe('lists', () => {
  test('a manifest that is cut off is damaged; the other list still tells of the files', async () => {
    const found = await after(editionFiles(1), (at) => {
      const manifest = readFileSync(at('manifest.json'))
      writeFileSync(at('manifest.json'), manifest.subarray(0, manifest.length / 2))
      flip(at('the-angel-1.pdf'))
    })
    expect(told(found)).toEqual(['changed manifest.json', 'changed the-angel-1.pdf'])
    expect(found.findings[0]?.reason).toBe('It is damaged: it is no longer JSON')
  })

  test('the manifest of a site that is cut off does not hide its editions', async () => {
    const found = await after(siteFiles(), (at) => {
      writeFileSync(at('manifest.json'), '{')
      flip(at('the-angel/edition-1/the-angel-1.pdf'))
    })
    expect(told(found)).toEqual(['changed manifest.json', 'changed the-angel/edition-1/the-angel-1.pdf'])
  })

  test.each(['manifest.json', 'SHA256SUMS'])('%s that is gone is missing, and the other one is used', async (name) => {
    const found = await after(editionFiles(1), (at) => {
      rmSync(at(name))
      flip(at('the-angel-1.pdf'))
    })
    expect(told(found)).toEqual([`missing ${name}`, 'changed the-angel-1.pdf'])
  })

  test('that differ are told, and the file that one of them knows is not', async () => {
    const found = await after(editionFiles(1), (at) => {
      const sums = readFileSync(at('SHA256SUMS'), 'utf8')
      writeFileSync(at('SHA256SUMS'), sums.replace(/^[0-9a-f]{8}(?=.* the-angel-1\.pdf$)/m, '00000000'))
    })
    expect(told(found)).toEqual(['disagreement SHA256SUMS'])
    expect(found.findings[0]?.reason).toContain('the-angel-1.pdf')
  })

  test('a manifest that was changed with its file is found by the other list', async () => {
    const found = await after(editionFiles(1), (at) => {
      const text = 'the-angel-1.pdf of edition 2'
      writeFileSync(at('the-angel-1.pdf'), text)
      const manifest = readFileSync(at('manifest.json'), 'utf8')
      writeFileSync(at('manifest.json'), manifest.replace(/("path":"the-angel-1.pdf","bytes":)\d+/, `$1${text.length}`))
    })
    expect(told(found)).toContain('changed the-angel-1.pdf')
  })

  test('a file that only one of them names is told', async () => {
    const found = await after(editionFiles(1), (at) => {
      writeFileSync(at('extra'), 'x')
      appendFileSync(at('SHA256SUMS'), `${'0'.repeat(64)}  extra\n`)
    })
    expect(told(found)).toEqual(['changed extra', 'disagreement manifest.json'])
  })

  test('a list with lines of something else is damaged', async () => {
    const found = await after(editionFiles(1), (at) => appendFileSync(at('SHA256SUMS'), 'hello\n'))
    expect(found.findings[0]?.reason).toBe('It is damaged: line 5 says nothing of a file')
  })

  test('a list that is far too long is not read', async () => {
    const found = await after(editionFiles(1), (at) => {
      truncateSync(at('SHA256SUMS'), 70_000_000)
    })
    expect(told(found)).toEqual(['unreadable SHA256SUMS'])
  })
})

describe('names that lead out', () => {
  const names = ['../outside', '/etc/hostname', 'pictures/../../outside', 'C:/outside', '..\\outside', './x', '']

  test.each(names)('`%s` in a manifest and in a list is refused, and nothing is read there', async (name) => {
    const content = new TextEncoder().encode('outside')
    const files = new Map(sealed('edition', [{ path: name, bytes: content }], {}))
    files.delete(name)
    const folder = release(new Map([...below('release', files), ['outside', content]]))
    const found = await verify({ folder: join(folder, 'release') })
    const kinds = new Set(found.findings.map(({ kind }) => kind))
    expect([...kinds].filter((kind) => kind !== 'changed')).toEqual(['outside'])
    expect(found.findings.filter(({ kind }) => kind === 'outside').map(({ path }) => path)).toContain('manifest.json')
    expect(found.files).toBe(2)
  })

  test('a site may not name an edition outside', async () => {
    const titles = [{ slug: 'a', editions: [{ path: '../elsewhere', sha256: '0'.repeat(64) }], inputs: '' }]
    const found = await after(sealed('site', [], { titles }), () => undefined)
    expect(told(found)).toEqual(['outside manifest.json', 'outside manifest.json'])
  })
})

describe('a site', () => {
  test('finds an edition that was changed as a whole, with its lists', async () => {
    const found = await after(siteFiles(), (at) => {
      for (const [path, content] of editionFiles(2)) {
        rmSync(at(`the-angel/edition-1/${path.replace('-2', '-1')}`), { force: true })
        writeFileSync(at(`the-angel/edition-1/${path}`), content)
      }
    })
    expect(told(found)).toEqual(['changed the-angel/edition-1/SHA256SUMS'])
    expect(found.findings[0]?.reason).toContain('vouches for')
  })

  test('finds `latest` that is an older edition', async () => {
    const found = await after(siteFiles(), (at) => {
      rmSync(at('the-angel/latest'), { recursive: true })
      for (const [path, content] of below('the-angel/latest', editionFiles(1))) {
        mkdirSync(dirname(at(path)), { recursive: true })
        writeFileSync(at(path), content)
      }
    })
    expect(told(found)).toEqual(['changed the-angel/latest/SHA256SUMS'])
  })

  test.each(['edition-1', 'latest'])('misses %s', async (name) => {
    const found = await after(siteFiles(), (at) => rmSync(at(`the-angel/${name}`), { recursive: true }))
    expect(told(found)).toEqual([`missing the-angel/${name}`])
  })

  test('is not needed to see that `latest` is no copy of an edition', async () => {
    const folder = release(new Map([...below('edition-1', editionFiles(1)), ...below('latest', editionFiles(2))]))
    expect(told(await verify({ folder }))).toEqual(['changed latest'])
  })
})
