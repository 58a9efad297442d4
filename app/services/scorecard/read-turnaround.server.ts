import { accuracyOf } from '#app/domain/scorecard/measures/coder-accuracy.ts'
import { monthText } from '#app/domain/scorecard/measures/month.ts'
import { recordsPerHour } from '#app/domain/scorecard/measures/productivity.ts'
import { turnaroundOf } from '#app/domain/scorecard/measures/turnaround.ts'
import { xmrChart } from '#app/domain/scorecard/statistics/control-chart.ts'
import { TOO_FEW } from '#app/domain/shared/rate.ts'
import { listFacilities } from '#db/charts.ts'
import { listCoderHours } from '#db/claims.ts'
import { listNotFinal, sumCoderMonths, sumCodingAudits, sumSpread, sumSpreadMonths } from '#db/scorecard-coding.ts'
import type { Slice } from '#db/scorecards.ts'
import { listUsers } from '#db/users.ts'
import type { Context } from '../context.server.ts'
import type { ToldCoding } from './told-coding.server.ts'

const HOUR_MS = 3_600_000
const MOST_WAITING = 20_000
const AGES = [
  { words: 'up to 3 days', days: 3 },
  { words: '3 to 5 days', days: 5 },
  { words: '5 to 10 days', days: 10 },
  { words: '10 to 30 days', days: 30 },
  { words: 'over 30 days', days: Number.POSITIVE_INFINITY },
]

type Bucket = { bucket: string; n: number }
const doneOf = (rows: readonly Bucket[]) => rows.map(({ bucket, n }) => ({ hours: Number(bucket), n }))

/** From discharge to final coding, with and without the wait for answers; what is discharged and not final; and months as a chart. */
export async function readTurnaround({ db, now }: Context, slice: Slice, told: ToldCoding) {
  const [whole, own, waiting, months] = await Promise.all([
    sumSpread(db, 'turnaround', slice),
    sumSpread(db, 'own-turnaround', slice),
    listNotFinal(db, slice.facilityIds, MOST_WAITING),
    sumSpreadMonths(db, 'turnaround', slice),
  ])
  const hours = waiting.map(({ endAt }) => Math.max(0, (now().getTime() - endAt.getTime()) / HOUR_MS))
  const byPayer = slice.payer !== undefined && slice.payer !== 'all'
  // Stays that wait are counted at all payers: under a filter of payers only finished ones can be told.
  const open = byPayer ? [] : hours
  return {
    whole: told.turnaround ? turnaroundOf(doneOf(whole), open) : ('too-few' as const),
    own: told.ownTurnaround ? turnaroundOf(doneOf(own), []) : ('too-few' as const),
    waiting: { stays: waiting.length, forAnswers: waiting.filter(({ openQueries }) => openQueries > 0).length },
    ages: AGES.map(({ words, days }, at) => {
      const from = at === 0 ? 0 : (AGES[at - 1]?.days ?? 0)
      return { words, n: hours.filter((one) => one >= from * 24 && one < days * 24).length }
    }),
    months: monthsOf(months.filter(({ month }) => told.turnaroundMonth(String(month)))),
  }
}

/** The median of each month's finished stays, as an XmR chart. */
function monthsOf(rows: readonly (Bucket & { month: number })[]) {
  const months = [...new Set(rows.map(({ month }) => month))].sort((a, b) => a - b)
  const medians = months.flatMap((month) => {
    const time = turnaroundOf(doneOf(rows.filter((row) => row.month === month)), [])
    return time === 'too-few' || time.median.time === null ? [] : [{ month, n: time.n, hours: time.median.time }]
  })
  const chart = xmrChart(medians.map(({ hours }) => hours))
  return medians.map(({ month, n, hours }, at) => {
    const point = chart?.points[at]
    return {
      ...{ month: monthText(month), n, hours },
      centre: point?.centre ?? null,
      low: point ? Math.max(0, point.low) : null,
      high: point?.high ?? null,
      signals: point?.signals ?? [],
    }
  })
}

/** Coders by name: how long, how many, how right; the three only side by side. */
export async function readCoders({ db }: Context, slice: Slice, told: Pick<ToldCoding, 'coder' | 'audited'>) {
  const { facilityIds, payer = 'all' } = slice
  const isOfAll = facilityIds === null || (await listFacilities(db)).every(({ id }) => facilityIds.includes(id))
  const isWhole = isOfAll && payer === 'all'
  const [spread, audits, users, worked, coded] = await Promise.all([
    sumSpread(db, 'turnaround', slice),
    sumCodingAudits(db, slice),
    listUsers(db),
    // Hours are told of a coder, not of a facility or payer.
    isWhole ? listCoderHours(db, slice.period) : [],
    isWhole ? sumCoderMonths(db, slice) : [],
  ])
  const names = new Map(users.map(({ id, name }) => [id, name]))
  const ids = [...new Set([...spread.map(({ who }) => who), ...audits.map(({ coderId }) => coderId)])]
  return ids
    .filter((id) => names.has(id))
    .map((id) => {
      const rows = told.coder(id) ? spread.filter(({ who }) => who === id) : []
      const records = rows.reduce((sum, { n }) => sum + n, 0)
      const audit = (told.audited(id) && audits.find(({ coderId }) => coderId === id)) || NOT_AUDITED
      return {
        name: names.get(id) ?? '',
        records: records < TOO_FEW ? null : records,
        perHour: recordsPerHour(
          coded.filter(({ coderId }) => coderId === id),
          worked.filter(({ coderId }) => coderId === id),
        ),
        time: turnaroundOf(doneOf(rows), []),
        accuracy: accuracyOf(audit),
      }
    })
    .sort((a, b) => a.name.localeCompare(b.name))
}

const NOT_AUDITED = {
  records: 0,
  rightRecords: 0,
  passedRecords: 0,
  correct: 0,
  wrong: 0,
  missed: 0,
  drgs: 0,
  rightDrgs: 0,
}
