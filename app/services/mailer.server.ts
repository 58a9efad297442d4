import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import nodemailer, { type SendMailOptions, type Transporter, type TransportOptions } from 'nodemailer'
import { isFinal, retryAt } from '#app/domain/notify/retry.ts'
import { commit, StaleWrite } from '#db/commit.ts'
import { findMail, listDueMail, markFailed, markRetry, markSent, type StoredMail } from '#db/outbox.ts'
import { findUser } from '#db/users.ts'
import { renderLetter } from '#emails/render.ts'
import type { Context } from './context.server.ts'
import { wantsTls } from './operating/tls.server.ts'
import type { Settings } from './settings.server.ts'

/** Letters under way at once: a server that says nothing about one of them does not hold up the others. */
const LANES = 4
const transports = new Map<string, Transporter>()

/** One pooled connection a server. Letters never read files or addresses of the net. */
function transportOf(settings: Settings, url: string): Transporter {
  const known = transports.get(url)
  if (known) return known
  const made = nodemailer.createTransport({
    url,
    pool: true,
    requireTLS: wantsTls(settings, url),
    maxConnections: LANES,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  } as TransportOptions)
  transports.set(url, made)
  return made
}

export function closeMailer(): void {
  for (const transport of transports.values()) transport.close()
  transports.clear()
}

/** Delivers what is due; returns how many were handed over. */
export async function deliverDue(context: Context): Promise<number> {
  let sent = 0
  const due = (await listDueMail(context.db, context.now())).values()
  const lane = async () => {
    for (const mail of due) if (await deliver(context, mail)) sent++
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  return sent
}

/** Hands one letter over and notes it. The Message-ID is the row's own, so that a repeat after a dropped connection is seen to be one. */
async function deliver(context: Context, mail: StoredMail): Promise<boolean> {
  const { db, now, settings } = context
  const current = await findMail(db, mail.id)
  if (current?.state !== 'waiting') return false
  try {
    const user = await findUser(db, mail.toUserId)
    if (!user) throw new Error('no such user')
    const letter = renderLetter(mail.template, mail.props)
    const host = settings.origin ? new URL(settings.origin).hostname : 'addendum.test'
    const message = {
      from: settings.mailFrom,
      to: { name: user.name, address: user.email },
      messageId: `<${mail.id}@${host}>`,
      date: mail.createdAt,
      headers: { 'Auto-Submitted': 'auto-generated' },
      subject: letter.subject,
      html: letter.html,
      text: letter.text,
      ...(mail.attachment
        ? {
            icalEvent: {
              filename: mail.attachment.name,
              method: methodOf(mail.attachment.text),
              content: mail.attachment.text,
            },
          }
        : {}),
    }
    if (settings.smtpUrl) await transportOf(settings, settings.smtpUrl).sendMail(message)
    else await keepAsFile(settings.dataFolder, mail.id, message)
    await note(context, mail, markSent(mail, now()), 'mail.delivered')
    return true
  } catch (error) {
    if (error instanceof StaleWrite) return false
    await putOff(context, mail, error)
    return false
  }
}

const methodOf = (text: string): string => /METHOD:(\w+)/.exec(text)?.[1] ?? 'REQUEST'

async function putOff(context: Context, mail: StoredMail, error: unknown): Promise<void> {
  const code = error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : null
  const fault = error instanceof Error ? `${error.name}${code ? ` ${code}` : ''}` : 'unknown'
  const next = isFinal(code) ? null : retryAt(mail.attempts + 1, context.now())
  const write = next ? markRetry(mail, next, fault) : markFailed(mail, fault)
  await note(context, mail, write, 'mail.failed')
}

async function note(
  { db, now }: Context,
  mail: StoredMail,
  write: ReturnType<typeof markSent>,
  what: 'mail.delivered' | 'mail.failed',
) {
  await commit(db, {
    writes: [write],
    audit: [{ what, who: 'system', at: now(), onId: mail.about, detail: { template: mail.template, mail: mail.id } }],
  })
}

/** Without an SMTP server a letter becomes an .eml file in the data folder: never nothing. */
async function keepAsFile(folder: string, id: string, message: SendMailOptions): Promise<void> {
  const place = join(folder, 'mail')
  await mkdir(place, { recursive: true, mode: 0o700 })
  const streamer = nodemailer.createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
  const { message: bytes } = await streamer.sendMail(message)
  await writeFile(join(place, `${id}.eml`), bytes as Buffer, { mode: 0o600 })
}
