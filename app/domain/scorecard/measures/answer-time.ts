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
export function answerTime(kept: readonly KeptWait[], now: Date): AnswerTime | 'too-few' {
  if (isTooFew(kept.length)) return 'too-few'
  const waits = waitsOf(kept, now)
  const steps = kaplanMeier(waits)
  return {
    n: waits.length,
    open: waits.filter(({ ended }) => !ended).length,
    median: waitQuantile(steps, 0.5),
    ninetieth: waitQuantile(steps, 0.9),
  }
}
