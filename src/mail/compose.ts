/** Writes a mail as it goes over the wire (RFC 5322, MIME): the same bytes from the same facts. */

import { createHash } from 'node:crypto'

export type Mail = {
  readonly to: string
  /** Absent in a draft, which gets its sender from the program that sends it. */
  readonly from?: Sender
  readonly subject: string
  readonly text: string
  /** BCP 47. */
  readonly language: string
  readonly date: Date
  readonly attachment: {
    readonly name: string
    /** `application/epub+zip` */
    readonly mediaType: string
    readonly bytes: Uint8Array
    /** Hexadecimal. */
    readonly sha256: string
  }
}

export type Sender = { readonly name?: string; readonly address: string }

/** The whole mail. Its message id and its boundaries are made of what it says. */
export async function composeMail(mail: Mail): Promise<Uint8Array> {
  const { to, from, subject, text, language, date, attachment } = mail
  const { createTransport } = await import('nodemailer')
  const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
  const identity = identityOf(mail)
  const { message } = await composer.sendMail({
    ...(from === undefined ? {} : { from: { name: from.name ?? '', address: from.address } }),
    to: { name: '', address: to },
    subject,
    text,
    date,
    messageId: `<${identity.slice(0, 40)}@${from?.address.split('@').at(-1) ?? 'chapbook.invalid'}>`,
    baseBoundary: identity.slice(40),
    xMailer: false,
    headers: {
      'Content-Language': language,
      // Mail programs open such a file as a draft that only waits to be sent.
      ...(from === undefined ? { 'X-Unsent': '1' } : {}),
    },
    attachments: [
      { filename: attachment.name, contentType: attachment.mediaType, content: Buffer.from(attachment.bytes) },
    ],
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  if (!Buffer.isBuffer(message)) throw new Error('The mail was not written at once')
  return message
}

function identityOf({ attachment, date, ...facts }: Mail): string {
  const { name, mediaType, sha256 } = attachment
  const all = JSON.stringify({ ...facts, name, mediaType, sha256, date: date.toISOString() })
  return createHash('sha256').update(all).digest('hex')
}
