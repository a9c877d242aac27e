/** `copy`: from a release and its readers to a folder of copies. */

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateKeyPairSync } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { copy, type CopyOptions, type CopyProgress } from '../../src/copy.ts'
import { ChapbookError } from '../../src/errors.ts'
import type { Host } from '../../src/host/host.ts'
import { nodeHost } from '../../src/host/index.ts'
import { readChecksums } from '../../src/release/trust/checksums.ts'
import { checkSignature } from '../../src/release/trust/signature.ts'
import { refusal } from '../refusal.ts'
import { essay, hash, read, released, written, type Released } from './released.ts'

let folder: string
let made: Released
let host: Host

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'chapbook-copies-'))
  host = nodeHost({ folder, environment: process.env })
  made = await released(essay, folder)
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** EPUBs alone, which need no browser, unless another edition is named. */
function run(options: CopyOptions) {
  return copy({ release: 'release/edition-1', editions: ['epub'], host, ...options })
}

function list(name: string, text: string): string {
  writeFileSync(join(folder, name), text)
  return name
}

const prefix = 'the-woman-who-watched-edition-1'

/** The files of which the checksums in a folder are right. */
function summed(out: string): readonly string[] {
  const { entries } = readChecksums(readFileSync(join(out, 'SHA256SUMS'), 'utf8'))
  return entries.filter(({ name, sha256 }) => hash(read(out, name)) === sha256).map(({ name }) => name)
}

