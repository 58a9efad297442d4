import { and, asc, eq, or, sql } from 'drizzle-orm'
import type { Db } from './client.ts'
import { lenient, type Write } from './commit.ts'
import { prepared } from './prepared.ts'
import { savedViews } from './schema/identity.ts'

export type SavedView = typeof savedViews.$inferSelect

/** A person's own views of a page, and those that others share. */
export async function listSavedViews(db: Db, userId: string, page: string): Promise<SavedView[]> {
  const list = prepared(db, 'saved-views', () => {
    const isTheirs = or(eq(savedViews.userId, sql.placeholder('userId')), eq(savedViews.isShared, true))
    const where = and(eq(savedViews.page, sql.placeholder('page')), isTheirs)
    return db.select().from(savedViews).where(where).orderBy(asc(savedViews.name)).limit(100).prepare()
  })
  return list.all({ userId, page })
}

/** Saving under a name that exists replaces that view. */
export const saveView = (view: SavedView): Write =>
  lenient((tx) =>
    tx
      .insert(savedViews)
      .values(view)
      .onConflictDoUpdate({
        target: [savedViews.userId, savedViews.page, savedViews.name],
        set: { search: view.search, isShared: view.isShared },
      }),
  )

export const removeView =
  (id: string, userId: string): Write =>
  (tx) =>
    tx.delete(savedViews).where(and(eq(savedViews.id, id), eq(savedViews.userId, userId)))
