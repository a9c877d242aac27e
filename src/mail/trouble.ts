/** What a mail server says when it does not take a mail, in plain words and with the next step. */

import type { Envelope, MailServer } from '../host/smtp.ts'

export type MailTrouble = {
  readonly message: string
  readonly hint: string
  /** Whether the next mail would fare the same. */
  readonly isFinal: boolean
}

/** Codes of Node for certificates that do not hold. */
const untrusted =
  /^(?:DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_VERIFY_LEAF_SIGNATURE|UNABLE_TO_GET_ISSUER_CERT(?:_LOCALLY)?|CERT_[A-Z_]+|ERR_TLS_CERT_ALTNAME_INVALID)$/

/** Puts an error of nodemailer into words. The password is never among them. */
export function mailTrouble(error: unknown, { from, to }: Envelope, server: MailServer): MailTrouble {
  const { code, originalCode, command, responseCode = 0, ...facts } = factsOf(error)
  const name = `${server.host}:${server.port}`
  const said = spoken(facts.response, server)
  const final = (message: string, hint: string): MailTrouble => ({ message, hint, isFinal: true })
  const cause = originalCode ?? code

  if (untrusted.test(cause)) {
    return final(
      `The certificate of ${name} does not hold (${cause})`,
      'Somebody may be in between. Check the name of the server; if it has an authority of its own, name its certificate in CHAPBOOK_SMTP_CERTIFICATE.',
    )
  }
  if (code === 'EAUTH' || [530, 534, 535].includes(responseCode)) {
    return final(
      `${name} does not accept the user or the password${said}`,
      'Check both. Many providers want a password for apps, made in the settings of the account, in place of your own.',
    )
  }
  if (code === 'ETLS' || command === 'STARTTLS') {
    return final(
      `${name} offers no safe connection; the password was not sent`,
      'Use smtps:// and port 465, or ask the provider for the right server.',
    )
  }
  if (/^(?:ENOTFOUND|EAI_AGAIN|EDNS)$/.test(cause) || code === 'EDNS') {
    return final(
      `There is no server ${server.host}, or no network`,
      'Check the name of the mail server, then the network.',
    )
  }
  if (cause === 'ECONNREFUSED') {
    return final(`Nothing answers at ${name}`, 'Check the port: it is mostly 465 with smtps:// and 587 with smtp://.')
  }
  if (cause === 'ERR_SSL_WRONG_VERSION_NUMBER' || cause === 'EPROTO') {
    return final(
      `${name} does not begin with a safe connection`,
      'Write smtp:// in place of smtps://, or use port 465.',
    )
  }
  if (code === 'ETIMEDOUT') {
    return final(
      `${name} does not answer in time`,
      'Check the port; many networks let mail out through 465 and 587 only.',
    )
  }
  if (responseCode === 552 || responseCode === 523 || /size larger than allowed/i.test(facts.message)) {
    return final(
      `The mail is too large for ${name}${said}`,
      'A file grows by a third in a mail, and most servers take 20 to 25 MB. Send the address of the book, or a smaller edition.',
    )
  }
  if (code === 'EENVELOPE' && command === 'MAIL FROM') {
    return final(
      `${name} does not let you send as ${from}${said}`,
      'Set CHAPBOOK_SMTP_FROM to the address of that account.',
    )
  }
  if (responseCode >= 400 && responseCode < 500) {
    return {
      message: `${name} cannot take the mail to ${to} now${said}`,
      hint: 'Send it again in half an hour.',
      isFinal: responseCode === 421,
    }
  }
  if (code === 'EENVELOPE') {
    return { message: `${name} does not take mail for ${to}${said}`, hint: 'Check the address.', isFinal: false }
  }
  if (responseCode >= 500) {
    return {
      message: `${name} refused the mail to ${to}${said}`,
      hint: 'What it says tells why; its provider can help.',
      isFinal: false,
    }
  }
  return final(`The connection to ${name} was lost${said}`, 'Send again to those who have not got it.')
}

type Facts = {
  readonly message: string
  readonly code: string
  readonly originalCode?: string
  readonly command?: string
  readonly response?: string
  readonly responseCode?: number
}

function factsOf(error: unknown): Facts {
  const given: Readonly<Record<string, unknown>> = typeof error === 'object' && error !== null ? { ...error } : {}
  const text = (key: string): string | undefined => (typeof given[key] === 'string' ? given[key] : undefined)
  const [originalCode, command, response] = [text('originalCode'), text('command'), text('response')]
  return {
    message: error instanceof Error ? error.message : '',
    code: text('code') ?? '',
    ...(originalCode === undefined ? {} : { originalCode }),
    ...(command === undefined ? {} : { command }),
    ...(response === undefined ? {} : { response }),
    ...(typeof given['responseCode'] === 'number' ? { responseCode: given['responseCode'] } : {}),
  }
}

const longestAnswer = 200

/** The server's own words behind ours; a server that repeats the password is not quoted there. */
function spoken(response: string | undefined, { user, password }: MailServer): string {
  const line = (response ?? '').replaceAll(/[\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim()
  if (line === '') return ''
  const base64 = (text: string): string => Buffer.from(text).toString('base64')
  const secrets = password === undefined ? [] : [password, base64(password), base64(`\0${user ?? ''}\0${password}`)]
  const safe = secrets.reduce((text, secret) => (secret === '' ? text : text.replaceAll(secret, '…')), line)
  return `: “${safe.length > longestAnswer ? `${safe.slice(0, longestAnswer)}…` : safe}”`
}
