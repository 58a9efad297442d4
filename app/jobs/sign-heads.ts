import { signHead } from '#app/services/audit/sign-head.server.ts'
import type { Job } from './start.ts'

export const signHeadsJob: Job = {
  name: 'sign-heads',
  everyMs: 3_600_000,
  run: async (context) => {
    await signHead(context)
  },
}
