import { symlink, writeFile } from 'node:fs/promises'
import { request, type IncomingHttpHeaders } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { nodeHost } from '../src/host/index.ts'
import { serve, type Served } from '../src/serve.ts'
import { releasedBytes, sampleFolder, sampleRelease, type SampleRelease } from './release/folder-of-release.ts'
import { refusal } from './refusal.ts'

let sample: SampleRelease
let served: Served
let port: number

beforeAll(async () => {
  sample = await sampleRelease()
  await writeFile(join(sample.folder, 'secret.txt'), 'outside')
  await writeFile(join(sample.folder, sampleFolder, '.env'), 'hidden')
  await writeFile(join(sample.folder, sampleFolder, 'two words.txt'), 'a space')
  await symlink(join(sample.folder, 'secret.txt'), join(sample.folder, sampleFolder, 'way-out.txt'))
  await symlink(sample.folder, join(sample.folder, sampleFolder, 'up'))
  await symlink(join(sample.folder, sampleFolder, '.env'), join(sample.folder, sampleFolder, 'env.txt'))
  await symlink('latest', join(sample.folder, sampleFolder, 'newest'))
  served = await serve({ host: nodeHost({ folder: sample.folder }), port: 0 })
  port = Number(new URL(served.url).port)
})

afterAll(async () => {
  await served.close()
  await sample.remove()
})

type Answer = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: Buffer }

/** The path is sent as it stands: `fetch` would tidy it. */
function ask(path: string, headers: Readonly<Record<string, string>> = {}, method = 'GET', at = port): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port: at, path, method, headers }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }),
      )
    })
    asked.on('error', reject)
    asked.end()
  })
}

test.each([
  ['/', 'text/html; charset=utf-8'],
  ['/edition-1/', 'text/html; charset=utf-8'],
  ['/edition-1/the-hours.epub', 'application/epub+zip'],
  ['/latest/publication.json', 'application/webpub+json'],
  ['/edition-1/hours.bib', 'application/x-bibtex; charset=utf-8'],
  ['/edition-1/hours.ris', 'application/x-research-info-systems; charset=utf-8'],
  ['/edition-1/SHA256SUMS', 'text/plain; charset=utf-8'],
  ['/edition-1/SHA256SUMS.sig', 'text/plain; charset=utf-8'],
  ['/edition-1/manifest.json', 'application/json'],
  ['/edition-1/cover.jpg', 'image/jpeg'],
  ['/opds.xml', 'application/atom+xml;profile=opds-catalog;kind=acquisition'],
  ['/feed.xml', 'application/atom+xml'],
  ['/opds.json', 'application/opds+json'],
  ['/.well-known/tdmrep.json', 'application/json'],
  ['/two%20words.txt', 'text/plain; charset=utf-8'],
  ['/newest/hours.bib', 'application/x-bibtex; charset=utf-8'],
])('%s is given as %s', async (path, type) => {
  const { status, headers } = await ask(path)
  expect([status, headers['content-type']]).toEqual([200, type])
  expect(headers['x-content-type-options']).toBe('nosniff')
  expect(headers['referrer-policy']).toBe('same-origin')
})

test('a file comes as it lies in the folder, and HEAD tells its length alone', async () => {
  const bytes = await releasedBytes(sample, 'the-hours.epub')
  const whole = await ask('/edition-1/the-hours.epub')
  expect(whole.body.equals(bytes)).toBe(true)
  const head = await ask('/edition-1/the-hours.epub', {}, 'HEAD')
  expect([head.status, head.headers['content-length'], head.body.length]).toEqual([200, String(bytes.length), 0])
})

test.each([
  ['bytes=0-9', 206, 0, 10],
  ['bytes=10-19', 206, 10, 20],
  ['bytes=5-', 206, 5, undefined],
  ['bytes=-7', 206, -7, undefined],
  ['bytes=0-0', 200, 0, undefined],
  ['bytes=9-2', 200, 0, undefined],
  ['bytes=0-1,4-5', 200, 0, undefined],
  ['lines=1-2', 200, 0, undefined],
  ['bytes=10-999999999', 206, 10, undefined],
])('the range %s is answered with %i', async (range, status, from, to) => {
  const bytes = await releasedBytes(sample, 'the-hours.epub')
  const found = await ask('/edition-1/the-hours.epub', { range })
  const wanted = bytes.slice(from, to)
  expect(found.status).toBe(status)
  expect(found.body.equals(wanted)).toBe(true)
  const start = from < 0 ? bytes.length + from : from
  const told = `bytes ${start}-${start + wanted.length - 1}/${bytes.length}`
  expect(found.headers['content-range']).toBe(status === 206 ? told : undefined)
})

test('a range behind the end is refused', async () => {
  const { status, headers } = await ask('/edition-1/the-hours.epub', { range: 'bytes=999999999-' })
  expect([status, headers['content-range']]).toEqual([
    416,
    `bytes */${(await releasedBytes(sample, 'the-hours.epub')).length}`,
  ])
})