describe('copies', () => {
  it('of both editions are made for one reader, beside a list that names nobody', async () => {
    const result = await run({ for: 'Quentin Xylander', editions: ['epub', 'print'] })
    expect(result).toMatchObject({ ok: true, copies: 1, folder: `dist/copies/${prefix}` })
    const out = join(folder, result.folder)
    const files = [`${prefix}-copy-0001.epub`, `${prefix}-copy-0001.pdf`]
    expect(readdirSync(out)).toEqual(['SHA256SUMS', 'manifest.json', ...files])
    const manifest = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')) as { files: readonly object[] }
    expect(manifest).toMatchObject({
      kind: 'copies',
      version: 1,
      work: { identifier: made.manifest.work.identifier },
      edition: 'edition-1',
      bases: [
        { path: `${prefix}.epub`, sha256: hash(made.epub) },
        { path: `${prefix}.pdf`, sha256: hash(made.pdf), added: { pages: 2, before: 1 } },
      ],
      files: [
        { path: files[0], copy: 1, role: 'epub', sha256: hash(read(out, files[0] ?? '')), base: hash(made.epub) },
        { path: files[1], copy: 1, role: 'print', sha256: hash(read(out, files[1] ?? '')), base: hash(made.pdf) },
      ],
    })
    expect(JSON.stringify(manifest)).not.toMatch(/Quentin|Xylander/)
    expect(summed(out)).toEqual(['manifest.json', ...files])
  })

  it('get the next number where none is given, and keep the earlier ones in the list', async () => {
    await run({ for: 'Anna', out: 'next' })
    const second = await run({ for: 'Bo', out: 'next' })
    expect(second.made.map(({ path }) => path)).toEqual([`${prefix}-copy-0002.epub`])
    expect(JSON.parse(readFileSync(join(folder, 'next/manifest.json'), 'utf8'))).toMatchObject({
      files: [{ copy: 1 }, { copy: 2 }],
    })
  })

  it('are the same when they are made again, and nobody gets the number of another by mistake', async () => {
    const first = await run({ for: 'Anna', number: 12, out: 'again' })
    expect((await run({ for: 'Anna', number: 12, out: 'again' })).made).toEqual(first.made)
    const refused = await refusal(run({ for: 'Bo', number: 12, out: 'again' }))
    expect(refused.message).toBe(`Copy 12 has been made before with other words, as \`${prefix}-copy-0012.epub\``)
    expect((await run({ for: 'Bo', number: 12, out: 'again', replace: true })).ok).toBe(true)
  })

  it('are made for a whole list; the rows that cannot be used are told', async () => {
    const csv = list('readers.csv', 'name,number,note\nAnna,,Thanks\n,,\n,5,\nBo,,\nFay 😀,,\n')
    const events: CopyProgress[] = []
    const result = await run({
      csv,
      of: 10,
      out: 'list',
      editions: ['epub', 'print'],
      onProgress: (event) => void events.push(event),
    })
    expect(result.ok).toBe(false)
    expect(result.made.map(({ copy, role }) => `${copy} ${role}`)).toEqual(['1 epub', '1 print', '3 epub', '3 print'])
    expect(result.files.flatMap(({ messages }) => messages.map(({ line, reason }) => `${line}: ${reason}`))).toEqual([
      '4: The name is empty',
      '6: No font has `😀`, so that the PDF cannot show the bookplate',
    ])
    expect(events.filter(({ kind }) => kind === 'copies').at(-1)).toEqual({ kind: 'copies', done: 3, total: 3 })
  })

  it('say an address in no file and no list, and in names of files only where it is asked for', async () => {
    const csv = list('mail.csv', 'name,email\nAnna,anna.xylander@example.org\n')
    const plain = await run({ csv, out: 'mail' })
    for (const { path } of plain.made) expect(path).not.toContain('xylander')
    for (const name of readdirSync(join(folder, 'mail')))
      expect(readFileSync(join(folder, 'mail', name)).includes('xylander')).toBe(false)
    const named = await run({ csv, out: 'mail-2', names: '{number}-{name}-{email}' })
    expect(named.made.map(({ path }) => path)).toEqual(['0001-anna-anna.xylander@example.org.epub'])
    expect(named.made.map(({ sha256 }) => sha256)).toEqual(plain.made.map(({ sha256 }) => sha256))
  })

  it('are signed for where a key is given', async () => {
    const { privateKey } = generateKeyPairSync('ed25519')
    writeFileSync(join(folder, 'key'), privateKey.export({ type: 'pkcs8', format: 'pem' }))
    await run({ for: 'Anna', out: 'signed', key: 'key' })
    const signature = readFileSync(join(folder, 'signed/SHA256SUMS.sig'), 'utf8')
    expect(checkSignature(read(folder, 'signed/SHA256SUMS'), signature)).not.toHaveProperty('fault')
    expect(readdirSync(join(folder, 'signed'))).toContain('signing-key.pub')
  })

  it('that are stopped leave whole files, and a list of them', async () => {
    const stop = new AbortController()
    const csv = list('many.csv', Array.from({ length: 30 }, (_, index) => `Reader ${index}\n`).join(''))
    const result = await run({
      csv,
      out: 'stopped',
      signal: stop.signal,
      onProgress: (event) => {
        if (event.kind === 'copies' && event.done === 7) stop.abort()
      },
    })
    expect(result).toMatchObject({ ok: false, isStopped: true, copies: 7 })
    expect(readdirSync(join(folder, 'stopped')).length).toBe(9)
    expect(summed(join(folder, 'stopped')).length).toBe(8)
  })

  it('that find the disk full leave whole files, and say what the trouble was', async () => {
    let writes = 0
    const full: Host = {
      ...host,
      disk: {
        ...host.disk,
        write: (files) =>
          ++writes === 3 ? Promise.reject(new ChapbookError('The disk is full')) : host.disk.write(files),
      },
    }
    const csv = list('some.csv', 'Anna\nBo\nCleo\nDirk\n')
    expect((await refusal(run({ csv, out: 'full', host: full }))).message).toBe('The disk is full')
    expect(readdirSync(join(folder, 'full')).length).toBe(4)
  })
})

