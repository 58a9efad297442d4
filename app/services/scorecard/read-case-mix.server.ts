import {
  type AttendingFamily,
  caseMixOf,
  standardCaseMix,
  weightMean,
} from '#app/domain/scorecard/measures/case-mix.ts'
import { monthText, type Period } from '#app/domain/scorecard/measures/month.ts'
import { membersTold } from '#app/domain/scorecard/measures/rates.ts'
import { TOO_FEW } from '#app/domain/shared/rate.ts'
import type { Db } from '#db/client.ts'
import { sumDrgMonths, sumDrgs, sumDrgsByAttending } from '#db/scorecard-coding.ts'
import type { Slice } from '#db/scorecards.ts'
import type { ToldCoding } from './told-coding.server.ts'

const YEAR_MONTHS = 12

/** The case-mix index of a slice, raw and at the reference mix, whole and by month, each with its interval. */
export async function readCaseMix(db: Db, slice: Slice, told: Pick<ToldCoding, 'stays' | 'outliers' | 'month'>) {
  const attendings = withoutSmall(await sumDrgsByAttending(db, slice))
  const reference = await referenceMix(db, slice.period)
  const value = told.stays ? standardCaseMix(attendings, reference.families) : ('too-few' as const)
  return {
    attendings,
    index: told.stays ? caseMixOf(attendings, told) : NONE,
    standard: { value, from: monthText(reference.period.from), to: monthText(reference.period.to) },
    months: await monthsOf(db, slice, told),
  }
}

const NONE = { all: 'too-few', withoutOutliers: 'too-few', outliers: null } as const

/** Without attendings of few stays, where these are one to nine between them: the others' scorecards would tell them. */
function withoutSmall(sums: readonly AttendingFamily[]): AttendingFamily[] {
  const stays = new Map<string, number>()
  for (const one of sums) stays.set(one.providerId, (stays.get(one.providerId) ?? 0) + one.stays)
  const told = new Set(membersTold([...stays], ([, n]) => n).map(([id]) => id))
  return sums.filter(({ providerId }) => told.has(providerId))
}

/** How the stays of the whole house lay over DRG families in the year before a period; in the period itself where there is none before. */
async function referenceMix(db: Db, period: Period) {
  const before = { from: period.from - YEAR_MONTHS, to: period.from - 1 }
  const families = await sumDrgs(db, { period: before, facilityIds: null })
  const stays = families.reduce((sum, one) => sum + one.stays, 0)
  if (stays >= TOO_FEW) return { families, period: before }
  return { families: await sumDrgs(db, { period, facilityIds: null }), period }
}

async function monthsOf(db: Db, slice: Slice, told: Pick<ToldCoding, 'month'>) {
  const rows = await sumDrgMonths(db, slice)
  const months = [...new Set(rows.map(({ month }) => month))].sort((a, b) => a - b)
  return months.map((month) => {
    if (!told.month(String(month)))
      return { month: monthText(month), all: 'too-few' as const, usual: 'too-few' as const }
    const own = rows.filter((one) => one.month === month)
    const outliers = own.reduce((sum, one) => sum + one.outliers, 0)
    const usual = own.map(({ providerId, ...one }) => ({
      providerId,
      stays: one.stays - one.outliers,
      weightX10000: one.weightX10000 - one.outliersX10000,
      weightSquaresX10000: one.outliers === 0 ? one.weightSquaresX10000 : null,
    }))
    const isTold = outliers === 0 || outliers >= TOO_FEW
    return {
      month: monthText(month),
      all: weightMean(own, `month ${month}`),
      usual: isTold ? weightMean(usual, `month ${month} without outliers`) : ('too-few' as const),
    }
  })
}
