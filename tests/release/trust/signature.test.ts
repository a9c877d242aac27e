/** Signatures of OpenSSH and ours: each takes those of the other. */

import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkSignature, signatureFile } from '../../../src/release/trust/signature.ts'
import { readSigningKey, signingKey } from '../../../src/release/trust/signing-key.ts'
import { fingerprint, publicKeyFile, readKeyLine, readTrustedKeys } from '../../../src/release/trust/trusted-keys.ts'
import { memoryHost } from '../../memory-host.ts'
import { refusal } from '../../refusal.ts'

const fixture = (name: string): string => readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8')
const sums = Buffer.from(fixture('SHA256SUMS'))
const sesame = 'open sesame'
const signer = (name: string, passphrase?: string) => readSigningKey(fixture(name), name, passphrase)
const publicKey = (name: string): Uint8Array => readTrustedKeys(fixture(`${name}.pub`), name)[0] ?? new Uint8Array()

describe('a signature', () => {
  test.each(['ed25519', 'rsa'])('by %s is, byte for byte, the one that OpenSSH makes', async (name) => {
    expect(signatureFile(sums, await signer(name))).toBe(fixture(`SHA256SUMS.${name}.sig`))
  })

  test.each(['ed25519', 'rsa', 'ecdsa'])('that OpenSSH has made by %s is good, and names its key', (name) => {
    const check = checkSignature(sums, fixture(`SHA256SUMS.${name}.sig`))
    expect(check).toEqual({ kind: 'good', publicKey: publicKey(name) })
  })

  test('over a hash of SHA-256 is good too', () => {
    expect(checkSignature(sums, fixture('SHA256SUMS.sha256.sig')).kind).toBe('good')
  })

  test.each(['ed25519', 'rsa', 'ecdsa'])('by %s is not one of other bytes', (name) => {
    const other = Buffer.from(sums)
    other[0] = (other[0] ?? 0) ^ 1
    expect(checkSignature(other, fixture(`SHA256SUMS.${name}.sig`)).kind).toBe('bad')
  })

  test('for something else than a file does not count', () => {
    const check = checkSignature(sums, fixture('SHA256SUMS.git.sig'))
    expect(check).toEqual({ kind: 'unreadable', reason: 'it was not made for a file' })
  })

  test.each([['ed25519'], ['rsa'], ['ecdsa']])('by %s is bad or unreadable with any bit of it turned', (name) => {
    const [begin = '', ...rest] = fixture(`SHA256SUMS.${name}.sig`).trim().split('\n')
    const blob = Buffer.from(rest.slice(0, -1).join(''), 'base64')
    for (let at = 0; at < blob.length; at += name === 'ed25519' ? 1 : 5) {
      const other = Buffer.from(blob)
      other[at] = (other[at] ?? 0) ^ 1
      const check = checkSignature(sums, [begin, other.toString('base64'), rest.at(-1)].join('\n'))
      expect(check.kind, `byte ${at}`).not.toBe('good')
    }
  })

  test.each(['', 'nonsense', fixture('SHA256SUMS.ed25519.sig').slice(0, 120), fixture('ed25519.pub')])(
    'that is not whole is unreadable',
    (text) => {
      expect(checkSignature(sums, text).kind).toBe('unreadable')
    },
  )
})

