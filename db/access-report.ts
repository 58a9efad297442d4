import { asc, count, eq, max, min } from 'drizzle-orm'
import type { Role } from '#app/domain/identity/role.ts'
import type { Db } from './client.ts'
import { auditEntries } from './schema/audit.ts'
import { users } from './schema/identity.ts'

export type Looker = {
  who: string
  name: string | null
  roles: Role[] | null
  what: string
  times: number
  firstAt: Date
  lastAt: Date
}

/** Who did what with a patient's chart, and how often: a line for each person and kind of entry. */
export async function listLookers(db: Db, patientId: string): Promise<Looker[]> {
  const rows = await db
    .select({
      who: auditEntries.who,
      name: users.name,
      roles: users.roles,
      what: auditEntries.what,
      times: count(),
      firstAt: min(auditEntries.at),
      lastAt: max(auditEntries.at),
    })
    .from(auditEntries)
    .leftJoin(users, eq(users.id, auditEntries.who))
    .where(eq(auditEntries.patientId, patientId))
    .groupBy(auditEntries.who, auditEntries.what)
    .orderBy(asc(users.name), asc(auditEntries.what))
  return rows.flatMap(({ firstAt, lastAt, ...row }) => (firstAt && lastAt ? [{ ...row, firstAt, lastAt }] : []))
}
