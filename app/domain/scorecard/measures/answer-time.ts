import { isTooFew } from '#app/domain/shared/rate.ts'
import { kaplanMeier, type Wait, type WaitQuantile, waitQuantile } from '../statistics/survival.ts'

const HOUR_MS = 3_600_000
export type KeptWait = { begunAt: number; endedAt: number | null; isAnswered: boolean }
/** Hours by which half, and nine of ten, are answered. `open`: still waiting, or ended without an answer; counted as waiting until then. */
export type AnswerTime = { n: number; open: number; median: WaitQuantile; ninetieth: WaitQuantile }

/** The waits of queries in hours, an unanswered one censored where it ended, else now. */
export const waitsOf = (kept: readonly KeptWait[], now: Date): Wait[] =>
  kept.map(({ begunAt, endedAt, isAnswered }) => ({
    time: Math.max(0, ((endedAt ?? now.getTime()) - begunAt) / HOUR_MS),
    ended: isAnswered,
  }))

/** Median and 90th percentile of the time to an answer by Kaplan-Meier; "too-few" under ten queries. */
export const answerTime = (kept: readonly KeptWait[], now: Date): AnswerTime | 'too-few' => timeOf(waitsOf(kept, now))

/** The same of waits that are counted by their length in minutes: of so many queries that one by one is too much. */
export const answerTimeOfMinutes = (
  counted: readonly { minutes: number; isAnswered: boolean; n: number }[],
): AnswerTime | 'too-few' =>
  timeOf(counted.map(({ minutes, isAnswered, n }) => ({ time: minutes / 60, ended: isAnswered, n })))

function timeOf(waits: readonly Wait[]): AnswerTime | 'too-few' {
  const sum = (some: readonly Wait[]) => some.reduce((all, { n = 1 }) => all + n, 0)
  const n = sum(waits)
  if (isTooFew(n)) return 'too-few'
  const steps = kaplanMeier(waits)
  const open = sum(waits.filter(({ ended }) => !ended))
  return { n, open, median: waitQuantile(steps, 0.5), ninetieth: waitQuantile(steps, 0.9) }
}
