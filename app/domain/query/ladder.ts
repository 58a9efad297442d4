import { addBusinessHours, type Calendar } from '../notify/calendar.ts'
import { ok, type Result, refuse } from '../shared/result.ts'
import type { LadderHours, QueryPolicy } from './policy.ts'
import type { Query, Timing } from './query.ts'

/** The rungs in their order. A query's `ladderStep` is the number of the rung it stands on: 1 reminded ... 4 with the chief. */
export const RUNGS = ['remind', 'cover', 'advise', 'chief', 'expire'] as const
export type Rung = (typeof RUNGS)[number]
const HOURS_OF: Record<Rung, keyof LadderHours> = {
  remind: 'remindBefore',
  cover: 'cover',
  advise: 'advise',
  chief: 'chief',
  expire: 'expire',
}
export const stepOf = (rung: Rung): number => RUNGS.indexOf(rung) + 1

/** From this step on the physician advisor has the query before them and may answer it. */
export const ADVISOR_STEP = stepOf('advise')

/** Returns the next rung that the policy has above a step, or null at the end. */
export function nextRung(policy: QueryPolicy, step: number): Rung | null {
  return RUNGS.slice(step).find((rung) => policy.ladder[HOURS_OF[rung]] !== null) ?? null
}

type Clock = Pick<Query, 'dueAt' | 'ladderStep' | 'steppedAt' | 'stepAt'>

/**
 * Returns when the next rung comes, counted from `from`: a reminder so many business hours before the due time (half way, where that would
 * be at once), any other so many after the rung before and never before the due time; null when there is none.
 */
export function nextStepAt(
  policy: QueryPolicy,
  calendar: Calendar,
  clock: { step: number; from: Date; dueAt: Date; dueHours: number },
): Date | null {
  const rung = nextRung(policy, clock.step)
  if (rung === null) return null
  const hours = policy.ladder[HOURS_OF[rung]] ?? 0
  if (rung === 'remind') {
    const wait = hours < clock.dueHours ? clock.dueHours - hours : clock.dueHours / 2
    return addBusinessHours(clock.from, wait, calendar)
  }
  const from = clock.from < clock.dueAt ? clock.dueAt : clock.from
  return addBusinessHours(from, hours, calendar)
}

/** The clock of a new recipient, or of new words: due by the policy, on the ground, the first rung planned. */
export function startClock(policy: QueryPolicy, calendar: Calendar, timing: Timing, at: Date): Clock & { dueAt: Date } {
  const dueHours = policy.dueHours[timing]
  const dueAt = addBusinessHours(at, dueHours, calendar)
  const stepAt = nextStepAt(policy, calendar, { step: 0, from: at, dueAt, dueHours })
  return { dueAt, ladderStep: 0, steppedAt: at, stepAt }
}

/** Returns the query on a step it was put on at `at`, with the time of its next rung. */
export function standOn(query: Query, step: number, policy: QueryPolicy, calendar: Calendar, at: Date): Query {
  const dueHours = policy.dueHours[query.timing ?? 'retrospective']
  const clock = { step, from: at, dueAt: query.dueAt ?? at, dueHours }
  const stepAt = nextStepAt(policy, calendar, clock)
  return { ...query, ladderStep: step, steppedAt: at, stepAt, updatedAt: at }
}

/** What to do with a query when the clock is looked at: plan (again), or take a rung. */
export type Turn = { deed: 'plan' | Rung; query: Query }
export type TurnRefusal = 'not-open' | 'not-yet' | 'at-the-end'

/**
 * Returns the one thing that is due now. One rung a turn, each with its own wait, so that after an outage nobody is passed over. A clock
 * that was set back, or was never set, begins the wait of the present rung again: nothing comes early, twice or never.
 */
export function turnOf(query: Query, policy: QueryPolicy, calendar: Calendar, at: Date): Result<Turn, TurnRefusal> {
  if (query.state !== 'open') return refuse('not-open')
  if (query.steppedAt === null || query.steppedAt > at) {
    const planned = standOn(query, query.ladderStep, policy, calendar, at)
    // A clock that rests, or has come to its end, goes on resting.
    const stepAt = query.steppedAt === null || query.stepAt !== null ? planned.stepAt : null
    return ok({ deed: 'plan', query: { ...planned, stepAt } })
  }
  const rung = nextRung(policy, query.ladderStep)
  if (rung === null || query.stepAt === null) return refuse('at-the-end')
  if (query.stepAt > at) return refuse('not-yet')
  if (rung === 'expire') return ok({ deed: rung, query })
  return ok({ deed: rung, query: standOn(query, stepOf(rung), policy, calendar, at) })
}

/** Minutes between two reminders by hand: asking more often is pressure, and a second press of the button is not a second reminder. */
export const REMIND_PAUSE_MINUTES = 60

/** A reminder by hand: counts as the ladder's own where that has not come yet. */
export function remindNow(
  query: Query,
  policy: QueryPolicy,
  calendar: Calendar,
  by: { at: Date; lastRemindedAt: Date | null; isAskedBack: boolean },
): Result<Query, 'not-open' | 'reminded-lately' | 'waits-for-desk'> {
  if (query.state !== 'open') return refuse('not-open')
  if (by.isAskedBack) return refuse('waits-for-desk')
  const since = by.lastRemindedAt ? by.at.getTime() - by.lastRemindedAt.getTime() : Number.POSITIVE_INFINITY
  if (Math.abs(since) < REMIND_PAUSE_MINUTES * 60_000) return refuse('reminded-lately')
  return ok(query.ladderStep === 0 ? standOn(query, 1, policy, calendar, by.at) : { ...query, updatedAt: by.at })
}