describe('a release', () => {
  it('may be given as the folder of its title', async () => {
    written(join(folder, 'shelf/angel/latest'), made.manifest.work, made)
    expect((await run({ release: 'shelf/angel', for: 'Anna', out: 'latest' })).ok).toBe(true)
  })

  it('is refused where a file of it has changed', async () => {
    const other = written(join(folder, 'changed/edition-1'), made.manifest.work, made)
    writeFileSync(join(other.folder, `${prefix}.epub`), Buffer.concat([made.epub, Buffer.from(' ')]))
    const { message, hint } = await refusal(run({ release: 'changed/edition-1', for: 'Anna' }))
    expect(message).toMatch(/is not the file that was released$/)
    expect(hint).toContain('chapbook verify')
  })

  it('is refused where it lacks what is asked for', async () => {
    const { folder: place, manifest } = written(join(folder, 'poor/edition-1'), made.manifest.work, made)
    writeFileSync(join(place, 'manifest.json'), JSON.stringify({ ...manifest, files: manifest.files.slice(0, 1) }))
    const { message, hint } = await refusal(
      run({ release: 'poor/edition-1', for: 'Anna', editions: ['epub', 'print'] }),
    )
    expect(message).toBe('The release in `poor/edition-1` has no PDF')
    expect(hint).toBe('Make the copies of what there is: --edition epub.')
  })

  it.each([
    ['nowhere', { release: 'nowhere' }],
    ['a folder without one', { release: 'made' }],
  ])('is asked for where there is none: %s', async (_, options) => {
    expect((await refusal(run({ for: 'Anna', ...options }))).kind).toBe('usage')
  })

  it.each([{ slug: '../../../tmp/evil' }, { slug: 'a/b' }, { language: 'en" onload="x' }, { modified: 'yesterday' }])(
    'with a manifest that leads astray is refused: %s',
    async (work) => {
      written(join(folder, 'astray/edition-1'), { ...made.manifest.work, slug: 'good' }, made)
      const path = join(folder, 'astray/edition-1/manifest.json')
      const manifest = JSON.parse(readFileSync(path, 'utf8')) as Released['manifest']
      writeFileSync(path, JSON.stringify({ ...manifest, work: { ...manifest.work, ...work } }))
      expect((await refusal(run({ release: 'astray/edition-1', for: 'Anna' }))).message).toContain('is damaged')
    },
  )

  it('never gets files put into it', async () => {
    for (const out of [
      'shelf/angel/latest',
      'release/edition-1',
      'release/edition-1/copies',
      './release/../release/edition-1/x',
    ])
      expect((await refusal(run({ for: 'Anna', out }))).hint).toBe('Name another folder with --out.')
    expect(readdirSync(made.folder)).toEqual(['manifest.json', `${prefix}.epub`, `${prefix}.pdf`])
  })
})

describe('a call', () => {
  it.each([
    [{}, 'Nobody is named'],
    [{ for: 'Anna', csv: 'x.csv' }, 'One reader and a list are too much at once'],
    [{ csv: 'x.csv', note: 'Thanks' }, 'A number and a note are of one reader'],
    [{ for: ' ' }, 'The name is empty'],
    [{ for: 'x'.repeat(500) }, 'The name has 500 characters, and 120 have room on a bookplate'],
    [{ for: 'An\u0007na' }, 'The name has a character that nobody sees, U+0007'],
    [{ for: 'Anna', number: 0 }, '--number is no number of a copy'],
    [{ for: 'Anna', number: 12, of: 10 }, 'There is no copy 12 of 10'],
    [{ for: 'Anna', date: '2026-02-30' }, '`2026-02-30` is no date for a bookplate'],
    [{ for: 'Anna', names: '{name}' }, 'The names of the files need the number of the copy'],
    [{ for: 'Anna', names: '{title}-{number}' }, '`{title}` is no part of a file name'],
    [{ for: 'Anna', names: '../{number}' }, 'The pattern has signs that names of files should not have'],
  ])('that cannot be followed is refused: %j', async (options, message) => {
    const refused = await refusal(run({ out: 'refused', ...options }))
    expect([refused.kind, refused.message]).toEqual(['usage', message])
    expect(refused.hint).toMatch(/\w/)
  })
})
