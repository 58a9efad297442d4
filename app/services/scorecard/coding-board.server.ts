import { type CaptureLevel, captureByFamily, captureIn, LEVELS } from '#app/domain/scorecard/measures/capture.ts'
import { type AttendingFamily, weightMean } from '#app/domain/scorecard/measures/case-mix.ts'
import { deathsOf } from '#app/domain/scorecard/measures/deaths.ts'
import type { ScorecardFilter } from '#app/domain/scorecard/measures/filter.ts'
import type { Period } from '#app/domain/scorecard/measures/month.ts'
import { rateOfParts, type Shown, shownOfParts } from '#app/domain/scorecard/measures/rates.ts'
import { visitSpreads } from '#app/domain/scorecard/measures/visits.ts'
import { TOO_FEW } from '#app/domain/shared/rate.ts'
import type { Db } from '#db/client.ts'
import { sumDrgs, sumSpread, sumStayLevels } from '#db/scorecard-coding.ts'
import type { Slice } from '#db/scorecards.ts'
import type { Context } from '../context.server.ts'
import { drgTablesOn } from '../payment/tables.server.ts'
import { everyone } from './everyone.server.ts'
import { readRisks, readSuspects } from './member-risks.server.ts'
import { readCaseMix } from './read-case-mix.server.ts'
import { readDenials } from './read-denials.server.ts'
import { readCoders, readReviewers } from './read-people.server.ts'
import { readTurnaround } from './read-turnaround.server.ts'
import { toldCoding } from './told-coding.server.ts'
import { NO_SPECIALTY } from './told-rows.server.ts'

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
  const specialties = new Map((await everyone(context)).map(({ id, specialty }) => [id, specialty ?? NO_SPECIALTY]))
  const specialtyOf = (id: string) => specialties.get(id) ?? NO_SPECIALTY
  const told = toldCoding(db, { filter, reach }, specialtyOf)
  const [drgs, mix, turnaround, coders, reviewers, visits, risk, suspects, levels] = await Promise.all([
    sumDrgs(db, slice),
    readCaseMix(db, slice, told),
    readTurnaround(context, slice, told),
    readCoders(context, slice, told),
    readReviewers(context, slice, told),
    readVisits(db, slice, specialtyOf),
    readRisks(db, filter.period, { facilityIds, reach }),
    readSuspects(db, filter.period, { facilityIds, reach }),
    told.levels ? readLevels(context, filter.period, facilityIds) : null,
  ])
  const families = captureByFamily(drgs)
    .filter(({ family }) => told.family.stays(family))
    .slice(0, MOST_FAMILIES)
  const shareIn = (family: string, level: CaptureLevel, share: Shown | null) =>
    share === null || told.family[level](family) ? share : ('too-few' as const)
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
      share: told.capture[level] ? captureOfAll(mix.attendings, level) : ('too-few' as const),
    })),
    families: families.map((row) => ({
      ...{ ...row, mcc: shareIn(row.family, 'mcc', row.mcc), cc: shareIn(row.family, 'cc', row.cc) },
      title: titles.get(row.family) ?? `DRG ${row.family}`,
      mean: weightMean(
        mix.attendings.filter(({ family }) => family === row.family),
        `family ${row.family}`,
      ),
    })),
    turnaround,
    coders,
    reviewers,
    visits: visits.filter(({ by, family }) => told.visits(by, family)),
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

async function readVisits(db: Db, slice: Slice, specialtyOf: (id: string) => string) {
  const counts = await sumSpread(db, 'em', slice)
  return visitSpreads(counts.map(({ who, bucket, n }) => ({ by: specialtyOf(who), bucket, n })))
}

/** Capture of all, without a small attending whom the others' scorecards would tell by subtraction. */
function captureOfAll(sums: readonly AttendingFamily[], level: CaptureLevel): Shown {
  const of = new Map<string, { events: number; n: number }>()
  for (const sum of sums) {
    const { events, n } = captureIn(sum, level)
    const known = of.get(sum.providerId) ?? { events: 0, n: 0 }
    of.set(sum.providerId, { events: known.events + events, n: known.n + n })
  }
  return shownOfParts([...of.values()])
}

async function readLevels({ db }: Context, period: Period, facilityIds: readonly string[] | null) {
  const rows = await sumStayLevels(db, { period, facilityIds })
  const stays = rows.reduce((sum, one) => sum + one.stays, 0)
  if (stays < TOO_FEW) return null
  const high = (name: 'severity' | 'mortality') =>
    rateOfParts([{ events: rows.filter((one) => one[name] >= 3).reduce((sum, one) => sum + one.stays, 0), n: stays }])
  return {
    stays,
    severity: high('severity'),
    mortality: high('mortality'),
    deaths: deathsOf(rows),
  }
}
