import { and, asc, desc, eq, inArray } from 'drizzle-orm'
import type { Db } from './client.ts'
import type { Write } from './commit.ts'
import { educationPieces } from './schema/education.ts'

export type KeptPiece = typeof educationPieces.$inferSelect

/** Versions that stand or stood, withdrawn ones too: what the library is made of beside the shipped files. */
export async function listOwnPieces(db: Db) {
  const { id, version, state, text } = educationPieces
  const rows = await db
    .select({ id, version, state, text })
    .from(educationPieces)
    .where(inArray(state, ['published', 'withdrawn']))
    .orderBy(asc(id), asc(version))
  return rows.flatMap((row) => (row.state === 'draft' ? [] : [{ ...row, state: row.state }]))
}

/** All versions of one piece, newest first, a draft among them. */
export async function listVersions(db: Db, id: string): Promise<KeptPiece[]> {
  return db.select().from(educationPieces).where(eq(educationPieces.id, id)).orderBy(desc(educationPieces.version))
}

export async function listDrafts(db: Db): Promise<KeptPiece[]> {
  return db
    .select()
    .from(educationPieces)
    .where(eq(educationPieces.state, 'draft'))
    .orderBy(desc(educationPieces.writtenAt))
}

export const addPiece =
  (piece: KeptPiece): Write =>
  (tx) =>
    tx.insert(educationPieces).values(piece)

/** Matches on the revision that was read, and on drafts only: what was published stays as it was. */
export const savePiece =
  ({ id, version, revision, ...rest }: KeptPiece): Write =>
  (tx) =>
    tx
      .update(educationPieces)
      .set({ ...rest, revision: revision + 1 })
      .where(
        and(
          eq(educationPieces.id, id),
          eq(educationPieces.version, version),
          eq(educationPieces.revision, revision),
          eq(educationPieces.state, 'draft'),
        ),
      )

export const dropDraft =
  ({ id, version }: Pick<KeptPiece, 'id' | 'version'>): Write =>
  (tx) =>
    tx
      .delete(educationPieces)
      .where(and(eq(educationPieces.id, id), eq(educationPieces.version, version), eq(educationPieces.state, 'draft')))
