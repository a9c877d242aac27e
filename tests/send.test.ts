import { readFileSync, rmdirSync } from 'node:fs'
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { nodeHost } from '../src/host/index.ts'
import type { Host } from '../src/host/host.ts'
import { networkAddresses } from '../src/host/server.ts'
import { send } from '../src/send.ts'
import { account, mailServer, password, stopMailServers, type Running } from './mail/mail-server.ts'
import { refusal } from './refusal.ts'
import { releasedBytes, sampleFolder, sampleRelease, type SampleRelease } from './release/folder-of-release.ts'

let sample: SampleRelease
const pdf = new TextEncoder().encode('%PDF-1.7\n%%EOF\n')

beforeAll(async () => {
  sample = await sampleRelease({
    more: { 'the-hours.pdf': { role: 'print', mediaType: 'application/pdf', bytes: pdf } },
  })
})

afterAll(() => sample.remove())
afterEach(stopMailServers)

function hostWith(environment: Readonly<Record<string, string>>): Host {
  return nodeHost({
    folder: sample.folder,
    environment: { CHAPBOOK_CONFIG: join(sample.folder, 'no-config'), ...environment },
  })
}

function hostFor({ port }: Pick<Running, 'port'>, more: Readonly<Record<string, string>> = {}): Host {
  return hostWith({ CHAPBOOK_SMTP_URL: `smtp://127.0.0.1:${port}`, ...account, ...more })
}

/** The attachment of a mail, and what its headers say. */
function attachmentOf(source: string): { readonly headers: string; readonly bytes: Buffer } {
  const boundary = /boundary="([^"]+)"/.exec(source)?.[1] ?? ''
  const part = source.split(`--${boundary}`).find((text) => /content-disposition: attachment/i.test(text)) ?? ''
  const [headers = '', body = ''] = part.split(/\r?\n\r?\n/)
  return { headers, bytes: Buffer.from(body, 'base64') }
}

test('each reader gets a mail of his own, over one connection, and sees nobody else', async () => {
  const server = await mailServer()
  const told: string[] = []
  const result = await send({
    to: ['ann@example.org', 'bo@example.org,Ann@Example.org', 'Cy Dee <cy@example.net>'],
    host: hostFor(server),
    onSent: (reader) => told.push(reader),
  })
  const readers = ['ann@example.org', 'bo@example.org', 'cy@example.net']
  expect(result).toMatchObject({ sent: readers, refused: [], written: [], title: 'The Hours' })
  expect(told).toEqual(readers)
  expect(server.received.map(({ from, to }) => [from, ...to])).toEqual(
    readers.map((reader) => ['ida@example.org', reader]),
  )
  server.received.forEach(({ source }, index) =>
    expect(readers.filter((reader) => source.includes(reader))).toEqual([readers[index]]),
  )
  expect(server.logins()).toBe(1)
})

test('the mail holds the file as it was released, with its type and its name', async () => {
  const server = await mailServer()
  await send({ to: ['ann@example.org'], host: hostFor(server) })
  const { source = '' } = server.received[0] ?? {}
  const { headers, bytes } = attachmentOf(source)
  expect(bytes.equals(await releasedBytes(sample, 'the-hours.epub'))).toBe(true)
  expect(headers).toMatch(/Content-Type: application\/epub\+zip; name=the-hours\.epub/)
  expect(headers).toMatch(/filename=the-hours\.epub/)
  expect(source).toMatch(/^Subject: =\?UTF-8\?Q\?The_Hours_=E2=80=93_Ida_Maren\?=\r?$/m)
  expect(source).toMatch(/^From: Ida Maren <ida@example\.org>\r?$/m)
})

test('a PDF goes as a PDF', async () => {
  const server = await mailServer()
  await send({ to: ['ann@example.org'], edition: 'print', host: hostFor(server) })
  const { headers, bytes } = attachmentOf(server.received[0]?.source ?? '')
  expect(headers).toContain('application/pdf')
  expect(bytes.equals(pdf)).toBe(true)
})

test('who is not there is told, and the others still get theirs', async () => {
  const server = await mailServer()
  const { sent, refused } = await send({
    to: ['nobody@example.org', 'ann@example.org', 'busy@example.org', 'bo@example.org'],
    host: hostFor(server),
  })
  expect(sent).toEqual(['ann@example.org', 'bo@example.org'])
  expect(refused.map(({ to, hint }) => [to, hint])).toEqual([
    ['nobody@example.org', 'Check the address.'],
    ['busy@example.org', 'Send it again in half an hour.'],
  ])
  expect(refused[0]?.message).toContain('No such mailbox here')
})

