import { z } from 'zod'
import { changesOf } from '#app/domain/audit/detail.ts'
import { checkPolicy, HOUSE_POLICY, type RetentionPolicy } from '#app/domain/keeping/retention.ts'
import { ok } from '#app/domain/shared/result.ts'
import { commit } from '#db/commit.ts'
import { findRetentionPolicy, saveRetentionPolicy } from '#db/purge.ts'
import type { Context } from '../context.server.ts'

const Kept = z.object({ chartYears: z.number(), minorUntilAge: z.number(), isAutomatic: z.boolean() })

export async function retentionPolicy({ db }: Pick<Context, 'db'>): Promise<RetentionPolicy> {
  const read = Kept.safeParse(await findRetentionPolicy(db))
  return read.success ? read.data : HOUSE_POLICY
}

export async function changeRetention({ db, now }: Context, input: { userId: string; policy: RetentionPolicy }) {
  const checked = checkPolicy(input.policy)
  if (!checked.ok) return checked
  const detail = changesOf(await retentionPolicy({ db }), checked.value)
  await commit(db, {
    writes: [saveRetentionPolicy({ ...checked.value })],
    audit: [{ what: 'retention.changed', who: input.userId, at: now(), detail }],
  })
  return ok(checked.value)
}
