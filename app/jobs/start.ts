import type { Context } from '#app/services/context.server.ts'
import { backUpJob } from './back-up.ts'
import { deliverMail } from './deliver-mail.ts'
import { purgeJob } from './purge.ts'
import { reckonAheadJob } from './reckon-ahead.ts'
import { remindOfSessionsJob } from './remind-of-sessions.ts'
import { rollUp } from './roll-up.ts'
import { sendDigestsJob } from './send-digests.ts'
import { sendViewsJob } from './send-views.ts'
import { signHeadsJob } from './sign-heads.ts'
import { turnLaddersJob } from './turn-ladders.ts'
import { weighTargetsJob } from './weigh-targets.ts'

export type Job = { name: string; everyMs: number; run(context: Context): Promise<void> }

const JOBS: Job[] = [
  deliverMail,
  rollUp,
  turnLaddersJob,
  sendDigestsJob,
  remindOfSessionsJob,
  signHeadsJob,
  backUpJob,
  purgeJob,
  sendViewsJob,
  weighTargetsJob,
  reckonAheadJob,
]

/** Runs each job again and again, never two of the same at once; a job that throws is told of and tried at its next turn. */
export function startJobs(
  context: Context,
  onTrouble: (name: string, error: unknown) => void,
): { stop(): Promise<void> } {
  let stopped = false
  const timers = new Set<NodeJS.Timeout>()
  const running = new Set<Promise<void>>()
  const run = (job: Job) => {
    const turned: Promise<void> = job
      .run(context)
      .catch((error: unknown) => onTrouble(job.name, error))
      .finally(() => {
        running.delete(turned)
        turn(job)
      })
    running.add(turned)
  }
  const turn = (job: Job) => {
    if (stopped) return
    const timer = setTimeout(() => {
      timers.delete(timer)
      run(job)
    }, job.everyMs)
    timer.unref()
    timers.add(timer)
  }
  JOBS.forEach(turn)
  return {
    /** Resolves when the turns that run have ended. */
    async stop() {
      stopped = true
      for (const timer of timers) clearTimeout(timer)
      await Promise.all(running)
    },
  }
}
