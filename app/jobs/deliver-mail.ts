import { deliverDue } from '#app/services/mailer.server.ts'
import type { Job } from './start.ts'

export const deliverMail: Job = {
  name: 'deliver-mail',
  everyMs: 1000,
  run: async (context) => {
    await deliverDue(context)
  },
}
