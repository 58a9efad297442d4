import { and, eq, lt, or, sql } from 'drizzle-orm'
import type { Month } from '#app/domain/scorecard/measures/month.ts'
import type { Db } from './client.ts'
import { lenient, type Write } from './commit.ts'
import type { SavedView } from './saved-views.ts'
import { savedViews } from './schema/identity.ts'
import { viewDeliveries } from './schema/scorecard-views.ts'

export type Delivery = { viewId: string; userId: string; sentFor: Month }

/** Which views a person gets as a monthly letter. */
export async function listDeliveries(db: Db, userId: string): Promise<string[]> {
  const rows = await db
    .select({ viewId: viewDeliveries.viewId })
    .from(viewDeliveries)
    .where(eq(viewDeliveries.userId, userId))
  return rows.map(({ viewId }) => viewId)
}

/** Deliveries whose last letter was for an earlier month; those of views that are gone, or no longer shared, are none. */
export async function listDueDeliveries(db: Db, month: Month, limit = 200): Promise<Delivery[]> {
  const isTheirs = or(eq(savedViews.userId, viewDeliveries.userId), eq(savedViews.isShared, true))
  return db
    .select({ viewId: viewDeliveries.viewId, userId: viewDeliveries.userId, sentFor: viewDeliveries.sentFor })
    .from(viewDeliveries)
    .innerJoin(savedViews, and(eq(savedViews.id, viewDeliveries.viewId), isTheirs))
    .where(lt(viewDeliveries.sentFor, month))
    .limit(limit)
}

export const addDelivery = (delivery: Delivery & { createdAt: Date }): Write =>
  lenient((tx) => tx.insert(viewDeliveries).values(delivery).onConflictDoNothing())

export const removeDelivery = (viewId: string, userId: string): Write =>
  lenient((tx) =>
    tx.delete(viewDeliveries).where(and(eq(viewDeliveries.viewId, viewId), eq(viewDeliveries.userId, userId))),
  )

/** Names the month that was read: of two jobs the second changes nothing and is refused. */
export const markDelivered =
  ({ viewId, userId, sentFor }: Delivery, month: Month): Write =>
  (tx) =>
    tx
      .update(viewDeliveries)
      .set({ sentFor: month })
      .where(
        sql`${viewDeliveries.viewId} = ${viewId} and ${viewDeliveries.userId} = ${userId} and ${viewDeliveries.sentFor} = ${sentFor}`,
      )

/** A view that the person saved, or that is shared; null of any other. */
export async function findView(db: Db, id: string, userId: string): Promise<SavedView | null> {
  const isTheirs = or(eq(savedViews.userId, userId), eq(savedViews.isShared, true))
  const [row] = await db
    .select()
    .from(savedViews)
    .where(and(eq(savedViews.id, id), isTheirs))
    .limit(1)
  return row ?? null
}
