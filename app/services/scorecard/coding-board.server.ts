import { captureByFamily, captureIn, LEVELS } from '#app/domain/scorecard/measures/capture.ts'
import { weightMean } from '#app/domain/scorecard/measures/case-mix.ts'
import type { ScorecardFilter } from '#app/domain/scorecard/measures/filter.ts'
import type { Period } from '#app/domain/scorecard/measures/month.ts'
import { rateOfParts } from '#app/domain/scorecard/measures/rates.ts'
import { visitSpreads } from '#app/domain/scorecard/measures/visits.ts'
import { TOO_FEW } from '#app/domain/shared/rate.ts'
import { sumDrgs, sumSpread, sumStayLevels } from '#db/scorecard-coding.ts'
import type { Slice } from '#db/scorecards.ts'
import type { Context } from '../context.server.ts'
import { drgTablesOn } from '../payment/tables.server.ts'
import { everyone } from './everyone.server.ts'
import { readRisks, readSuspects } from './member-risks.server.ts'
import { readCaseMix } from './read-case-mix.server.ts'
import { readDenials } from './read-denials.server.ts'
import { readCoders, readTurnaround } from './read-turnaround.server.ts'

const MOST_FAMILIES = 20
/** Plain data: what a thread can be asked. */
export type CodingAsked = {
  filter: ScorecardFilter
  facilityIds: readonly string[] | null
  reach: readonly string[] | null
}

/** All that the coding page says, dollars too; whoever shows it leaves out what the reader may not see. */
export async function codingBoard(context: Context, { filter, facilityIds, reach }: CodingAsked) {
  const { db } = context
  const slice: Slice = { period: filter.period, timing: 'all', facilityIds, payer: filter.payer }
  const [drgs, mix, turnaround, coders, visits, risk, suspects, levels] = await Promise.all([
    sumDrgs(db, slice),
    readCaseMix(db, slice),
    readTurnaround(context, slice),
    readCoders(context, slice),
    readVisits(context, slice),
    readRisks(db, filter.period, { facilityIds, reach }),
    readSuspects(db, filter.period, { facilityIds, reach }),
    readLevels(context, filter.period, facilityIds),
  ])
  const families = captureByFamily(drgs).slice(0, MOST_FAMILIES)
  const titles = await familyTitles(
    context,
    families.map(({ family }) => family),
  )
  return {
    caseMix: mix.index,
    standard: mix.standard,
    denials: await readDenials(context, slice, mix.index),
    caseMixMonths: mix.months,
    capture: LEVELS.map((level) => ({
      level,
      share: rateOfParts(drgs.map((sum) => captureIn(sum, level))),
    })),
    families: families.map((row) => ({
      ...row,
      title: titles.get(row.family) ?? `DRG ${row.family}`,
      mean: weightMean(
        mix.attendings.filter(({ family }) => family === row.family),
        `family ${row.family}`,
      ),
    })),
    turnaround,
    coders,
    visits,
    risk,
    suspects,
    levels,
  }
}
export type CodingBoard = Awaited<ReturnType<typeof codingBoard>>

/** Titles of families: the first DRG's, without the tier that it ends in. */
async function familyTitles({ db }: Context, families: readonly string[]): Promise<Map<string, string>> {
  const loaded = await drgTablesOn(db, null)
  return new Map(
    families.flatMap((family) => {
      const title = loaded?.tables.drgs.get(family)?.title
      return title ? [[family, title.replace(/,? with(out)? (MCC|CC)\b.*$/i, '')] as const] : []
    }),
  )
}

async function readVisits(context: Context, slice: Slice) {
  const [counts, providers] = await Promise.all([sumSpread(context.db, 'em', slice), everyone(context)])
  const specialties = new Map(providers.map(({ id, specialty }) => [id, specialty ?? 'No specialty recorded']))
  return visitSpreads(
    counts.map(({ who, bucket, n }) => ({ by: specialties.get(who) ?? 'No specialty recorded', bucket, n })),
  )
}

async function readLevels({ db }: Context, period: Period, facilityIds: readonly string[] | null) {
  const rows = await sumStayLevels(db, { period, facilityIds })
  const stays = rows.reduce((sum, one) => sum + one.stays, 0)
  if (stays < TOO_FEW) return null
  const high = (name: 'severity' | 'mortality') =>
    rateOfParts([{ events: rows.filter((one) => one[name] >= 3).reduce((sum, one) => sum + one.stays, 0), n: stays }])
  const withRisk = rows.reduce((sum, one) => sum + one.withRisk, 0)
  const expected = rows.reduce((sum, one) => sum + one.risksX1000000, 0) / 1_000_000
  const died = rows.reduce((sum, one) => sum + one.died, 0)
  return {
    stays,
    severity: high('severity'),
    mortality: high('mortality'),
    // Only where every stay has a predicted risk are deaths and predictions about the same stays.
    deaths: withRisk === stays && expected > 0 ? { died, expected } : null,
  }
}
