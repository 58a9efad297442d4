import { TIMINGS, type Timing } from '#app/domain/query/query.ts'
import { lastMatured, monthText, type Period, readMonth } from './month.ts'

/** How many months a scorecard may look back over. */
export const SPANS = [6, 12, 24] as const
export type Span = (typeof SPANS)[number]
/** What a URL asks a scorecard for. `facility` and `specialty` empty: all. */
export type ScorecardFilter = {
  months: Span
  period: Period
  facility: string
  specialty: string
  timing: Timing | 'all'
}

/** The filter of a URL's search; what it does not say, or says wrongly, is the last twelve months that have matured, of everything. */
export function readFilter(search: { get(name: string): string | null }, now: Date): ScorecardFilter {
  const newest = lastMatured(now)
  const asked = readMonth(search.get('to'))
  const to = asked !== null && asked <= newest ? asked : newest
  const months = SPANS.find((span) => String(span) === search.get('months')) ?? 12
  return {
    months,
    period: { from: to - months + 1, to },
    facility: search.get('facility') ?? '',
    specialty: search.get('specialty') ?? '',
    timing: TIMINGS.find((timing) => timing === search.get('timing')) ?? 'all',
  }
}

/** The search of a URL that asks for this; defaults are left out. */
export function writeFilter({ months, period, facility, specialty, timing }: ScorecardFilter, now: Date): string {
  const search = new URLSearchParams()
  if (months !== 12) search.set('months', String(months))
  if (period.to !== lastMatured(now)) search.set('to', monthText(period.to))
  if (facility) search.set('facility', facility)
  if (specialty) search.set('specialty', specialty)
  if (timing !== 'all') search.set('timing', timing)
  const text = search.toString()
  return text ? `?${text}` : ''
}