test('a wrong password is told without the password, even where the server repeats it', async () => {
  const server = await mailServer()
  const error = await refusal(
    send({ to: ['ann@example.org'], host: hostFor(server, { CHAPBOOK_SMTP_PASSWORD: 'open sesame' }) }),
  )
  expect(error.message).toContain('does not accept the user or the password')
  expect(error.hint).toContain('password for apps')
  expect(`${error.message}${error.hint}${String(error.stack)}`).not.toContain('sesame')
})

test('a mail that is too large is told before it is sent', async () => {
  const server = await mailServer({ size: 500 })
  const error = await refusal(send({ to: ['ann@example.org', 'bo@example.org'], host: hostFor(server) }))
  expect(error.message).toContain('too large')
  expect(server.received).toEqual([])
})

test('a server that says only afterwards that a mail is too large is believed', async () => {
  const server = await mailServer({
    onData: (stream, _session, done) => {
      stream.resume()
      stream.on('end', () => done(Object.assign(new Error('Too big for us'), { responseCode: 552 })))
    },
  })
  const error = await refusal(send({ to: ['ann@example.org', 'bo@example.org'], host: hostFor(server) }))
  expect(error.message).toContain('too large')
  expect(error.message).toContain('Too big for us')
})

test('a server that fails halfway is told for all who are left', async () => {
  let count = 0
  const server = await mailServer({
    onMailFrom: (_address, _session, done) =>
      ++count < 3 ? done() : done(Object.assign(new Error('You have sent enough today'), { responseCode: 550 })),
  })
  const to = ['ann@example.org', 'bo@example.org', 'cy@example.org', 'di@example.org']
  const { sent, refused } = await send({ to, host: hostFor(server) })
  expect(sent).toEqual(to.slice(0, 2))
  expect(refused.map((reader) => reader.to)).toEqual(to.slice(2))
})

const [inNetwork] = networkAddresses()

test.skipIf(inNetwork === undefined)('a password never leaves this machine in the clear', async () => {
  const server = await mailServer({}, '0.0.0.0')
  const url = { CHAPBOOK_SMTP_URL: `smtp://${inNetwork}:${server.port}` }
  const error = await refusal(send({ to: ['ann@example.org'], host: hostFor(server, url) }))
  expect(error.message).toContain('offers no safe connection; the password was not sent')
  expect([server.logins(), server.received.length]).toEqual([0, 0])
})

test('nobody who answers is told with the port', async () => {
  const server = await mailServer()
  const { port } = server
  await stopMailServers()
  const error = await refusal(send({ to: ['ann@example.org'], host: hostFor({ port }) }))
  expect(error.message).toBe(`Nothing answers at 127.0.0.1:${port}`)
})

/** Key and certificate of an authority that nobody knows; good for nothing but this test. */
function certificate(): { readonly key: string; readonly cert: string; readonly path: string } {
  const folder = join(import.meta.dirname, 'mail', 'authority')
  const path = join(folder, 'certificate.pem')
  return { key: readFileSync(join(folder, 'key.pem'), 'utf8'), cert: readFileSync(path, 'utf8'), path }
}

test.each([
  ['from the first byte', { secure: true, disabledCommands: [] }, 'smtps'],
  ['after a question', { secure: false, disabledCommands: [] }, 'smtp'],
])('a certificate that nobody vouches for is refused, one that is named is taken: %s', async (_, options, scheme) => {
  const { key, cert, path } = certificate()
  const server = await mailServer({ ...options, key, cert })
  const url = { CHAPBOOK_SMTP_URL: `${scheme}://127.0.0.1:${server.port}` }
  const error = await refusal(send({ to: ['ann@example.org'], host: hostFor(server, url) }))
  expect(error.message).toContain('certificate')
  expect([server.logins(), server.received.length]).toEqual([0, 0])
  await send({ to: ['ann@example.org'], host: hostFor(server, { ...url, CHAPBOOK_SMTP_CERTIFICATE: path }) })
  expect(server.received.map(({ secure }) => secure)).toEqual([true])
})

test('a password that stands in the address of the server is read from there', async () => {
  const server = await mailServer()
  const { CHAPBOOK_SMTP_FROM } = account
  const url = `smtp://ida:${encodeURIComponent(password)}@127.0.0.1:${server.port}`
  const { sent } = await send({
    to: ['ann@example.org'],
    host: hostWith({ CHAPBOOK_SMTP_URL: url, CHAPBOOK_SMTP_FROM }),
  })
  expect(sent).toEqual(['ann@example.org'])
})

