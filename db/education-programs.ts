import { asc, desc, eq } from 'drizzle-orm'
import type { EducationProgram } from '#app/domain/education/program.ts'
import type { Session } from '#app/domain/education/session.ts'
import type { Db } from './client.ts'
import type { Write } from './commit.ts'
import { educationPrograms, educationSessions } from './schema/education.ts'

export const addProgram =
  (program: EducationProgram): Write =>
  (tx) =>
    tx.insert(educationPrograms).values(program)

export async function findProgram(db: Db, id: string): Promise<EducationProgram | null> {
  const [row] = await db.select().from(educationPrograms).where(eq(educationPrograms.id, id)).limit(1)
  return row ?? null
}

/** Newest first, at most 200. */
export async function listPrograms(db: Db): Promise<EducationProgram[]> {
  return db.select().from(educationPrograms).orderBy(desc(educationPrograms.createdAt)).limit(200)
}

export async function listSessionsOfProgram(db: Db, programId: string): Promise<Session[]> {
  return db
    .select()
    .from(educationSessions)
    .where(eq(educationSessions.programId, programId))
    .orderBy(asc(educationSessions.startAt))
}
