import type { Head } from '#app/domain/audit/heads.ts'
import { findLatestOf } from '#db/audit.ts'
import { commit } from '#db/commit.ts'
import { findUserByEmail } from '#db/users.ts'
import type { Context } from '../context.server.ts'

/** Sends the first head of each day (UTC) to the person named in the settings: a copy that whoever owns this machine cannot take back. */
export async function mailHead({ db, now, newId, settings }: Context, head: Head): Promise<void> {
  if (!settings.auditMail) return
  const user = await findUserByEmail(db, settings.auditMail)
  const at = now()
  const last = await findLatestOf(db, 'audit.head-mailed')
  const day = at.toISOString().slice(0, 10)
  if (!user || last?.at.toISOString().slice(0, 10) === day) return
  const props = { name: user.name, seq: String(head.seq), seal: head.seal, at: head.at, head: JSON.stringify(head) }
  await commit(db, {
    writes: [],
    audit: [{ what: 'audit.head-mailed', who: 'system', at, onId: user.id, detail: { seq: head.seq } }],
    mail: [{ id: newId(), template: 'audit-head', toUserId: user.id, props, dueAt: at, createdAt: at }],
  })
}
