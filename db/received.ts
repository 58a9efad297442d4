import { eq, inArray, sql } from 'drizzle-orm'
import { addRows, upsertRows } from './bulk.ts'
import type { Db } from './client.ts'
import { lenient, type Write } from './commit.ts'
import { among, prepared } from './prepared.ts'
import { changes } from './schema/feed.ts'
import { factHistory, receivedIdentifiers, receivedResources } from './schema/intake.ts'

type Ledger = typeof receivedResources.$inferSelect

/** Returns what was received under these hashed keys. */
export async function findReceived(db: Db, ids: readonly string[]): Promise<Ledger[]> {
  if (ids.length === 0) return []
  const list = prepared(db, 'received among', () =>
    db.select().from(receivedResources).where(sql`${receivedResources.id} in ${among()}`).prepare(),
  )
  return list.all({ ids: JSON.stringify(ids) })
}

/** Returns the resources known under these hashed business identifiers. */
export async function findIdentified(
  db: Db,
  ids: readonly string[],
): Promise<{ identifier: string; resource: Ledger }[]> {
  if (ids.length === 0) return []
  const list = prepared(db, 'identified among', () =>
    db
      .select({ identifier: receivedIdentifiers.id, resource: receivedResources })
      .from(receivedIdentifiers)
      .innerJoin(receivedResources, eq(receivedResources.id, receivedIdentifiers.resourceId))
      .where(sql`${receivedIdentifiers.id} in ${among()}`)
      .prepare(),
  )
  return list.all({ ids: JSON.stringify(ids) })
}

export const saveReceived = (rows: Ledger[]): Write[] => upsertRows(receivedResources, rows)

/** The first resource that came with an identifier is the one it names. */
export const addIdentifiers = (rows: (typeof receivedIdentifiers.$inferInsert)[]): Write[] =>
  addRows(receivedIdentifiers, rows)

/** An expected resource, known by an identifier alone, has come: from now on its identifier names it. */
export const forgetAwaited = (ids: string[]): Write[] =>
  ids.length === 0 ? [] : [lenient((tx) => tx.delete(receivedResources).where(inArray(receivedResources.id, ids)))]

/** What projections must look at again; in one statement, where `commit` would build one of hundreds of values. */
export const addChanges = (rows: (typeof changes.$inferInsert)[]): Write[] => addRows(changes, rows)

export const keepHistory = (rows: (typeof factHistory.$inferInsert)[]): Write[] =>
  rows.map(
    (row): Write =>
      (tx) =>
        tx.insert(factHistory).values(row),
  )
