import { ok, type Result, refuse } from '../shared/result.ts'
import { ROLES, type Role } from './role.ts'

/** What the claims of the house's identity provider mean here. */
export type ProviderMapping = {
  /** The claim that holds a person's groups, such as "groups" or "realm_access.roles". */
  rolesClaim: string
  roles: { value: string; role: Role }[]
  facilitiesClaim: string
  /** "*" as the facility stands for all of them. */
  facilities: { value: string; facilityId: string }[]
  /** Whether a person nobody has added yet comes in with the first sign-in. */
  addsPeople: boolean
}

export const NO_MAPPING: ProviderMapping = {
  rolesClaim: 'groups',
  roles: [],
  facilitiesClaim: 'groups',
  facilities: [],
  addsPeople: true,
}

export type Claims = Record<string, unknown>
export type Claimed = {
  email: string | null
  name: string
  npi: string | null
  /** null: the mapping says nothing about it, so what the person has stays. */
  roles: Role[] | null
  facilityIds: string[] | null
}
export type ClaimRefusal = 'no-role'

/** The texts of a claim, at the end of a dotted path: one text, or a list of them. */
function textsAt(claims: Claims, path: string): string[] {
  let value: unknown = claims[path]
  if (value === undefined) {
    value = path
      .split('.')
      .reduce<unknown>((at, step) => (at !== null && typeof at === 'object' ? (at as Claims)[step] : undefined), claims)
  }
  if (typeof value === 'string') return [value]
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []
}

const textAt = (claims: Claims, name: string): string | null => {
  const value = claims[name]
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}

/** Returns what the claims say under a mapping. An address that the provider has not verified is none. */
export function readClaims(claims: Claims, mapping: ProviderMapping): Result<Claimed, ClaimRefusal> {
  const groups = new Set(textsAt(claims, mapping.rolesClaim))
  const places = new Set(textsAt(claims, mapping.facilitiesClaim))
  const roles = ROLES.filter((role) => mapping.roles.some((rule) => rule.role === role && groups.has(rule.value)))
  if (mapping.roles.length > 0 && roles.length === 0) return refuse('no-role')
  const facilities = mapping.facilities.filter(({ value }) => places.has(value)).map(({ facilityId }) => facilityId)
  const email = claims.email_verified === true ? (textAt(claims, 'email')?.toLowerCase() ?? null) : null
  return ok({
    email,
    name: textAt(claims, 'name') ?? textAt(claims, 'preferred_username') ?? email ?? 'Unnamed',
    npi: textAt(claims, 'npi'),
    roles: mapping.roles.length > 0 ? roles : null,
    facilityIds: mapping.facilities.length > 0 ? [...new Set(facilities)] : null,
  })
}

/** "group = meaning", one a line, as the settings page takes it; the last "=" parts them, since groups hold "cn=...". */
export function readRules(text: string): Result<{ value: string; means: string }[], 'bad-rule'> {
  const lines = text.split('\n').map((line) => line.trim())
  const rules = lines
    .filter((line) => line !== '')
    .map((line) => {
      const at = line.lastIndexOf('=')
      return { value: line.slice(0, Math.max(at, 0)).trim(), means: line.slice(at + 1).trim() }
    })
  return rules.every(({ value, means }) => value !== '' && means !== '') ? ok(rules) : refuse('bad-rule')
}

export const isRole = (word: string): word is Role => ROLES.some((role) => role === word)

/** The event that makes a token a logout token (OpenID Connect Back-Channel Logout 1.0, section 2.4). */
const LOGOUT_EVENT = 'http://schemas.openid.net/event/backchannel-logout'
export type LogoutClaims = { jti: string; sid: string | null; sub: string | null }

/** Returns whom a verified logout token is about, or why it is none (section 2.6): the event, no nonce, a session or a subject, an id. */
export function readLogoutClaims(claims: Claims): Result<LogoutClaims, 'not-logout'> {
  const events = claims.events
  const isLogout = events !== null && typeof events === 'object' && LOGOUT_EVENT in events
  const [jti, sid, sub] = [textAt(claims, 'jti'), textAt(claims, 'sid'), textAt(claims, 'sub')]
  if (!isLogout || 'nonce' in claims || jti === null || (sid === null && sub === null)) return refuse('not-logout')
  return ok({ jti, sid, sub })
}
