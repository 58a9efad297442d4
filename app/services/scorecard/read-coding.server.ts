import type { User } from '#app/domain/identity/role.ts'
import { captureByFamily, captureIn, caseMixOf, LEVELS } from '#app/domain/scorecard/measures/capture.ts'
import type { Period } from '#app/domain/scorecard/measures/month.ts'
import { monthText, startOf } from '#app/domain/scorecard/measures/month.ts'
import { rateOfParts } from '#app/domain/scorecard/measures/rates.ts'
import { visitSpreads } from '#app/domain/scorecard/measures/visits.ts'
import { TOO_FEW } from '#app/domain/shared/rate.ts'
import { commit } from '#db/commit.ts'
import { sumDrgMonths, sumSpread, sumStayLevels } from '#db/scorecard-coding.ts'
import { listScoredProviders, type Slice } from '#db/scorecards.ts'
import type { Context } from '../context.server.ts'
import { drgTablesOn } from '../payment/tables.server.ts'
import { drgsOfAll } from './colleagues.server.ts'
import { readRisks } from './member-risks.server.ts'
import { readDenials } from './read-denials.server.ts'
import { readCoders, readTurnaround } from './read-turnaround.server.ts'
import { scopeOf } from './scope.server.ts'

const MOST_FAMILIES = 20

/** Coding and documentation quality of the facilities: capture within DRG families, case mix, turnaround, visits, risk categories. */
export async function readCoding(context: Context, user: User, search: URLSearchParams) {
  const { db, now } = context
  const { filter, facilityIds, reach, choices } = await scopeOf(context, user, search)
  const slice: Slice = { period: filter.period, timing: 'all', facilityIds, payer: filter.payer }
  const [drgs, turnaround, coders, visits, risk, levels] = await Promise.all([
    drgsOfAll(context, slice),
    readTurnaround(context, slice),
    readCoders(context, slice),
    readVisits(context, slice),
    readRisks(db, filter.period, { facilityIds, reach }),
    readLevels(context, filter.period, facilityIds),
  ])
  const caseMix = caseMixOf(drgs)
  const families = captureByFamily(drgs).slice(0, MOST_FAMILIES)
  const titles = await familyTitles(
    context,
    families.map(({ family }) => family),
  )
  await commit(db, {
    writes: [],
    audit: [{ what: 'scorecard.viewed', who: user.id, at: now(), detail: { coding: true } }],
  })
  return {
    filter,
    choices: { facilities: choices.facilities },
    from: monthText(filter.period.from),
    to: monthText(filter.period.to),
    caseMix,
    denials: await readDenials(context, user, slice, caseMix),
    caseMixMonths: await caseMixMonths(context, slice),
    capture: LEVELS.map((level) => ({
      level,
      share: rateOfParts(drgs.map((sum) => captureIn(sum, level))),
    })),
    families: families.map((row) => ({ ...row, title: titles.get(row.family) ?? `DRG ${row.family}` })),
    turnaround,
    coders,
    visits,
    risk,
    levels,
  }
}
export type CodingPage = Awaited<ReturnType<typeof readCoding>>

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

async function caseMixMonths({ db }: Context, slice: Slice) {
  const months = await sumDrgMonths(db, slice)
  return months
    .sort((a, b) => a.month - b.month)
    .map(({ month, stays, weightX10000, outliers, outliersX10000 }) => {
      const usual = stays - outliers
      const isTold = outliers === 0 || outliers >= TOO_FEW
      return {
        month: monthText(month),
        stays: stays < TOO_FEW ? null : stays,
        meanX10000: stays < TOO_FEW ? null : Math.round(weightX10000 / stays),
        usualX10000: usual < TOO_FEW || !isTold ? null : Math.round((weightX10000 - outliersX10000) / usual),
      }
    })
}

async function readVisits({ db }: Context, slice: Slice) {
  const [counts, providers] = await Promise.all([sumSpread(db, 'em', slice), listScoredProviders(db)])
  const specialties = new Map(providers.map(({ id, specialty }) => [id, specialty ?? 'No specialty recorded']))
  return visitSpreads(
    counts.map(({ who, bucket, n }) => ({ by: specialties.get(who) ?? 'No specialty recorded', bucket, n })),
  )
}

async function readLevels({ db }: Context, period: Period, facilityIds: readonly string[] | null) {
  const rows = await sumStayLevels(db, startOf(period.from), startOf(period.to + 1), facilityIds)
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
