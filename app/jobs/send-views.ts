import { sendViews } from '#app/services/scorecard/send-views.server.ts'
import type { Job } from './start.ts'

/** A month is complete once: a quarter of an hour is soon enough. */
export const sendViewsJob: Job = {
  name: 'send-views',
  everyMs: 900_000,
  run: async (context) => {
    await sendViews(context)
  },
}
