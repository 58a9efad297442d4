import { AUDIT_KINDS, type AuditKind } from '#app/domain/audit/entry.ts'
import type { User } from '#app/domain/identity/role.ts'
import { ok, refuse } from '#app/domain/shared/result.ts'
import { listLookers } from '#db/access-report.ts'
import { listAudit } from '#db/audit.ts'
import { findPatient } from '#db/charts.ts'
import { commit } from '#db/commit.ts'
import { findRestriction, isRestricted, saveRestriction } from '#db/openings.ts'
import { findUser } from '#db/users.ts'
import type { Context } from '../context.server.ts'
import { ROLE_WORDS } from './frame.server.ts'

const isKind = (what: string): what is AuditKind => what in AUDIT_KINDS
const sayKind = (what: string): string => (isKind(what) ? AUDIT_KINDS[what] : what)
/** Jobs and the terminal are no people; what they did stands under these words. */
const sayWho = (who: string, name: string | null): string =>
  name ?? (who === 'system' ? 'The portal itself' : who === 'terminal' ? 'The terminal' : who)

/** Who looked at a patient's chart, and how often. Reading this is itself an entry. */
export async function readAccessReport({ db, now }: Context, user: User, patientId: string) {
  const patient = await findPatient(db, patientId)
  if (!patient) return null
  await commit(db, {
    writes: [],
    audit: [{ what: 'access.viewed', who: user.id, at: now(), onId: patientId, patientId }],
  })
  const [lookers, restriction, closed] = await Promise.all([
    listLookers(db, patientId),
    findRestriction(db, patientId),
    isRestricted(db, patientId),
  ])
  const setBy = restriction ? await findUser(db, restriction.setBy) : null
  return {
    now: now(),
    patientId,
    record: patient.mrn,
    isRestricted: closed,
    restriction: restriction ? { reason: restriction.reason, by: setBy?.name ?? '', at: restriction.setAt } : null,
    lookers: lookers.map(({ who, name, roles, what, times, firstAt, lastAt }) => ({
      who,
      name: sayWho(who, name),
      roles: (roles ?? []).map((role) => ROLE_WORDS[role]).join(', '),
      what: sayKind(what),
      times,
      firstAt,
      lastAt,
    })),
  }
}

/** Every entry about the patient as CSV rows, newest first. */
export async function* exportAccessReport(
  { db, now }: Context,
  user: User,
  patientId: string,
): AsyncGenerator<string[]> {
  await commit(db, {
    writes: [],
    audit: [{ what: 'access.exported', who: user.id, at: now(), onId: patientId, patientId }],
  })
  yield ['number', 'at (UTC)', 'who', 'did what', 'record']
  const filter = { what: null, who: null, patientId, onId: null, from: null, to: null }
  let before: number | null = null
  for (;;) {
    const rows = await listAudit(db, filter, before, 1000)
    for (const row of rows)
      yield [String(row.seq), row.at.toISOString(), sayWho(row.who, row.whoName), sayKind(row.what), row.onId ?? '']
    before = rows.at(-1)?.seq ?? null
    if (rows.length < 1000 || before === null) return
  }
}

/** A manager restricts a chart or lifts it; this stands above what the source says. */
export async function restrictChart(
  { db, now }: Context,
  user: User,
  given: { patientId: string; isRestricted: boolean; reason: string },
) {
  const { patientId } = given
  const reason = given.reason.trim()
  if (!(await findPatient(db, patientId))) return refuse('no-such-patient')
  if (reason === '') return refuse('no-reason')
  const setAt = now()
  await commit(db, {
    writes: [saveRestriction({ patientId, isRestricted: given.isRestricted, reason, setBy: user.id, setAt })],
    audit: [
      {
        what: given.isRestricted ? 'chart.restricted' : 'chart.unrestricted',
        who: user.id,
        at: setAt,
        onId: patientId,
        patientId,
      },
    ],
  })
  return ok(null)
}
