import { ok, type Result, refuse } from '../shared/result.ts'
import { momentOf } from './calendar.ts'

/** From the beginning of one day to the end of another, local, again every so many days: seven days on and seven off is 7 days, every 14. */
export type CoverPlan = { fromOn: string; toOn: string; everyDays: number | null; times: number; timeZone: string }
export type CoverRefusal = 'no-days' | 'backwards' | 'over' | 'overlapping' | 'too-long'

const DAY = 86_400_000
const LONGEST_DAYS = 400
const dayNumber = (on: string): number | null => {
  const ms = Date.parse(`${on}T00:00:00Z`)
  return /^\d{4}-\d\d-\d\d$/.test(on) && !Number.isNaN(ms) ? ms / DAY : null
}

/** The first moment of a day, counted in days since 1970, where the person works. */
function startOf(day: number, timeZone: string): Date {
  const d = new Date(day * DAY)
  const local = { year: d.getUTCFullYear(), month: d.getUTCMonth() + 1, day: d.getUTCDate(), hour: 0, minute: 0 }
  return momentOf(local, timeZone)
}

/** Returns the spans of a plan, whole days in the zone, daylight saving included; what is over already is left out. At most 400 days ahead. */
export function spansOf(plan: CoverPlan, at: Date): Result<{ fromAt: Date; toAt: Date }[], CoverRefusal> {
  const [from, to] = [dayNumber(plan.fromOn), dayNumber(plan.toOn)]
  if (from === null || to === null) return refuse('no-days')
  if (to < from) return refuse('backwards')
  const times = plan.everyDays === null ? 1 : Math.max(1, Math.floor(plan.times))
  if (plan.everyDays !== null && plan.everyDays <= to - from) return refuse('overlapping')
  if (to + (times - 1) * (plan.everyDays ?? 0) > at.getTime() / DAY + LONGEST_DAYS) return refuse('too-long')
  const spans = Array.from({ length: times }, (_, n) => {
    const later = n * (plan.everyDays ?? 0)
    const end = startOf(to + later + 1, plan.timeZone).getTime() - 1
    return { fromAt: startOf(from + later, plan.timeZone), toAt: new Date(end) }
  }).filter(({ toAt }) => toAt > at)
  return spans.length === 0 ? refuse('over') : ok(spans)
}
