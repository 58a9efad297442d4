import { z } from 'zod'
import { isRole, type ProviderMapping, readRules } from '#app/domain/identity/provider-claims.ts'
import { ok, refuse } from '#app/domain/shared/result.ts'
import { listFacilities } from '#db/charts.ts'
import type { Context } from '../context.server.ts'
import { readAccess } from './access-policy.server.ts'
import { readTokens } from './access-tokens.server.ts'
import { readMapping, saveMapping } from './person-of-claims.server.ts'

export const SETTING_FIELDS = {
  rolesClaim: z.string().max(100).default(''),
  roles: z.string().max(20_000).default(''),
  facilitiesClaim: z.string().max(100).default(''),
  facilities: z.string().max(20_000).default(''),
  addsPeople: z.string().max(10).default(''),
  token: z.string().max(64).default(''),
  tokenName: z.string().max(60, 'At most 60 characters.').default(''),
}
type Fields = { rolesClaim: string; roles: string; facilitiesClaim: string; facilities: string; addsPeople: string }

const lines = (rules: { value: string; means: string }[]) =>
  rules.map(({ value, means }) => `${value} = ${means}`).join('\n')

/** All that the page of the sign-in policy shows. */
export async function readSignInSettings(context: Context, request: Request) {
  const mapping = readMapping(context)
  return {
    policy: readAccess(context),
    mapping: {
      ...mapping,
      roles: lines(mapping.roles.map(({ value, role }) => ({ value, means: role }))),
      facilities: lines(mapping.facilities.map(({ value, facilityId }) => ({ value, means: facilityId }))),
    },
    provider: context.settings.oidc?.name ?? null,
    tokens: await readTokens(context),
    base: `${context.settings.origin ?? new URL(request.url).origin}/scim/v2`,
    now: context.now(),
  }
}

/** Keeps what claims mean. Refuses a line that is no rule, an unknown role, an unknown facility. */
export async function changeMapping(context: Context, fields: Fields, by: string) {
  const [roles, facilities] = [readRules(fields.roles), readRules(fields.facilities)]
  if (!roles.ok) return refuse('bad-role-rule')
  if (!facilities.ok) return refuse('bad-facility-rule')
  const known = new Set(['*', ...(await listFacilities(context.db)).map(({ id }) => id)])
  if (!facilities.value.every(({ means }) => known.has(means))) return refuse('no-such-facility')
  const given = roles.value.flatMap(({ value, means }) => (isRole(means) ? [{ value, role: means }] : []))
  if (given.length !== roles.value.length) return refuse('no-such-role')
  const mapping: ProviderMapping = {
    rolesClaim: fields.rolesClaim.trim() || 'groups',
    roles: given,
    facilitiesClaim: fields.facilitiesClaim.trim() || 'groups',
    facilities: facilities.value.map(({ value, means }) => ({ value, facilityId: means })),
    addsPeople: fields.addsPeople !== '',
  }
  await saveMapping(context, { mapping, by })
  return ok(mapping)
}
