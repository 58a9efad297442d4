import type { User } from '#app/domain/identity/role.ts'
import { type AuditFilter, type AuditRow, listAudit } from '#db/audit.ts'
import { commit } from '#db/commit.ts'
import type { Context } from '../context.server.ts'

const PIECE = 2000

/** The filtered trail in pieces, newest first, all of it. Taking it out is itself an entry. */
async function* entriesOf(
  { db, now }: Context,
  user: User,
  { filter, form }: { filter: AuditFilter; form: 'csv' | 'ndjson' },
): AsyncGenerator<AuditRow[]> {
  await commit(db, { writes: [], audit: [{ what: 'audit.exported', who: user.id, at: now(), detail: { form } }] })
  for (let before: number | null = null; ; ) {
    const rows: AuditRow[] = await listAudit(db, filter, before, PIECE)
    yield rows
    before = rows.at(-1)?.seq ?? null
    if (rows.length < PIECE || before === null) return
  }
}

export async function* auditAsTable(context: Context, user: User, filter: AuditFilter): AsyncGenerator<string[]> {
  yield ['seq', 'at', 'who', 'what', 'on', 'patient', 'encounter', 'detail', 'seal']
  for await (const rows of entriesOf(context, user, { filter, form: 'csv' }))
    for (const { seq, at, whoName, who, what, onId, patientId, encounterId, detail, seal } of rows)
      yield [
        String(seq),
        at.toISOString(),
        whoName ?? who,
        what,
        onId ?? '',
        patientId ?? '',
        encounterId ?? '',
        detail ?? '',
        seal,
      ]
}

/** Every stored field as it was sealed, so that anyone can compute the seals again. */
export async function* auditAsLines(context: Context, user: User, filter: AuditFilter): AsyncGenerator<string> {
  for await (const rows of entriesOf(context, user, { filter, form: 'ndjson' }))
    for (const { whoName: _, ...entry } of rows) yield `${JSON.stringify({ ...entry, at: entry.at.getTime() })}\n`
}
