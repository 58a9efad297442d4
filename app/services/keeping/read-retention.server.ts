import { may } from '#app/domain/identity/permission.ts'
import type { User } from '#app/domain/identity/role.ts'
import { commit } from '#db/commit.ts'
import { listPatientHolds, listTombstones } from '#db/purge.ts'
import { listUsers } from '#db/users.ts'
import type { Context } from '../context.server.ts'
import { progressOf } from '../progress.server.ts'
import { planPurge } from './plan-purge.server.ts'
import { retentionPolicy } from './policy.server.ts'

export const PURGE_RUN = 'purge'

/** Policy, holds, what is due (when asked for) and what was purged. Ids and record numbers, no names of patients. */
export async function readRetention(context: Context, user: User, withPlan: { isAsked: boolean }) {
  const { db, now } = context
  const [policy, holds, purged, users] = await Promise.all([
    retentionPolicy(context),
    listPatientHolds(db),
    listTombstones(db),
    listUsers(db),
  ])
  const nameOf = (id: string | null) => users.find((one) => one.id === id)?.name ?? id ?? ''
  await commit(db, { writes: [], audit: [{ what: 'retention.viewed', who: user.id, at: now() }] })
  return {
    now: now(),
    policy,
    mayPurge: may(user, 'settings.manage'),
    holds: holds.map(({ hold, mrn }) => ({
      ...hold,
      mrn,
      placedBy: nameOf(hold.placedBy),
      liftedBy: nameOf(hold.liftedBy),
    })),
    purged: purged
      .filter(({ kind }) => kind === 'stay')
      .map(({ id, purgedAt, purgedBy }) => ({ id, purgedAt, purgedBy: nameOf(purgedBy) })),
    plan: withPlan.isAsked ? await planPurge(context) : null,
    progress: progressOf(PURGE_RUN),
  }
}
