import { changesOf } from '#app/domain/audit/detail.ts'
import type { AuditEntry } from '#app/domain/audit/entry.ts'
import {
  type Claimed,
  type Claims,
  NO_MAPPING,
  type ProviderMapping,
  readClaims,
} from '#app/domain/identity/provider-claims.ts'
import type { User } from '#app/domain/identity/role.ts'
import { ok, refuse } from '#app/domain/shared/result.ts'
import { commit, type Write } from '#db/commit.ts'
import { findSetting, saveSetting } from '#db/settings.ts'
import { addLink, findLinkedUser, findProviderByNpi } from '#db/user-links.ts'
import { addUser, findUser, findUserByEmail, saveUser } from '#db/users.ts'
import type { Context } from '../context.server.ts'

const NAME = 'provider-mapping'

export const readMapping = ({ db }: Context): ProviderMapping => ({
  ...NO_MAPPING,
  ...(findSetting(db, NAME) as Partial<ProviderMapping> | null),
})

export async function saveMapping(context: Context, given: { mapping: ProviderMapping; by: string }): Promise<void> {
  const { db, now } = context
  const detail = { setting: NAME, ...changesOf(readMapping(context), given.mapping) }
  await commit(db, {
    writes: [saveSetting(NAME, given.mapping)],
    audit: [{ what: 'settings.changed', who: given.by, at: now(), onId: NAME, detail }],
  })
}

/** Whose sign-in verified claims are: the person linked to the subject; else of the verified address; else, where the house wants it, a new one. */
export async function personOf(context: Context, issuer: string, claims: Claims & { sub: string }) {
  const { db } = context
  const mapping = readMapping(context)
  const claimed = readClaims(claims, mapping)
  if (!claimed.ok) return claimed
  const link = `${issuer} ${claims.sub}`
  const linked = await findLinkedUser(db, 'oidc', link)
  const { email } = claimed.value
  const found = linked ?? (email ? await findUserByEmail(db, email) : null)
  if (!found) {
    if (!email) return refuse('no-email')
    if (!mapping.addsPeople || !claimed.value.roles) return refuse('no-role')
    return addFromClaims(context, link, { ...claimed.value, email, roles: claimed.value.roles })
  }
  if (found.state !== 'active') return refuse('disabled')
  return updateFromClaims(context, found, claimed.value, linked ? null : link)
}

async function addFromClaims(context: Context, link: string, given: Claimed & { email: string; roles: User['roles'] }) {
  const { db, now, newId } = context
  const user: User = {
    id: newId(),
    version: 1,
    email: given.email,
    name: given.name.slice(0, 120),
    credentials: null,
    roles: given.roles,
    facilityIds: given.facilityIds ?? [],
    providerId: given.npi ? await findProviderByNpi(db, given.npi) : null,
    state: 'active',
  }
  await commit(db, {
    writes: [addUser(user), addLink('oidc', link, user.id)],
    audit: [
      { what: 'user.provisioned', who: 'system', at: now(), onId: user.id, detail: { roles: user.roles.join(',') } },
    ],
  })
  return ok(user)
}

/** What the provider says about roles and places holds from this sign-in on; what the mapping does not speak of stays. */
async function updateFromClaims(context: Context, user: User, claimed: Claimed, link: string | null) {
  const { db, now } = context
  const next: User = {
    ...user,
    roles: claimed.roles ?? user.roles,
    facilityIds: claimed.facilityIds ?? user.facilityIds,
    providerId: user.providerId ?? (claimed.npi ? await findProviderByNpi(db, claimed.npi) : null),
  }
  const isChanged = JSON.stringify(next) !== JSON.stringify(user)
  if (!isChanged && !link) return ok(user)
  const writes: Write[] = [...(isChanged ? [saveUser(next)] : []), ...(link ? [addLink('oidc', link, user.id)] : [])]
  const detail = { roles: next.roles.join(','), linked: link !== null }
  const entry: AuditEntry = { what: 'user.changed', who: 'system', at: now(), onId: user.id, detail }
  await commit(db, { writes, audit: [entry] })
  return ok((await findUser(db, user.id)) ?? next)
}
