import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { nodeHost } from '../../src/host/index.ts'
import { packageRoot } from '../../src/host/package-root.ts'
import { readersOf, readSender } from '../../src/mail/addresses.ts'
import { composeMail } from '../../src/mail/compose.ts'
import { isKindle, kindleRemarks } from '../../src/mail/kindle.ts'
import { mailSettings } from '../../src/mail/settings.ts'
import { mailSubject, mailText } from '../../src/mail/text.ts'
import { mailTrouble } from '../../src/mail/trouble.ts'
import type { EditionManifest } from '../../src/release/manifest.ts'
import { loadTheme } from '../../src/theme/load.ts'
import type { Words } from '../../src/theme/theme.ts'
import { refusal } from '../refusal.ts'

const work: EditionManifest['work'] = {
  title: 'The Hours',
  titleSort: 'Hours, The',
  slug: 'the-hours',
  authors: [{ name: 'Ida Maren', role: 'aut', fileAs: 'Maren, Ida' }],
  contributors: [],
  language: 'en',
  direction: 'ltr',
  identifier: 'urn:uuid:0',
  date: '2026',
  modified: '2026-01-01T00:00:00Z',
  licence: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
  subjects: [],
  accessibility: {},
  url: 'https://example.org/hours/',
}

function manifest(given: Partial<EditionManifest['work']> = {}): EditionManifest {
  return {
    kind: 'edition',
    version: 1,
    work: { ...work, ...given },
    edition: { name: 'edition-1' },
    form: 'book',
    words: 1,
    contents: [],
    accessibility: { modes: [], sufficient: [], features: [], hazards: [], summary: { text: '', language: 'en' } },
    coverDescription: '',
    source: { sha256: '', files: 1 },
    madeWith: { chapbook: '0', node: '20' },
    files: [],
  }
}

let languages: readonly string[]
let wordsOf: (language: string) => Promise<Words>

beforeAll(async () => {
  const file = await readFile(join(packageRoot, 'templates/base/words.yaml'), 'utf8')
  languages = Object.keys(parse(file) as object)
  const theme = await loadTheme('base', nodeHost())
  wordsOf = async (language) => ({ ...(await theme.words(language)), ...(await theme.releaseWords(language)) })
})

test('the mail says what it brings, by whom, how it is opened, where else it is, and what may be done with it', async () => {
  expect(mailText(manifest(), 'epub', await wordsOf('en'))).toBe(`The Hours
by Ida Maren

Here is “The Hours” as an EPUB, a file for e-readers, phones and tablets.

Tap or double-click the attached file; it opens in your reading app. If nothing happens, save it and open it from the app.

You can also read it online: https://example.org/hours/

© 2026 Ida Maren
Licence: CC BY 4.0
https://creativecommons.org/licenses/by/4.0/
`)
})

test('it is told in each language of the books, with the title in it', async () => {
  const texts = await Promise.all(
    languages.map(async (language) => mailText(manifest({ title: 'Ὧραι' }), 'pdf', await wordsOf(language))),
  )
  expect(new Set(texts).size).toBe(languages.length)
  for (const text of texts) expect(text.split('Ὧραι').length).toBe(3)
})

test('a title cannot add lines, headers or a turn of direction', async () => {
  const bad = manifest({ title: 'A\r\nBcc: all@example.org\u2028\u202eB', authors: [] })
  expect(mailSubject(bad)).toBe('A Bcc: all@example.org B')
  expect(mailText(bad, 'epub', await wordsOf('en')).split('\n')[0]).toBe('A Bcc: all@example.org B')
  expect(mailSubject(manifest({ title: 'Ж'.repeat(5000) })).length).toBe(180)
})

