import { and, asc, desc, eq, isNotNull } from 'drizzle-orm'
import type { FacilityRate } from '#app/domain/payment/ipps.ts'
import type { Db } from './client.ts'
import type { Write } from './commit.ts'
import { encounters } from './schema/encounter.ts'
import { facilityRates } from './schema/payment.ts'

/** The rates of a facility, the newest first within each payer. */
export async function listFacilityRates(db: Db, facilityId: string): Promise<FacilityRate[]> {
  return db
    .select()
    .from(facilityRates)
    .where(eq(facilityRates.facilityId, facilityId))
    .orderBy(asc(facilityRates.payer), desc(facilityRates.startOn))
}

/** Puts a rate in, or in the place of the one that began on the same day. */
export const saveFacilityRate =
  (rate: FacilityRate): Write =>
  (tx) =>
    tx
      .insert(facilityRates)
      .values(rate)
      .onConflictDoUpdate({
        target: [facilityRates.facilityId, facilityRates.payer, facilityRates.startOn],
        set: rate,
      })

/** Takes a rate away; refuses the batch where there is none. */
export const removeFacilityRate =
  ({ facilityId, payer, startOn }: Pick<FacilityRate, 'facilityId' | 'payer' | 'startOn'>): Write =>
  (tx) =>
    tx
      .delete(facilityRates)
      .where(
        and(
          eq(facilityRates.facilityId, facilityId),
          eq(facilityRates.payer, payer),
          eq(facilityRates.startOn, startOn),
        ),
      )

/** The payers that a facility's newest stays name, in alphabetical order: what a rate can be kept for. */
export async function listPayersOf(db: Db, facilityId: string): Promise<string[]> {
  const newest = db
    .select({ payer: encounters.payer })
    .from(encounters)
    .where(and(eq(encounters.facilityId, facilityId), isNotNull(encounters.payer)))
    .orderBy(desc(encounters.startAt))
    .limit(2000)
    .as('newest')
  const rows = await db.selectDistinct({ payer: newest.payer }).from(newest).orderBy(asc(newest.payer))
  return rows.flatMap(({ payer }) => payer ?? [])
}
