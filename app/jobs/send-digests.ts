import { sendDigests } from '#app/services/query/send-digests.server.ts'
import type { Job } from './start.ts'

export const sendDigestsJob: Job = {
  name: 'send-digests',
  everyMs: 300_000,
  run: async (context) => {
    await sendDigests(context)
  },
}
