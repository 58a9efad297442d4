import { TIMINGS, type Timing } from '#app/domain/query/query.ts'
import { lastMatured, type Month, monthText, type Period, readMonth } from './month.ts'
import { PAYERS, type Payer } from './payer.ts'

/** How many months a scorecard may look back over. */
export const SPANS = [6, 12, 24] as const
export type Span = (typeof SPANS)[number]
export const DEFAULT_SPAN: Span = 12
/** What a URL asks a scorecard for. `facility` and `specialty` empty: all. */
export type ScorecardFilter = {
  months: Span
  period: Period
  facility: string
  specialty: string
  timing: Timing | 'all'
  payer: Payer | 'all'
}

/** The last month of the newest quarter that has ended by the end of this month. */
const quarterEndBy = (month: Month): Month => Math.floor((month + 1) / 3) * 3 - 1

/**
 * The filter of a URL's search; what it does not say, or says wrongly, is the last twelve months that have matured, of everything. A period
 * ends with the newest month or with a quarter: ends that move month by month would tell single months, small ones too, by subtraction.
 */
export function readFilter(search: { get(name: string): string | null }, now: Date): ScorecardFilter {
  const newest = lastMatured(now)
  const asked = readMonth(search.get('to'))
  const to = asked !== null && asked < newest ? quarterEndBy(asked) : newest
  const months = SPANS.find((span) => String(span) === search.get('months')) ?? DEFAULT_SPAN
  return {
    months,
    period: { from: to - months + 1, to },
    facility: search.get('facility') ?? '',
    specialty: search.get('specialty') ?? '',
    timing: TIMINGS.find((timing) => timing === search.get('timing')) ?? 'all',
    payer: PAYERS.find((payer) => payer === search.get('payer')) ?? 'all',
  }
}

/** Quarters back that a period can be made to end with. */
const ENDS = 8

/** The months that a period can be made to end with besides the latest one: the ends of the last quarters, and the one that is asked for. */
export function endsOf(asked: Month, now: Date): string[] {
  const newest = lastMatured(now)
  const last = quarterEndBy(newest)
  const ends = Array.from({ length: ENDS }, (_, at) => last - 3 * at).filter((end) => end < newest)
  const all = asked === newest || ends.includes(asked) ? ends : [...ends, asked].sort((a, b) => b - a)
  return all.map(monthText)
}

/** The search of a URL that asks for this; defaults are left out. */
export function writeFilter(
  { months, period, facility, specialty, timing, payer }: ScorecardFilter,
  now: Date,
): string {
  const search = new URLSearchParams()
  if (months !== DEFAULT_SPAN) search.set('months', String(months))
  if (period.to !== lastMatured(now)) search.set('to', monthText(period.to))
  if (facility) search.set('facility', facility)
  if (specialty) search.set('specialty', specialty)
  if (timing !== 'all') search.set('timing', timing)
  if (payer !== 'all') search.set('payer', payer)
  const text = search.toString()
  return text ? `?${text}` : ''
}
