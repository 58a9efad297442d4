import { and, asc, between, eq, inArray, sql } from 'drizzle-orm'
import { readKept } from '#app/domain/scorecard/measures/kept-contribution.ts'
import type { Db } from './client.ts'
import { encounters } from './schema/encounter.ts'
import { contributions, queryWaits } from './schema/scorecard.ts'
import type { Slice } from './scorecards.ts'

/** Told at the beginning of a kept text (`keptText`), or within one that was written as plain JSON. */
const hasWeighed = sql`(${contributions.cells} like '[1%' or instr(${contributions.cells}, '"weighed":1') > 0)`

/** What encounters of a provider's queries have added, with what decides how they are paid. Only those with an answer of known weight. */
export async function listWeighedAnswers(db: Db, providerId: string, { period }: Pick<Slice, 'period'>) {
  const asked = db
    .select({ id: queryWaits.encounterId })
    .from(queryWaits)
    .where(and(eq(queryWaits.providerId, providerId), between(queryWaits.month, period.from, period.to)))
  const rows = await db
    .select({
      cells: contributions.cells,
      facilityId: encounters.facilityId,
      payer: encounters.payer,
      servedAt: sql<number>`coalesce(${encounters.endAt}, ${encounters.startAt})`,
    })
    .from(contributions)
    .innerJoin(encounters, eq(encounters.id, contributions.encounterId))
    .where(and(inArray(contributions.encounterId, asked), hasWeighed))
    .orderBy(asc(encounters.id))
  return rows.map(({ cells, servedAt, ...stay }) => ({
    ...{ ...stay, day: new Date(servedAt).toISOString().slice(0, 10) },
    counts: readKept(cells).counts,
  }))
}
