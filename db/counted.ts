import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import type { Db } from './client.ts'
import { encounters } from './schema/encounter.ts'
import { riskMembers } from './schema/payment.ts'
import { queries } from './schema/query.ts'

const among = (ids: readonly string[]) => sql`(select value from json_each(${JSON.stringify(ids)}))`

/** Of these patients those of whom a plan's status is kept, each with an encounter where there is one. */
export async function membersAmong(
  db: Db,
  patientIds: readonly string[],
): Promise<{ patientId: string; encounterId: string }[]> {
  if (patientIds.length === 0) return []
  const { patientId } = riskMembers
  const first = sql<string>`min(${encounters.id})`
  return db
    .select({ patientId, encounterId: first })
    .from(riskMembers)
    .innerJoin(encounters, eq(encounters.patientId, patientId))
    .where(sql`${patientId} in ${among(patientIds)}`)
    .groupBy(patientId)
}

/** Of these encounters those about which a query was answered. */
export async function answeredAmong(db: Db, encounterIds: readonly string[]): Promise<string[]> {
  if (encounterIds.length === 0) return []
  const rows = await db
    .selectDistinct({ id: queries.encounterId })
    .from(queries)
    .where(and(inArray(queries.encounterId, [...encounterIds]), isNotNull(queries.answeredAt)))
  return rows.map(({ id }) => id)
}
