import { commit } from '#db/commit.ts'
import { findMail, listMail } from '#db/outbox.ts'
import { findUser } from '#db/users.ts'
import { LETTERS } from '#emails/letters.ts'
import { renderLetter } from '#emails/render.ts'
import type { Context } from '../context.server.ts'

/** The letters of the outbox, newest first: what was, or would have been, sent. */
export async function readMailbox({ db, now }: Context, userId: string, search: URLSearchParams) {
  const before = Number(search.get('before')) || null
  const rows = await listMail(db, before ? new Date(before) : null, 50)
  await commit(db, { writes: [], audit: [{ what: 'mail.viewed', who: userId, at: now() }] })
  const letters = await Promise.all(
    rows.map(async (row) => ({
      id: row.id,
      to: (await findUser(db, row.toUserId))?.name ?? 'someone who left',
      subject: LETTERS[row.template]?.subject(row.props) ?? row.template,
      state: row.state,
      createdAt: row.createdAt,
      attempts: row.attempts,
      lastFault: row.lastFault,
    })),
  )
  return { now: now(), letters, next: rows.length === 50 ? (rows.at(-1)?.createdAt.getTime() ?? null) : null }
}

/** One letter as its reader gets it: subject, text and HTML. */
export async function readLetter({ db }: Context, id: string) {
  const row = await findMail(db, id)
  if (!row) return null
  const to = await findUser(db, row.toUserId)
  return {
    to: to ? `${to.name} <${to.email}>` : '',
    state: row.state,
    createdAt: row.createdAt,
    attachment: row.attachment,
    ...renderLetter(row.template, row.props),
  }
}
