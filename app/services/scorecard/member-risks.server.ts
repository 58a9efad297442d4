import type { Period } from '#app/domain/scorecard/measures/month.ts'
import { startOf } from '#app/domain/scorecard/measures/month.ts'
import { type RiskShown, riskOf, type SuspectsShown, suspectsShown } from '#app/domain/scorecard/measures/risk.ts'
import type { Db } from '#db/client.ts'
import { sumRisks, sumSuspects } from '#db/member-recaptures.ts'

type Asked = { facilityIds: readonly string[] | null; reach: readonly string[] | null; providerId?: string }

/**
 * Risk categories and scores of the year of service that a period ends in, of one provider's members or of all; the year before gives what
 * is due. Null where no member is known.
 */
export async function readRisks(db: Db, { to }: Period, asked: Asked): Promise<RiskShown | null> {
  const { facilityIds, reach, providerId = null } = asked
  const year = startOf(to).getUTCFullYear()
  const all = await sumRisks(db, year, providerId)
  const within = all.filter(({ facilityId }) => reach === null || reach.includes(facilityId))
  return riskOf(within, year, facilityIds)
}

/** What became of the categories that records of the same year hinted at, and of those coded; of one provider's members or of all. */
export async function readSuspects(db: Db, { to }: Period, asked: Asked): Promise<SuspectsShown | null> {
  const { facilityIds, reach, providerId = null } = asked
  const year = startOf(to).getUTCFullYear()
  const all = await sumSuspects(db, year, providerId)
  const within = all.filter(({ facilityId }) => reach === null || reach.includes(facilityId))
  return suspectsShown(within, year, facilityIds)
}
