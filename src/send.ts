/** Sends an edition of a release to readers, each in a mail of their own. */

import { join } from 'node:path'
import { ChapbookError } from './errors.ts'
import type { Host } from './host/host.ts'
import { nodeHost } from './host/index.ts'
import { openMailServer, timeOfSending, type OpenMailServer } from './host/smtp.ts'
import { readersOf } from './mail/addresses.ts'
import { composeMail, type Mail } from './mail/compose.ts'
import { isKindle, kindleRemarks } from './mail/kindle.ts'
import { mailSettings, mailSettingsFile, type MailSettings } from './mail/settings.ts'
import { mailSubject, mailText } from './mail/text.ts'
import { mailTrouble } from './mail/trouble.ts'
import type { EditionManifest, FileRole, ReleasedFile } from './release/manifest.ts'
import { findRelease, newestIn, openEdition, readReleased } from './release/open-release.ts'
import { loadTheme } from './theme/load.ts'
import type { Words } from './theme/theme.ts'

export type SendOptions = {
  /** Folder of the release, from the folder of the command. @default what `chapbook release` has made in `dist/release` */
  readonly release?: string
  readonly to: readonly string[]
  /** Name of an edition. @default 'epub' */
  readonly edition?: FileRole
  /** Path of the `.eml` that is written in place of sending; those of further readers get numbers. */
  readonly dryRun?: string
  /** Whether it goes to a Kindle whatever the address is. */
  readonly kindle?: boolean
  readonly onSent?: (reader: string) => void
  readonly signal?: AbortSignal
  readonly host?: Host
}

export type SendResult = {
  readonly title: string
  /** From the folder of the command. */
  readonly file: string
  readonly bytes: number
  readonly sent: readonly string[]
  readonly refused: readonly { readonly to: string; readonly message: string; readonly hint: string }[]
  /** The mails that were written in place of sending. */
  readonly written: readonly string[]
  /** What the sender should know. */
  readonly remarks: readonly string[]
}

/**
 * Sends the file to each reader. Whose address is refused is told in the result; the others still get theirs.
 *
 * @throws ChapbookError where nothing can be sent: no release, a changed file, no settings, no connection
 */
export async function send({ to, ...options }: SendOptions): Promise<SendResult> {
  const { edition = 'epub', dryRun, kindle = false, host = nodeHost(), signal, onSent } = options
  const readers = readersOf(to)
  const opened = await openEdition(
    await findRelease(options.release && (await newestIn(options.release, host)), host),
    host,
  )
  const { manifest } = opened
  const file = fileOf(manifest, edition)
  const kind = file.mediaType === 'application/pdf' ? 'pdf' : 'epub'
  const { title, language } = manifest.work
  const remarks = kindle || readers.some(isKindle) ? kindleRemarks({ kind, bytes: file.bytes, language }) : []
  const settings = await mailSettings(host)
  if (!settings && dryRun === undefined) throw noServer(host)
  const letter: Omit<Mail, 'to' | 'date'> = {
    ...(settings === undefined ? {} : { from: settings.from }),
    subject: mailSubject(manifest),
    text: mailText(manifest, kind, await wordsOf(language, host)),
    language,
    attachment: { ...file, name: nameOf(file.path), bytes: await readReleased(opened, file, host) },
  }
  const result = { title, file: join(opened.folder, file.path), bytes: file.bytes, remarks }
  if (dryRun !== undefined) {
    const date = dateOf(manifest, host)
    const drafts = readers.map((reader, index) => ({
      path: numbered(dryRun, index),
      mail: { ...letter, to: reader, date },
    }))
    for (const { path, mail } of drafts) await host.disk.write([{ path, bytes: await composeMail(mail) }])
    return { ...result, sent: [], refused: [], written: drafts.map(({ path }) => path) }
  }
  if (!settings) throw noServer(host)
  const server = await openMailServer(settings.server)
  try {
    return { ...result, written: [], ...(await sendAll(readers, letter, { server, settings, signal, onSent })) }
  } finally {
    server.close()
  }
}

type Sending = {
  readonly server: OpenMailServer
  readonly settings: MailSettings
  readonly signal: AbortSignal | undefined
  readonly onSent: SendOptions['onSent']
}

async function sendAll(
  readers: readonly string[],
  letter: Omit<Mail, 'to' | 'date'>,
  { server, settings, signal, onSent }: Sending,
): Promise<Pick<SendResult, 'sent' | 'refused'>> {
  const sent: string[] = []
  const refused: SendResult['refused'][number][] = []
  for (const [index, to] of readers.entries()) {
    if (signal?.aborted) throw new ChapbookError('Stopped', { kind: 'interrupted', cause: signal.reason })
    const envelope = { from: settings.from.address, to }
    const mail = await composeMail({ ...letter, to, date: timeOfSending() })
    const error = await server.send(envelope, mail).then(
      () => undefined,
      (reason: unknown) => reason ?? new Error('No reason'),
    )
    if (error === undefined) {
      sent.push(to)
      onSent?.(to)
      continue
    }
    const { message, hint, isFinal } = mailTrouble(error, envelope, settings.server)
    if (isFinal && sent.length === 0 && refused.length === 0) throw new ChapbookError(message, { hint })
    const missed = isFinal ? readers.slice(index) : [to]
    refused.push(...missed.map((reader) => ({ to: reader, message, hint })))
    if (isFinal) break
  }
  return { sent, refused }
}

function fileOf({ files }: EditionManifest, edition: FileRole): ReleasedFile {
  const found = files.find(({ role }) => role === edition)
  if (found && /^application\/(?:epub\+zip|pdf)$/.test(found.mediaType)) return found
  const others = files.filter(({ mediaType }) => /^application\/(?:epub\+zip|pdf)$/.test(mediaType))
  throw new ChapbookError(
    found ? `The edition \`${edition}\` is not one that is sent` : `The release has no edition \`${edition}\``,
    {
      kind: 'usage',
      hint:
        others.length === 0
          ? 'Release an EPUB or a PDF first.'
          : `It has ${others.map(({ role }) => `\`${role}\``).join(', ')}.`,
    },
  )
}

function nameOf(path: string): string {
  return path.split('/').at(-1) ?? path
}

async function wordsOf(language: string, host: Host): Promise<Words> {
  const theme = await loadTheme('base', host)
  const [words, ofReleases] = await Promise.all([theme.words(language), theme.releaseWords(language)])
  return { ...words, ...ofReleases }
}

/** Of a mail that is not sent yet: the same on every day. */
function dateOf({ edition, work }: EditionManifest, { environment }: Host): Date {
  const seconds = Number(environment['SOURCE_DATE_EPOCH'] || Number.NaN)
  const moments = [new Date(seconds * 1000), new Date(edition.date ?? Number.NaN), new Date(work.modified)]
  return moments.find((moment) => !Number.isNaN(moment.getTime())) ?? new Date(0)
}

/** `mail.eml`, `mail-2.eml`, `mail-3.eml`. */
function numbered(path: string, index: number): string {
  if (index === 0) return path
  const [, stem = path, ending = ''] = /^(.*[^/\\])(\.[^./\\]+)$/.exec(path) ?? []
  return `${stem}-${index + 1}${ending}`
}

function noServer({ environment }: Host): ChapbookError {
  return new ChapbookError('No mail server is known', {
    kind: 'usage',
    hint: `Set CHAPBOOK_SMTP_URL (smtps://user:password@mail.example.org) and CHAPBOOK_SMTP_FROM, or write them to ${mailSettingsFile(environment)}. With \`--dry-run mail.eml\` the mail is written to a file that your mail program opens.`,
  })
}
