import { turnLadders } from '#app/services/query/turn-ladder.server.ts'
import type { Job } from './start.ts'

/** Reminders, escalations and expiry: business hours are counted in hours, so that half a minute is soon enough. */
export const turnLaddersJob: Job = {
  name: 'turn-ladders',
  everyMs: 30_000,
  run: async (context) => {
    await turnLadders(context)
  },
}
