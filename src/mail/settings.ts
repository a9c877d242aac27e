/** Which server sends the mails, and in whose name: from the environment, or from a file of the user's that no project holds. */

import { join } from 'node:path'
import { isMap, isScalar, parseDocument } from 'yaml'
import { ChapbookError } from '../errors.ts'
import { configFolder, type Environment } from '../host/folders.ts'
import type { Host } from '../host/host.ts'
import { readPrivateFile } from '../host/private-file.ts'
import type { MailServer } from '../host/smtp.ts'
import { readSender } from './addresses.ts'
import type { Sender } from './compose.ts'

export type MailSettings = { readonly server: MailServer; readonly from: Sender }

/** Key of the file → variable of the environment. */
const variables = {
  url: 'CHAPBOOK_SMTP_URL',
  host: 'CHAPBOOK_SMTP_HOST',
  port: 'CHAPBOOK_SMTP_PORT',
  user: 'CHAPBOOK_SMTP_USER',
  password: 'CHAPBOOK_SMTP_PASSWORD',
  from: 'CHAPBOOK_SMTP_FROM',
  certificate: 'CHAPBOOK_SMTP_CERTIFICATE',
} as const

type Key = keyof typeof variables
type Given = Partial<Record<Key, string>>

/** Where the file is looked for. */
export function mailSettingsFile(environment: Environment): string {
  return join(configFolder(environment), 'mail.yaml')
}

/**
 * The settings; what the environment says wins. `undefined` where neither names a server. No message holds a value, since one of
 * them is the password.
 *
 * @throws ChapbookError (usage) where they are wrong, or the file can be read by others or lies in a git repository
 */
export async function mailSettings({ environment, disk }: Host): Promise<MailSettings | undefined> {
  const own = fromEnvironment(environment)
  const isWhole = own.url !== undefined || own.host !== undefined
  const path = mailSettingsFile(environment)
  const text = isWhole ? undefined : await readPrivateFile(path)
  const given = { ...(text === undefined ? {} : fromFile(text, path)), ...own }
  if (given.url === undefined && given.host === undefined) return undefined
  const server = serverOf(given)
  const from = readSender(given.from ?? server.user ?? '')
  if (!from) {
    throw new ChapbookError('The mails have no sender', {
      kind: 'usage',
      hint: `Set ${variables.from} to your address, such as \`Ann Lee <ann@example.org>\`, or \`from\` in ${path}.`,
    })
  }
  if (given.certificate === undefined) return { server, from }
  const certificate = new TextDecoder().decode(await disk.read(given.certificate))
  return { server: { ...server, certificate }, from }
}

function fromEnvironment(environment: Environment): Given {
  const entries = Object.entries(variables).map(([key, variable]) => [key, environment[variable]] as const)
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined && value !== ''))
}

function fromFile(text: string, path: string): Given {
  // Every value is a text: 0123 is a password too.
  const document = parseDocument(text, { schema: 'failsafe' })
  const line = document.errors[0]?.linePos?.[0].line
  if (document.errors.length > 0) throw wrong(`\`${path}\` is not YAML${line === undefined ? '' : `, line ${line}`}`)
  const { contents } = document
  if (!isMap(contents)) throw wrong(`\`${path}\` has no settings`)
  const entries = contents.items.map(({ key, value }): readonly [string, string] => {
    const name = isScalar(key) ? String(key.value) : ''
    if (!Object.hasOwn(variables, name)) throw wrong(`\`${path}\` has a key that is not known`)
    if (!isScalar(value)) throw wrong(`\`${name}\` in \`${path}\` is not one value`)
    return [name, String(value.value)]
  })
  return Object.fromEntries(entries.filter(([, value]) => value !== ''))
}

function wrong(message: string): ChapbookError {
  return new ChapbookError(message, {
    kind: 'usage',
    hint: 'It holds `url: smtps://mail.example.org`, `user`, `password` and `from`, each on a line of its own.',
  })
}

function serverOf(given: Given): MailServer {
  const base = given.url === undefined ? undefined : readUrl(given.url)
  const host = given.host ?? base?.host
  if (host === undefined || !/^[\w.:-]+$/.test(host)) throw badAddress()
  const port = given.port === undefined ? base?.port : portOf(given.port)
  const secure = base?.secure ?? port === 465
  const user = given.user ?? base?.user
  const password = given.password ?? base?.password
  if (user !== undefined && password === undefined) {
    throw new ChapbookError('There is a user for the mail server and no password', {
      kind: 'usage',
      hint: `Set ${variables.password}, or \`password\` in the file of the settings.`,
    })
  }
  return {
    host,
    port: port ?? (secure ? 465 : 587),
    secure,
    ...(user === undefined || password === undefined ? {} : { user, password }),
  }
}

function readUrl(given: string): Partial<MailServer> {
  try {
    const { protocol, hostname, port, username, password } = new URL(given.trim())
    if ((protocol !== 'smtps:' && protocol !== 'smtp:') || hostname === '') throw badAddress()
    return {
      host: hostname.replace(/^\[(.*)\]$/, '$1'),
      secure: protocol === 'smtps:' || port === '465',
      ...(port === '' ? {} : { port: Number(port) }),
      ...(username === '' ? {} : { user: decodeURIComponent(username) }),
      ...(password === '' ? {} : { password: decodeURIComponent(password) }),
    }
  } catch {
    throw badAddress()
  }
}

function portOf(given: string): number {
  const port = Number(given)
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port
  throw new ChapbookError(`${variables.port} is no number of a port`, {
    kind: 'usage',
    hint: 'It is mostly 465 or 587.',
  })
}

function badAddress(): ChapbookError {
  return new ChapbookError(`${variables.url} is not the address of a mail server`, {
    kind: 'usage',
    hint: 'Write it like smtps://user:password@mail.example.org; in the password, % is %25, @ is %40, / is %2F and # is %23.',
  })
}
