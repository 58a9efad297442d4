import { isTooFew } from '#app/domain/shared/rate.ts'
import { kaplanMeier, type Wait, type WaitQuantile, waitQuantile } from '../statistics/survival.ts'

const HOUR_MS = 3_600_000
/**
 * A query and who had it: `firstBegunAt` where it had been someone else's before, `wasPassedOn` where it became someone else's then.
 * METRICS.md section 1 keeps the first clock of a redirected query and starts one for each recipient.
 */
export type KeptWait = {
  begunAt: number
  firstBegunAt: number | null
  endedAt: number | null
  isAnswered: boolean
  wasPassedOn: boolean
}
/** By each recipient's own clock, which ends for who passes the query on; or by the query's first one, which does not. */
export const CLOCKS = ['recipient', 'first'] as const
export type WaitClock = (typeof CLOCKS)[number]
/** Hours by which half, and nine of ten, are answered. `open`: still waiting, or ended without an answer; counted as waiting until then. */
export type AnswerTime = { n: number; open: number; median: WaitQuantile; ninetieth: WaitQuantile }

/** The waits of queries in hours, an unanswered one censored where it ended or was passed on, else now. */
export function waitsOf(kept: readonly KeptWait[], now: Date, clock: WaitClock): Wait[] {
  const [isFirst, at] = [clock === 'first', now.getTime()]
  const waits: Wait[] = []
  for (const { begunAt, firstBegunAt, endedAt, isAnswered, wasPassedOn } of kept) {
    if (isFirst && wasPassedOn) continue
    const from = isFirst ? (firstBegunAt ?? begunAt) : begunAt
    waits.push({ time: Math.max(0, ((endedAt ?? at) - from) / HOUR_MS), ended: isAnswered })
  }
  return waits
}

/** Median and 90th percentile of the time to an answer by Kaplan-Meier; "too-few" under ten queries. */
export const answerTime = (kept: readonly KeptWait[], now: Date, clock: WaitClock): AnswerTime | 'too-few' =>
  timeOf(waitsOf(kept, now, clock))

/** The same of waits that are counted by their length in minutes: of so many queries that one by one is too much. */
export const answerTimeOfMinutes = (
  counted: readonly { minutes: number; isAnswered: boolean; n: number }[],
): AnswerTime | 'too-few' =>
  timeOf(counted.map(({ minutes, isAnswered, n }) => ({ time: minutes / 60, ended: isAnswered, n })))

function timeOf(waits: readonly Wait[]): AnswerTime | 'too-few' {
  let [n, open] = [0, 0]
  for (const { ended, n: alike = 1 } of waits) {
    n += alike
    if (!ended) open += alike
  }
  if (isTooFew(n)) return 'too-few'
  const steps = kaplanMeier(waits)
  return { n, open, median: waitQuantile(steps, 0.5), ninetieth: waitQuantile(steps, 0.9) }
}
