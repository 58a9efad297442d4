import { changesOf } from '#app/domain/audit/detail.ts'
import { isOfFacility } from '#app/domain/identity/permission.ts'
import type { User } from '#app/domain/identity/role.ts'
import { checkPolicy, type QueryPolicy } from '#app/domain/query/policy.ts'
import { ok, refuse } from '#app/domain/shared/result.ts'
import { listFacilities } from '#db/charts.ts'
import { commit, StaleWrite } from '#db/commit.ts'
import { findPolicy, HOUSE, savePolicy } from '#db/query-policies.ts'
import { listUsersWithRole } from '#db/query-steps.ts'
import type { Context } from '../context.server.ts'

/** The policy of a facility as it is lived by now, whose it is, and between what one can choose. */
export async function readPolicyPage({ db }: Context, user: User, asked: string | null) {
  const facilities = (await listFacilities(db)).filter((facility) => isOfFacility(user, facility.id))
  const mayChangeHouse = mayChange(user, HOUSE)
  const facility = facilities.find(({ id }) => id === asked) ?? (mayChangeHouse ? null : (facilities[0] ?? null))
  const facilityId = facility?.id ?? HOUSE
  const kept = await findPolicy(db, facilityId)
  const chiefs = [...(await listUsersWithRole(db, 'advisor')), ...(await listUsersWithRole(db, 'manager'))]
  return {
    facilityId,
    isOwn: kept.facilityId === facilityId && kept.version > 0,
    version: kept.facilityId === facilityId ? kept.version : 0,
    policy: kept.policy,
    mayChangeHouse,
    facilities: facilities.map(({ id, name, timeZone }) => ({ id, name, timeZone })),
    chiefs: [...new Map(chiefs.map(({ id, name }) => [id, { id, name }])).values()],
  }
}

/** The house's policy is for those who work for all facilities; a facility's for those who work there. */
const mayChange = (user: User, facilityId: string): boolean =>
  isOfFacility(user, facilityId === HOUSE ? null : facilityId)

/** Keeps a policy. Queries that are open keep the step they have; the next one goes by the new policy. */
export async function changePolicy(
  { db, now }: Context,
  user: User,
  given: { facilityId: string; version: number; policy: QueryPolicy },
) {
  const checked = checkPolicy(given.policy)
  if (!checked.ok) return checked
  if (!mayChange(user, given.facilityId)) return refuse('not-your-facility')
  const before = (await findPolicy(db, given.facilityId)).policy
  try {
    await commit(db, {
      writes: [savePolicy({ ...given, policy: checked.value }, user.id, now())],
      audit: [
        {
          what: 'settings.changed',
          who: user.id,
          at: now(),
          onId: given.facilityId,
          detail: changesOf(before, checked.value),
        },
      ],
    })
  } catch (error) {
    if (error instanceof StaleWrite) return refuse('changed-meanwhile')
    throw error
  }
  return ok(checked.value)
}
