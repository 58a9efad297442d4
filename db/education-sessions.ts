import { and, asc, desc, eq, gt, lte } from 'drizzle-orm'
import type { Session } from '#app/domain/education/session.ts'
import type { Db } from './client.ts'
import type { Write } from './commit.ts'
import { educationSessions } from './schema/education.ts'

export async function findSession(db: Db, id: string): Promise<Session | null> {
  const [row] = await db.select().from(educationSessions).where(eq(educationSessions.id, id)).limit(1)
  return row ?? null
}

export async function findSessionByCode(db: Db, attendanceCode: string): Promise<Session | null> {
  const [row] = await db
    .select()
    .from(educationSessions)
    .where(eq(educationSessions.attendanceCode, attendanceCode))
    .limit(1)
  return row ?? null
}

/** Newest first, at most 200. */
export async function listSessions(db: Db): Promise<Session[]> {
  return db
    .select()
    .from(educationSessions)
    .orderBy(desc(educationSessions.startAt), asc(educationSessions.id))
    .limit(200)
}

/** Planned sessions that begin after `from` and by `to`. */
export async function listSessionsBetween(db: Db, from: Date, to: Date): Promise<Session[]> {
  const t = educationSessions
  return db
    .select()
    .from(t)
    .where(and(eq(t.state, 'planned'), gt(t.startAt, from), lte(t.startAt, to)))
    .orderBy(asc(t.startAt))
}

export const addSession =
  (session: Session): Write =>
  (tx) =>
    tx.insert(educationSessions).values(session)

/** Matches on the version that was read. */
export const saveSession =
  ({ id, version, ...rest }: Session): Write =>
  (tx) =>
    tx
      .update(educationSessions)
      .set({ ...rest, version: version + 1 })
      .where(and(eq(educationSessions.id, id), eq(educationSessions.version, version)))
