import { and, eq, isNotNull, sql } from 'drizzle-orm'
import type { Db } from './client.ts'
import { among, prepared } from './prepared.ts'
import { encounters } from './schema/encounter.ts'
import { riskMembers } from './schema/payment.ts'
import { queries } from './schema/query.ts'

/** Of these patients those of whom a plan's status is kept, each with an encounter where there is one. */
export async function membersAmong(
  db: Db,
  patientIds: readonly string[],
): Promise<{ patientId: string; encounterId: string }[]> {
  if (patientIds.length === 0) return []
  const { patientId } = riskMembers
  const list = prepared(db, 'members among', () =>
    db
      .select({ patientId, encounterId: sql<string>`min(${encounters.id})` })
      .from(riskMembers)
      .innerJoin(encounters, eq(encounters.patientId, patientId))
      .where(sql`${patientId} in ${among()}`)
      .groupBy(patientId)
      .prepare(),
  )
  return list.all({ ids: JSON.stringify(patientIds) })
}

/** Of these encounters those about which a query was answered. */
export async function answeredAmong(db: Db, encounterIds: readonly string[]): Promise<string[]> {
  if (encounterIds.length === 0) return []
  const list = prepared(db, 'answered among', () =>
    db
      .selectDistinct({ id: queries.encounterId })
      .from(queries)
      .where(and(sql`${queries.encounterId} in ${among()}`, isNotNull(queries.answeredAt)))
      .prepare(),
  )
  const rows = list.all({ ids: JSON.stringify(encounterIds) })
  return rows.map(({ id }) => id)
}