test('a mail with letters of all kinds is plain ASCII on its way, in short lines', async () => {
  const mail = {
    to: 'ann@example.org',
    from: { name: 'Ида Марен', address: 'ida@example.org' },
    subject: '時刻 – שעות',
    text: `${'Лампа горит. '.repeat(200)}\n.\nFrom here\n`,
    language: 'ru',
    date: new Date('2026-01-01T00:00:00Z'),
    attachment: {
      name: 'часы и годы.epub',
      mediaType: 'application/epub+zip',
      bytes: new Uint8Array(5000),
      sha256: '0',
    },
  }
  const source = Buffer.from(await composeMail(mail)).toString('latin1')
  expect(/[^\t\r\n -~]/.exec(source)).toBeNull()
  expect(Math.max(...source.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998)
  expect(source).not.toMatch(/[^\r]\n/)
  // RFC 2231
  expect(source).toMatch(/filename\*0\*=utf-8''%D1%87/)
  expect(Buffer.from(await composeMail(mail)).toString('latin1')).toBe(source)
  const later = await composeMail({ ...mail, text: 'Other' })
  expect(/boundary="(.*)"/.exec(Buffer.from(later).toString('latin1'))?.[1]).not.toBe(
    /boundary="(.*)"/.exec(source)?.[1],
  )
})

test.each(['ann@kindle.com', 'Ann.Lee@KINDLE.COM', 'ann@free.kindle.com'])('%s is a Kindle', (address) => {
  expect(isKindle(address)).toBe(true)
})

test.each(['ann@kindle.com.example.org', 'kindle.com@example.org', 'ann@mykindle.com'])('%s is none', (address) => {
  expect(isKindle(address)).toBe(false)
})

test('a Kindle is warned of by size and language', async () => {
  const about = { kind: 'epub', bytes: 1000, language: 'en-GB' } as const
  expect(kindleRemarks(about)).toHaveLength(1)
  expect(kindleRemarks({ ...about, bytes: 60_000_000 })[1]).toContain('60 MB')
  expect(kindleRemarks({ ...about, language: 'ka' })[1]).toContain('do not list the language `ka`')
  expect(kindleRemarks({ ...about, language: 'not a language' })[1]).toContain('is no code of a language')
  const error = await refusal(Promise.resolve().then(() => kindleRemarks({ ...about, bytes: 200_000_001 })))
  expect(error.message).toContain('201 MB')
})

test.each([
  ['ann@example.org', { address: 'ann@example.org' }],
  ['Ann Lee <ann@example.org>', { name: 'Ann Lee', address: 'ann@example.org' }],
  ['"Lee, Ann" <ann@example.org>', { name: 'Lee, Ann', address: 'ann@example.org' }],
  ['анна@пример.рф', { address: 'анна@пример.рф' }],
])('%s is an address', (given, found) => expect(readSender(given)).toEqual(found))

test.each([
  'ann',
  'ann@',
  '@example.org',
  'a b@example.org',
  'ann@example',
  'ann@example.org>',
  'ann@example.org\u0000',
  `${'a'.repeat(250)}@example.org`,
])('%j is no address', (given) => expect(readSender(given)).toBeUndefined())

test('many readers are named in one word or in several', () => {
  expect(readersOf(['a@example.org; b@example.org', ' c@example.org ,'])).toEqual([
    'a@example.org',
    'b@example.org',
    'c@example.org',
  ])
})

const settingsFrom = async (environment: Readonly<Record<string, string>>) =>
  mailSettings(nodeHost({ environment: { CHAPBOOK_CONFIG: '/nowhere', ...environment } }))

test.each([
  ['smtps://mail.example.org', { host: 'mail.example.org', port: 465, secure: true }],
  ['smtp://mail.example.org', { host: 'mail.example.org', port: 587, secure: false }],
  ['smtp://mail.example.org:465', { host: 'mail.example.org', port: 465, secure: true }],
  [
    'smtp://ann:a%40b%25@mail.example.org:2525',
    { host: 'mail.example.org', port: 2525, secure: false, user: 'ann', password: 'a@b%' },
  ],
  ['smtps://[::1]:4650', { host: '::1', port: 4650, secure: true }],
])('%s is read as a mail server', async (url, server) => {
  expect(await settingsFrom({ CHAPBOOK_SMTP_URL: url, CHAPBOOK_SMTP_FROM: 'a@example.org' })).toEqual({
    server,
    from: { address: 'a@example.org' },
  })
})

test('a user who is an address is the sender', async () => {
  const found = await settingsFrom({
    CHAPBOOK_SMTP_HOST: 'mail.example.org',
    CHAPBOOK_SMTP_USER: 'a@example.org',
    CHAPBOOK_SMTP_PASSWORD: 'x',
  })
  expect(found).toMatchObject({ server: { port: 587, secure: false }, from: { address: 'a@example.org' } })
})

test.each([
  ['an address of the web', { CHAPBOOK_SMTP_URL: 'https://secret@mail.example.org' }],
  ['no address', { CHAPBOOK_SMTP_URL: 'secret' }],
  ['a password with a bare sign of percent', { CHAPBOOK_SMTP_URL: 'smtps://a:secret%@mail.example.org' }],
  ['no number of a port', { CHAPBOOK_SMTP_HOST: 'mail.example.org', CHAPBOOK_SMTP_PORT: 'secret' }],
  ['no sender', { CHAPBOOK_SMTP_URL: 'smtps://a:secret@mail.example.org' }],
  ['no password', { CHAPBOOK_SMTP_URL: 'smtps://secret@mail.example.org' }],
])('%s is refused, and no value is repeated', async (_, environment) => {
  const { message, hint, cause } = await refusal(settingsFrom(environment))
  expect(`${message} ${hint ?? ''} ${String(cause)}`).not.toContain('secret')
})

const server = { host: 'mail.example.org', port: 465, secure: true, user: 'ida', password: 'hunter2' }
const envelope = { from: 'ida@example.org', to: 'ann@example.org' }

test.each([
  [
    'a certificate',
    { code: 'ESOCKET', originalCode: 'CERT_HAS_EXPIRED' },
    'The certificate of mail.example.org:465 does not hold',
    true,
  ],
  ['a name', { code: 'EDNS', originalCode: 'ENOTFOUND' }, 'There is no server mail.example.org, or no network', true],
  ['silence', { code: 'ETIMEDOUT' }, 'does not answer in time', true],
  [
    'a plain port',
    { code: 'ESOCKET', originalCode: 'ERR_SSL_WRONG_VERSION_NUMBER' },
    'does not begin with a safe connection',
    true,
  ],
  [
    'a sender',
    { code: 'EENVELOPE', command: 'MAIL FROM', responseCode: 553 },
    'does not let you send as ida@example.org',
    true,
  ],
  [
    'a reader',
    { code: 'EENVELOPE', command: 'RCPT TO', responseCode: 550 },
    'does not take mail for ann@example.org',
    false,
  ],
  ['a content', { code: 'EMESSAGE', responseCode: 554 }, 'refused the mail to ann@example.org', false],
  ['a hasty sender', { code: 'EMESSAGE', responseCode: 451 }, 'cannot take the mail to ann@example.org now', false],
  ['something unforeseen', { code: 'EWHATEVER' }, 'The connection to mail.example.org:465 was lost', true],
])('what is wrong with %s is told', (_, facts, message, isFinal) => {
  const trouble = mailTrouble(Object.assign(new Error('x'), facts), envelope, server)
  expect(trouble.message).toContain(message)
  expect(trouble.isFinal).toBe(isFinal)
  expect(trouble.hint).not.toBe('')
})

test('the words of a server are kept short, on one line and without the password', () => {
  const response = `550 hunter2 ${Buffer.from('\0ida\0hunter2').toString('base64')}\r\n\u001b[31m${'x'.repeat(500)}`
  const { message } = mailTrouble(Object.assign(new Error(), { code: 'EENVELOPE', response }), envelope, server)
  expect(message).not.toContain('hunter2')
  expect(message).not.toContain(Buffer.from('\0ida\0hunter2').toString('base64'))
  expect(/[\r\n\u001b]/.exec(message)).toBeNull()
  expect(message.length).toBeLessThan(300)
})
