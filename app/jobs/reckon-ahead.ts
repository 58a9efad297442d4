import { reckonAhead } from '#app/services/scorecard/reckon-ahead.server.ts'
import type { Job } from './start.ts'

/** A figure a turn, so that after a start the usual pages are there within a minute. */
export const reckonAheadJob: Job = {
  name: 'reckon-ahead',
  everyMs: 1000,
  run: async (context) => {
    await reckonAhead(context)
  },
}
