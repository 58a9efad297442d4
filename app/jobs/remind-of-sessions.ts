import { remindOfSessions } from '#app/services/education/remind.server.ts'
import type { Job } from './start.ts'

/** A day ahead is counted in hours, so that a minute is soon enough. */
export const remindOfSessionsJob: Job = {
  name: 'remind-of-sessions',
  everyMs: 60_000,
  run: async (context) => {
    await remindOfSessions(context)
  },
}
