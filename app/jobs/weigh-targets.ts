import { weighAhead } from '#app/services/education/weigh-ahead.server.ts'
import type { Job } from './start.ts'

/** What stands in charts moves the ranking of a half year slowly. */
export const weighTargetsJob: Job = {
  name: 'weigh-targets',
  everyMs: 60_000,
  run: async (context) => {
    await weighAhead(context)
  },
}
