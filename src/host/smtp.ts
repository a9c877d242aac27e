/** Hands mails to a mail server (RFC 5321), over TLS wherever a password is given. */

import { isLoopback } from './server.ts'

export type MailServer = {
  readonly host: string
  readonly port: number
  /** Whether TLS comes first; else the connection is made safe before the password is given (STARTTLS). */
  readonly secure: boolean
  readonly user?: string
  readonly password?: string
  /** PEM of an authority that the machine does not know. */
  readonly certificate?: string
}

export type Envelope = { readonly from: string; readonly to: string }

export type OpenMailServer = {
  /** Throws what nodemailer throws; `mailTrouble` puts it into words. */
  readonly send: (envelope: Envelope, mail: Uint8Array) => Promise<void>
  readonly close: () => void
}

/** Longest waits, ms: for an answer to the call, for the greeting, and for any step afterwards. */
const limits = { connectionTimeout: 20_000, dnsTimeout: 20_000, greetingTimeout: 20_000, socketTimeout: 120_000 }

/** One connection for all mails; it is made when the first is sent. */
export async function openMailServer({
  host,
  port,
  secure,
  user,
  password,
  certificate,
}: MailServer): Promise<OpenMailServer> {
  const { createTransport } = await import('nodemailer')
  const transport = createTransport({
    pool: true,
    maxConnections: 1,
    maxMessages: Infinity,
    host,
    port,
    secure,
    requireTLS: !secure && password !== undefined && !isLoopback(host),
    ...(user === undefined ? {} : { auth: { user, pass: password ?? '' } }),
    tls: { minVersion: 'TLSv1.2', ...(certificate === undefined ? {} : { ca: certificate }) },
    disableFileAccess: true,
    disableUrlAccess: true,
    ...limits,
  })
  return {
    send: async ({ from, to }, mail) => {
      await transport.sendMail({ envelope: { from, to: [to], size: mail.length }, raw: Buffer.from(mail) })
    },
    close: () => transport.close(),
  }
}

/** When a mail is sent: mails without the true time are taken for spam. */
export function timeOfSending(): Date {
  return new Date()
}