test('a file that the browser has already is not sent again', async () => {
  const { headers } = await ask('/latest/the-hours.epub')
  const again = await ask('/latest/the-hours.epub', { 'if-none-match': headers.etag ?? '' })
  expect([again.status, again.body.length, again.headers.etag, again.headers['cache-control']]).toEqual([
    304,
    0,
    headers.etag,
    'no-cache',
  ])
  expect((await ask('/latest/the-hours.epub', { 'if-none-match': 'W/"other"' })).status).toBe(200)
})

test.each([
  ['a path that climbs', '/../secret.txt'],
  ['a path that climbs from within', '/edition-1/../../secret.txt'],
  ['a path that climbs in disguise', '/%2e%2e/secret.txt'],
  ['a path with its slashes in disguise', '/..%2fsecret.txt'],
  ['a path of Windows', '/..%5csecret.txt'],
  ['a path in disguise twice', '/%252e%252e/secret.txt'],
  ['a NUL', '/index.html%00.txt'],
  ['a broken escape', '/%ff'],
  ['a link that leads out', '/way-out.txt'],
  ['a folder that leads out', '/up/secret.txt'],
  ['a hidden file', '/.env'],
  ['a link to a hidden file', '/env.txt'],
  ['a hidden file in the one open folder', '/.well-known/.env'],
  ['two slashes', '//secret.txt'],
  ['a file with a slash behind it', '/index.html/'],
  ['a folder without a page', '/.well-known/'],
  ['nothing', '/nothing'],
])('%s is not found', async (_, path) => {
  const { status, headers, body } = await ask(path)
  expect([status, headers['content-type']]).toEqual([404, 'text/html; charset=utf-8'])
  expect(body.toString()).not.toContain('outside')
  expect(body.toString()).not.toContain('hidden')
})

test('a folder is told with its slash, so that the links of its page hold', async () => {
  const { status, headers } = await ask('/edition-1?from=mail')
  expect([status, headers.location]).toEqual([301, '/edition-1/?from=mail'])
})

test('nothing can be changed', async () => {
  const { status, headers } = await ask('/', {}, 'POST')
  expect([status, headers.allow]).toEqual([405, 'GET, HEAD'])
})

test.each(['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example:8080', '[::2]'])(
  'a page elsewhere that calls this machine `%s` learns nothing',
  async (name) => {
    const { status, body } = await ask('/', { host: name })
    expect(status).toBe(421)
    expect(body.toString()).not.toContain('books')
  },
)

test.each(['localhost', `LOCALHOST:8080`, '127.0.0.1:1', '[::1]:8080', 'book.localhost'])(
  'this machine may be called `%s`',
  async (name) => expect((await ask('/', { host: name })).status).toBe(200),
)

test('on this machine nothing is kept without asking, since the next book has the same address', async () => {
  expect((await ask('/edition-1/the-hours.epub')).headers['cache-control']).toBe('no-cache')
})

test('opened to others, editions are kept for a year and what changes is asked for again', async () => {
  const open = await serve({ host: nodeHost({ folder: sample.folder }), port: 0, address: '0.0.0.0' })
  try {
    const at = Number(new URL(open.url).port)
    const kept = async (path: string): Promise<string | undefined> =>
      (await ask(path, { host: 'shelf.example' }, 'GET', at)).headers['cache-control']
    expect(await kept('/edition-1/the-hours.epub')).toBe('public, max-age=31536000, immutable')
    expect(await kept('/latest/the-hours.epub')).toBe('no-cache')
    expect(await kept('/feed.xml')).toBe('no-cache')
    expect(await kept('/')).toBe('no-cache')
    expect([open.isOpen, served.isOpen, served.others]).toEqual([true, false, []])
    expect(open.url).toBe(`http://127.0.0.1:${at}/`)
  } finally {
    await open.close()
  }
})

test('a port that is taken is told when it was asked for', async () => {
  const error = await refusal(serve({ host: nodeHost({ folder: sample.folder }), port }))
  expect(error.message).toBe(`Port ${port} is taken by another program`)
  expect(error.hint).toContain('--port')
})

test('two releases can be looked at side by side', async () => {
  const options = { host: nodeHost({ folder: sample.folder }) }
  const [first, second] = [await serve(options), await serve(options)]
  try {
    expect(Number(new URL(second.url).port)).toBeGreaterThan(Number(new URL(first.url).port))
  } finally {
    await Promise.all([first.close(), second.close()])
  }
})

test('a folder that is no release is not served, and one inside it is named', async () => {
  const host = nodeHost({ folder: sample.folder })
  const [above, other, none] = await Promise.all(
    ['dist/release', 'manuscript', 'nowhere'].map((release) => refusal(serve({ host, release, port: 0 }))),
  )
  expect(above?.hint).toBe('There is a release in it: dist/release/the-hours.')
  expect(other?.message).toBe('`manuscript` is no release: it has no manifest.json')
  expect(none?.message).toBe('There is no folder `nowhere`')
})
