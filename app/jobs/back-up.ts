import { isDue } from '#app/services/backup/run-backup.server.ts'
import { startBackup } from '#app/services/backup/start-backup.server.ts'
import type { Job } from './start.ts'

/** Looks whether a backup is due; the work itself runs in a thread of its own. */
export const backUpJob: Job = {
  name: 'back-up',
  everyMs: 300_000,
  run: async (context) => {
    if (await isDue(context)) await startBackup(context, 'system')
  },
}
