import { and, desc, eq, isNull } from 'drizzle-orm'
import type { Note } from '#app/domain/education/note.ts'
import type { Db } from './client.ts'
import { lenient, type Write } from './commit.ts'
import { educationNotes } from './schema/education.ts'

export const addNote =
  (note: Note): Write =>
  (tx) =>
    tx.insert(educationNotes).values(note)

export async function findNote(db: Db, id: string): Promise<Note | null> {
  const [row] = await db.select().from(educationNotes).where(eq(educationNotes.id, id)).limit(1)
  return row ?? null
}

/** A provider's notes, newest first. */
export async function listNotesOfProvider(db: Db, providerId: string): Promise<Note[]> {
  return db
    .select()
    .from(educationNotes)
    .where(eq(educationNotes.providerId, providerId))
    .orderBy(desc(educationNotes.sentAt))
    .limit(100)
}

/** The first opening stands. */
export const openNote = (id: string, at: Date): Write =>
  lenient((tx) =>
    tx
      .update(educationNotes)
      .set({ openedAt: at })
      .where(and(eq(educationNotes.id, id), isNull(educationNotes.openedAt))),
  )
