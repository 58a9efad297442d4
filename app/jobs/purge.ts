import { isPurgeDue, startPurge } from '#app/services/keeping/run-purge.server.ts'
import { forgetOldWords } from '#app/services/views/search-words.server.ts'
import type { Job } from './start.ts'

export const purgeJob: Job = {
  name: 'purge',
  everyMs: 3_600_000,
  run: async (context) => {
    await forgetOldWords(context)
    if (await isPurgeDue(context)) await startPurge(context, 'system')
  },
}
