import { isPurgeDue, startPurge } from '#app/services/keeping/run-purge.server.ts'
import type { Job } from './start.ts'

export const purgeJob: Job = {
  name: 'purge',
  everyMs: 3_600_000,
  run: async (context) => {
    if (await isPurgeDue(context)) await startPurge(context, 'system')
  },
}
