import { commit } from '#db/commit.ts'
import type { Context } from '../context.server.ts'
import { verifyAudit } from './verify.server.ts'

/** Verifies the chain and notes that it was done, and how it ended. */
export async function noteVerified(context: Context, userId: string) {
  const result = await verifyAudit(context)
  await commit(context.db, {
    writes: [],
    audit: [
      { what: 'audit.verified', who: userId, at: context.now(), detail: { entries: result.entries, ok: result.ok } },
    ],
  })
  return result
}
