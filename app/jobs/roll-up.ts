import { followFeed } from '#app/services/scorecard/follow-feed.server.ts'
import type { Job } from './start.ts'

/** Scorecards follow what happened by at most two seconds: half a second between looks leaves time for the work itself. */
export const rollUp: Job = { name: 'roll-up', everyMs: 500, run: followFeed }
