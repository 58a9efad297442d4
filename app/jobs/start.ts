import type { Context } from '#app/services/context.server.ts'
import { backUpJob } from './back-up.ts'
import { deliverMail } from './deliver-mail.ts'
import { purgeJob } from './purge.ts'
import { remindOfSessionsJob } from './remind-of-sessions.ts'
import { rollUp } from './roll-up.ts'
import { sendDigestsJob } from './send-digests.ts'
import { signHeadsJob } from './sign-heads.ts'
import { turnLaddersJob } from './turn-ladders.ts'

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
]

/** Runs each job again and again, never two of the same at once; a job that throws is told of and tried at its next turn. */
export function startJobs(context: Context, onTrouble: (name: string, error: unknown) => void): { stop(): void } {
  let stopped = false
  const timers = new Set<NodeJS.Timeout>()
  const turn = (job: Job) => {
    if (stopped) return
    const timer = setTimeout(() => {
      timers.delete(timer)
      job
        .run(context)
        .catch((error: unknown) => onTrouble(job.name, error))
        .finally(() => turn(job))
    }, job.everyMs)
    timer.unref()
    timers.add(timer)
  }
  JOBS.forEach(turn)
  return {
    stop() {
      stopped = true
      for (const timer of timers) clearTimeout(timer)
    },
  }
}
