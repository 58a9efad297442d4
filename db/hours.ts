import { asc, between } from 'drizzle-orm'
import type { Period } from '#app/domain/scorecard/measures/month.ts'
import type { Db } from './client.ts'
import type { Write } from './commit.ts'
import { cdiHours, coderHours, recordStandards } from './schema/claims.ts'

/** A coder's hours of a month, in the place of those that were there. */
export const keepCoderHours =
  (row: typeof coderHours.$inferInsert): Write =>
  (tx) =>
    tx
      .insert(coderHours)
      .values(row)
      .onConflictDoUpdate({ target: [coderHours.coderId, coderHours.month], set: row })

/** The same of a CDI specialist. */
export const keepCdiHours =
  (row: typeof cdiHours.$inferInsert): Write =>
  (tx) =>
    tx
      .insert(cdiHours)
      .values(row)
      .onConflictDoUpdate({ target: [cdiHours.reviewerId, cdiHours.month], set: row })

/** What the house expects of a kind of record, in the place of what it expected before. */
export const keepStandard =
  (row: typeof recordStandards.$inferInsert): Write =>
  (tx) =>
    tx.insert(recordStandards).values(row).onConflictDoUpdate({ target: recordStandards.kind, set: row })

/** Minutes worked by coder and month. */
export async function listCoderHours(db: Db, { from, to }: Period) {
  return db
    .select({ who: coderHours.coderId, month: coderHours.month, minutes: coderHours.minutes })
    .from(coderHours)
    .where(between(coderHours.month, from, to))
}

/** Minutes worked by CDI specialist and month. */
export async function listCdiHours(db: Db, { from, to }: Period) {
  return db
    .select({ who: cdiHours.reviewerId, month: cdiHours.month, minutes: cdiHours.minutes })
    .from(cdiHours)
    .where(between(cdiHours.month, from, to))
}

/** Records an hour that the house expects, by kind. */
export async function readStandards(db: Db): Promise<Map<string, number>> {
  const { kind, perHourX100 } = recordStandards
  const rows = await db.select({ kind, perHourX100 }).from(recordStandards).orderBy(asc(kind))
  return new Map(rows.map((row) => [row.kind, row.perHourX100 / 100]))
}
