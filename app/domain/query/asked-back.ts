import type { Calendar } from '../notify/calendar.ts'
import { ok, type Result, refuse } from '../shared/result.ts'
import { standOn, startClock, stepOf } from './ladder.ts'
import { mayHappen } from './lifecycle.ts'
import type { QueryPolicy } from './policy.ts'
import type { EventKind, Query, QueryEvent } from './query.ts'

/** The first words of a query that was given back: its addressee does not know whose patient it is. */
export const NOT_MINE = 'Not my patient, and I do not know whose.'

/** What moves the turn between the physician and the desk. A new addressee, or new words, owe nobody anything. */
export const TURNS: readonly EventKind[] = ['info-asked', 'info-given', 'redirected', 'corrected']

type Happened = Pick<QueryEvent, 'kind' | 'words'>
const lastTurn = (events: readonly Happened[]): Happened | undefined =>
  events.findLast(({ kind }) => TURNS.includes(kind))

/** True while the physician waits for words of the desk. `events` in their order. */
export const isAskedBack = (events: readonly Happened[]): boolean => lastTurn(events)?.kind === 'info-asked'

/** True while the desk has to find out who is to be asked. */
export const isGivenBack = (events: readonly Happened[]): boolean =>
  isAskedBack(events) && (lastTurn(events)?.words?.startsWith(NOT_MINE) ?? false)

/** What waits for the desk runs against nobody: no reminder, no step up, no end until the desk has spoken. */
export function askBackQuery(query: Query, { at }: { at: Date }): Result<Query, 'not-open'> {
  if (!mayHappen('info-asked', query.state)) return refuse('not-open')
  return ok({ ...query, stepAt: null, updatedAt: at })
}

/**
 * The desk's words back: a clock that rested starts anew for the addressee; further up the present step begins its wait again. Words that
 * nobody waited for leave the clock as it is.
 */
export function informQuery(
  query: Query,
  by: { at: Date; isAwaited: boolean; policy: QueryPolicy; calendar: Calendar },
): Result<Query, 'not-open'> {
  if (!mayHappen('info-given', query.state)) return refuse('not-open')
  const { at, isAwaited, policy, calendar } = by
  if (!isAwaited) return ok({ ...query, updatedAt: at })
  if (query.ladderStep > stepOf('remind')) return ok(standOn(query, query.ladderStep, policy, calendar, at))
  return ok({ ...query, ...startClock(policy, calendar, query.timing ?? 'retrospective', at), updatedAt: at })
}