const hasOpenSsh = runs('ssh-keygen', ['-?'])
// Where it is missing, what it has made before stands for it: the tests above.
describe.each(hasOpenSsh ? ['ssh-keygen'] : [])('`%s`', (program) => {
  test.each([
    ['ed25519', undefined],
    ['ed25519-passphrase', sesame],
    ['rsa', undefined],
    ['rsa-pem-passphrase', sesame],
  ])('takes what %s has signed', async (name, passphrase) => {
    const key = await signer(name, passphrase)
    const folder = mkdtempSync(join(tmpdir(), 'chapbook-test-'))
    try {
      writeFileSync(join(folder, 'SHA256SUMS.sig'), signatureFile(sums, key))
      writeFileSync(join(folder, 'allowed_signers'), `ann@example.org ${publicKeyFile(key.publicKey)}`)
      const words = ['-Y', 'verify', '-n', 'file', '-f', 'allowed_signers', '-I', 'ann@example.org']
      const verify = (input: Uint8Array): string =>
        execFileSync(program, [...words, '-s', 'SHA256SUMS.sig'], {
          cwd: folder,
          input,
          stdio: 'pipe',
        }).toString()
      expect(verify(sums)).toContain('Good "file" signature for ann@example.org')
      expect(verify(sums)).toContain(fingerprint(key.publicKey))
      expect(() => verify(Buffer.from('other'))).toThrow('incorrect signature')
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  test.each(['ed25519', 'rsa', 'ecdsa'])('makes signatures by a new %s key that are good', (kind) => {
    const folder = mkdtempSync(join(tmpdir(), 'chapbook-test-'))
    try {
      execFileSync(program, ['-q', '-t', kind, '-N', '', '-f', join(folder, 'key')])
      writeFileSync(join(folder, 'list'), sums)
      execFileSync(program, ['-q', '-Y', 'sign', '-n', 'file', '-f', 'key', 'list'], {
        cwd: folder,
        stdio: 'pipe',
      })
      const check = checkSignature(sums, readFileSync(join(folder, 'list.sig'), 'utf8'))
      const [key] = readTrustedKeys(readFileSync(join(folder, 'key.pub'), 'utf8'), 'key.pub')
      expect(check).toEqual({ kind: 'good', publicKey: key })
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

function runs(program: string, words: readonly string[]): boolean {
  try {
    execFileSync(program, words, { stdio: 'ignore' })
    return true
  } catch (error) {
    // It ends with an error whenever it is not asked for a key.
    return !(error instanceof Error && 'code' in error && error.code === 'ENOENT')
  }
}

describe('a signing key', () => {
  test.each([
    ['ed25519', undefined, 'ssh-ed25519'],
    ['ed25519-passphrase', sesame, 'ssh-ed25519'],
    ['ed25519-pkcs8', undefined, 'ssh-ed25519'],
    ['rsa', undefined, 'ssh-rsa'],
    ['rsa-pem-passphrase', sesame, 'ssh-rsa'],
  ])('is read: %s', async (name, passphrase, kind) => {
    const key = await signer(name, passphrase)
    expect(key.kind).toBe(kind)
    expect(Buffer.from(key.publicKey)).toEqual(publicKey(name))
  })

  test('leaves no comment in the public key: it may name a machine', async () => {
    const { publicKey: key } = await signer('ed25519')
    expect(publicKeyFile(key)).toBe(`${fixture('ed25519.pub').split(' ').slice(0, 2).join(' ')}\n`)
  })

  test.each<[string, string | undefined, string, string]>([
    ['ed25519.pub', undefined, 'is a public key, and only a private one can sign', 'that belongs to it: `ed25519`.'],
    ['SHA256SUMS', undefined, 'is not a private key', 'makes one'],
    ['ed25519-passphrase', undefined, 'is protected by a passphrase', 'CHAPBOOK_SIGNING_PASSPHRASE'],
    ['ed25519-passphrase', 'wrong', 'The passphrase for `ed25519-passphrase` is wrong', 'CHAPBOOK_SIGNING_PASSPHRASE'],
    ['rsa-pem-passphrase', undefined, 'is protected by a passphrase', 'CHAPBOOK_SIGNING_PASSPHRASE'],
    ['rsa-pem-passphrase', 'wrong', 'The passphrase for `rsa-pem-passphrase` is wrong', 'CHAPBOOK_SIGNING_PASSPHRASE'],
    ['ed25519-gcm', sesame, 'is encrypted with `aes256-gcm@openssh.com`', 'ssh-keygen -p -Z aes256-ctr'],
    ['ecdsa', undefined, 'is an ECDSA key, whose signatures are never the same twice', 'Ed25519'],
    ['rsa-short', undefined, 'is an RSA key of 1024 bits', 'Ed25519'],
  ])('is refused with what to do: %s, passphrase %s', async (name, passphrase, reason, hint) => {
    const error = await refusal(signer(name, passphrase))
    expect(error.message).toContain(reason)
    expect(error.hint).toContain(hint)
    expect(error.kind).toBe('usage')
  })

  test('that is cut off is refused, wherever, and no part of it is shown', async () => {
    const whole = fixture('ed25519')
    const secret = whole.split('\n')[3] ?? ''
    for (let length = 40; length < whole.length - 10; length += 23) {
      const error = await refusal(readSigningKey(whole.slice(0, length), 'key'))
      expect(`${error.message}${error.hint}${String(error.cause)}`).not.toContain(secret.slice(0, 8))
    }
    const middle = whole.split('\n').toSpliced(3, 1).join('\n')
    expect((await refusal(readSigningKey(middle, 'key'))).message).toBe('`key` is damaged: no key can be read from it')
  })

  test('comes from the option, else from the environment, else from nowhere', async () => {
    const files = { '/project/one': fixture('ed25519'), '/project/two': fixture('ed25519-passphrase') }
    const environment = { CHAPBOOK_SIGNING_KEY: 'two', CHAPBOOK_SIGNING_PASSPHRASE: sesame }
    const host = memoryHost(files, { environment })
    expect((await signingKey('one', host))?.publicKey).toEqual(publicKey('ed25519'))
    expect((await signingKey(undefined, host))?.publicKey).toEqual(publicKey('ed25519-passphrase'))
    expect(await signingKey(undefined, memoryHost(files))).toBeUndefined()
  })

  test('that is not there is named with where it was asked for', async () => {
    const missing = await refusal(signingKey('nowhere', memoryHost({})))
    expect(missing.message).toBe('There is no signing key at `nowhere`')
    expect(missing.hint).toContain('--key')
    const host = memoryHost({}, { environment: { CHAPBOOK_SIGNING_KEY: 'nowhere' } })
    expect((await refusal(signingKey(undefined, host))).hint).toContain('CHAPBOOK_SIGNING_KEY')
  })

  test('that the disk refuses is told so', async () => {
    const host = memoryHost({ '/project/key': fixture('ed25519') }, { unreadable: ['key'] })
    expect((await refusal(signingKey('key', host))).message).toContain('cannot be read')
  })
})

describe('keys that are trusted', () => {
  const line = fixture('ed25519.pub').trim()
  const rsa = fixture('rsa.pub').trim()

  test.each([
    ['one line', line],
    ['two keys and a remark', `# ours\n${line}\r\n\n${rsa}\n`],
    ['authorized_keys with options', `no-pty,command="echo ssh-rsa AAAA" ${line}`],
    ['allowed_signers', `ann@example.org,*@example.com ${line}`],
    ['allowed_signers for files', `ann@example.org namespaces="git,file" ${line}`],
  ])('are read from %s', (_, text) => {
    expect(readTrustedKeys(text, 'keys')[0]).toEqual(readKeyLine(line))
  })

  test('are those for files', () => {
    expect(readTrustedKeys(`a namespaces="git" ${rsa}\nb ${line}`, 'keys')).toEqual([readKeyLine(line)])
  })

  test.each([
    ['', 'holds no public key'],
    ['ssh-ed25519 AAAA', 'holds no public key'],
    [line.replace('ssh-ed25519', 'ssh-rsa'), 'holds no public key'],
    [`a valid-before="20300101" ${line}`, 'says when a key counts'],
    [`a cert-authority ${line}`, 'says when a key counts or for which others'],
    [fixture('ed25519'), 'is a private key'],
  ])('are refused with what to do where there are none, or none that can be judged', async (text, reason) => {
    const error = await refusal(Promise.resolve().then(() => readTrustedKeys(text, 'keys')))
    expect(error.message).toContain(reason)
    expect(error.hint).toBeDefined()
  })

  test('have the fingerprint that OpenSSH shows', () => {
    expect(fingerprint(publicKey('ed25519'))).toMatch(/^SHA256:[A-Za-z0-9+/]{43}$/)
  })
})
