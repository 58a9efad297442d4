import { and, between, eq } from 'drizzle-orm'
import type { ClassGapSum } from '#app/domain/scorecard/measures/gaps.ts'
import type { Db } from './client.ts'
import { monthGaps } from './schema/scorecard.ts'
import { gapSums, ofFacilities, type Slice } from './scorecards.ts'

/** Every provider's codes by family, axis and class of encounter over the months: what providers are compared by. */
export async function sumClassGaps(
  db: Db,
  { period, facilityIds, payer = 'all' }: Omit<Slice, 'timing'>,
): Promise<ClassGapSum[]> {
  const t = monthGaps
  return db
    .select({ providerId: t.providerId, family: t.family, axis: t.axis, class: t.class, ...gapSums(t) })
    .from(t)
    .where(and(eq(t.payer, payer), between(t.month, period.from, period.to), ofFacilities(t, facilityIds)))
    .groupBy(t.providerId, t.family, t.axis, t.class)
}