test('the file of the settings is read where nobody else can, and refused elsewhere', async () => {
  const server = await mailServer()
  const config = join(sample.folder, 'config')
  const path = join(config, 'mail.yaml')
  await mkdir(config, { recursive: true })
  await writeFile(
    path,
    `url: smtp://127.0.0.1:${server.port}\nuser: ida\npassword: ${password}\nfrom: ida@example.org\n`,
  )
  const host = hostWith({ CHAPBOOK_CONFIG: config })
  await chmod(path, 0o644)
  const open = await refusal(send({ to: ['ann@example.org'], host }))
  expect([open.message, open.hint]).toEqual([
    `Others on this machine may read \`${path}\``,
    `Keep it to yourself: chmod 600 ${path}`,
  ])
  await chmod(path, 0o600)
  expect((await send({ to: ['ann@example.org'], host })).sent).toEqual(['ann@example.org'])
  await mkdir(join(sample.folder, '.git'))
  const kept = await refusal(send({ to: ['ann@example.org'], host }))
  expect(kept.message).toContain('lies in a git repository')
  await writeFile(path, `url: smtp://127.0.0.1\npasword: ${password}\n`)
  await chmod(path, 0o600)
  rmdirSync(join(sample.folder, '.git'))
  const wrong = await refusal(send({ to: ['ann@example.org'], host }))
  expect(wrong.message).toContain('a key that is not known')
  expect(wrong.message).not.toContain('pass/word')
})

test('a changed file is not sent', async () => {
  const server = await mailServer()
  const path = join(sample.folder, sampleFolder, 'edition-1', 'the-hours.epub')
  const bytes = await readFile(path)
  const changed = Buffer.from(bytes)
  changed[100] = (changed[100] ?? 0) ^ 1
  await writeFile(path, changed)
  try {
    const error = await refusal(send({ to: ['ann@example.org'], host: hostFor(server) }))
    expect(error.message).toContain('is not the file that was released')
    expect(server.received).toEqual([])
  } finally {
    await writeFile(path, bytes)
  }
})

test('a dry run writes the same mail on every day, one for each reader, and needs no server', async () => {
  const host = hostWith({})
  const write = async (): Promise<readonly string[]> => {
    const { written } = await send({ to: ['ann@example.org', 'bo@example.org'], dryRun: 'out/mail.eml', host })
    expect(written).toEqual(['out/mail.eml', 'out/mail-2.eml'])
    return Promise.all(written.map((path) => readFile(join(sample.folder, path), 'latin1')))
  }
  const [first = '', second = ''] = await write()
  expect(await write()).toEqual([first, second])
  expect(first).toContain('To: ann@example.org')
  expect(second).toContain('To: bo@example.org')
  expect(first).toMatch(/^Date: Sun, 22 Nov 2026 00:00:00 \+0000\r$/m)
  expect(first).not.toMatch(/^From:/m)
  expect(attachmentOf(first).bytes.equals(await releasedBytes(sample, 'the-hours.epub'))).toBe(true)
  expect(/^Message-ID: (.*)$/im.exec(first)?.[1]).not.toBe(/^Message-ID: (.*)$/im.exec(second)?.[1])
})

test('a Kindle is sent what it takes, and its owner told of the list', async () => {
  const { remarks } = await send({ to: ['ann@kindle.com'], edition: 'print', dryRun: 'kindle.eml', host: hostWith({}) })
  expect(remarks.join('\n')).toContain('only from addresses on its list')
  expect(remarks.join('\n')).toContain('an EPUB reads better')
})

test.each([
  ['no address', ['reader'], '`reader` is no address of mail'],
  ['a line break in an address', ['a@example.org\r\nBcc: b@example.org'], 'is no address of mail'],
  ['nobody', [' '], 'Nobody is named to send to'],
])('%s is refused', async (_, to, message) => {
  expect((await refusal(send({ to, dryRun: 'x.eml', host: hostWith({}) }))).message).toContain(message)
})

test('an edition that was not released is told with those that were', async () => {
  const error = await refusal(
    send({ to: ['ann@example.org'], edition: 'large-print', dryRun: 'x.eml', host: hostWith({}) }),
  )
  expect([error.message, error.hint]).toEqual(['The release has no edition `large-print`', 'It has `epub`, `print`.'])
})

test('without a server the writer learns what to set, and that a draft needs none', async () => {
  const error = await refusal(send({ to: ['ann@example.org'], host: hostWith({}) }))
  expect(error.message).toBe('No mail server is known')
  expect(error.hint).toContain('--dry-run')
})
