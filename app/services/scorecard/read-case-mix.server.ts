import { caseMixOf, standardCaseMix, weightMean } from '#app/domain/scorecard/measures/case-mix.ts'
import { monthText, type Period } from '#app/domain/scorecard/measures/month.ts'
import { TOO_FEW } from '#app/domain/shared/rate.ts'
import type { Db } from '#db/client.ts'
import { sumDrgMonths, sumDrgs, sumDrgsByAttending } from '#db/scorecard-coding.ts'
import type { Slice } from '#db/scorecards.ts'

const YEAR_MONTHS = 12

/** The case-mix index of a slice, raw and at the reference mix, whole and by month, each with its interval. */
export async function readCaseMix(db: Db, slice: Slice) {
  const attendings = await sumDrgsByAttending(db, slice)
  const reference = await referenceMix(db, slice.period)
  const value = standardCaseMix(attendings, reference.families)
  return {
    attendings,
    index: caseMixOf(attendings),
    standard: { value, from: monthText(reference.period.from), to: monthText(reference.period.to) },
    months: await monthsOf(db, slice),
  }
}

/** How the stays of the whole house lay over DRG families in the year before a period; in the period itself where there is none before. */
async function referenceMix(db: Db, period: Period) {
  const before = { from: period.from - YEAR_MONTHS, to: period.from - 1 }
  const families = await sumDrgs(db, { period: before, facilityIds: null })
  const stays = families.reduce((sum, one) => sum + one.stays, 0)
  if (stays >= TOO_FEW) return { families, period: before }
  return { families: await sumDrgs(db, { period, facilityIds: null }), period }
}

async function monthsOf(db: Db, slice: Slice) {
  const rows = await sumDrgMonths(db, slice)
  const months = [...new Set(rows.map(({ month }) => month))].sort((a, b) => a - b)
  return months.map((month) => {
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
