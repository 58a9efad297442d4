import { changesOf } from '#app/domain/audit/detail.ts'
import {
  type AccessPolicy,
  checkAccess,
  defaultAccess,
  type Limits,
  limitsOf,
} from '#app/domain/identity/access-policy.ts'
import type { User } from '#app/domain/identity/role.ts'
import { ok } from '#app/domain/shared/result.ts'
import { commit } from '#db/commit.ts'
import { findSetting, saveSetting } from '#db/settings.ts'
import type { Context } from '../context.server.ts'

const NAME = 'access-policy'

/** The policy of the house; what an older one lacks is the default's. Read at every request: one prepared statement. */
export function readAccess({ db, settings }: Context): AccessPolicy {
  const standard = defaultAccess(settings.mode)
  const kept = findSetting(db, NAME) as Partial<AccessPolicy> | null
  return kept ? { ...standard, ...kept, roles: { ...standard.roles, ...kept.roles } } : standard
}

export const limitsFor = (context: Context, user: Pick<User, 'roles'>): Limits => limitsOf(readAccess(context), user)

export async function changeAccess(context: Context, given: { policy: AccessPolicy; by: string }) {
  const { db, now } = context
  const checked = checkAccess(given.policy)
  if (!checked.ok) return checked
  const detail = { setting: NAME, ...changesOf(readAccess(context), checked.value) }
  await commit(db, {
    writes: [saveSetting(NAME, checked.value)],
    audit: [{ what: 'settings.changed', who: given.by, at: now(), onId: NAME, detail }],
  })
  return ok(checked.value)
}
