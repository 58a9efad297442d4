import { takeInFeed } from '#app/services/scorecard/roll-up.server.ts'
import type { Job } from './start.ts'

/** Scorecards follow what happened by at most two seconds: half a second between looks leaves time for the work itself. */
export const rollUp: Job = {
  name: 'roll-up',
  everyMs: 500,
  run: async (context) => {
    await takeInFeed(context)
  },
}
