import { monthText } from '#app/domain/scorecard/measures/month.ts'
import { turnaroundOf } from '#app/domain/scorecard/measures/turnaround.ts'
import { xmrChart } from '#app/domain/scorecard/statistics/control-chart.ts'
import { listNotFinal, sumSpread, sumSpreadMonths } from '#db/scorecard-coding.ts'
import type { Slice } from '#db/scorecards.ts'
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
