import { ok, type Result, refuse } from '../shared/result.ts'
import { ROLES, type Role, type User } from './role.ts'

/** "none" does not offer a second factor, "optional" asks who has one, "required" lets nobody past without. */
export const FACTOR_RULES = ['none', 'optional', 'required'] as const
export type FactorRule = (typeof FACTOR_RULES)[number]
export type RoleAccess = { factor: FactorRule; idleMinutes: number; absoluteHours: number }

/** How people of the house sign in, by role; and what holds for all. */
export type AccessPolicy = {
  roles: Record<Role, RoleAccess>
  /** A signature after a longer pause than this asks who is there. */
  stepUpMinutes: number
  /** How long a chart opened for a reason stays open. */
  openingMinutes: number
  /** Whether who comes from the identity provider has shown a second factor there. */
  trustsProvider: boolean
}

/** Automatic log-off (45 CFR 164.312(a)(2)(iii)) and the outer limit that NIST 800-63B-4 sets for AAL2 with a second factor: 24 hours; kept at 12. */
const ROLE_DEFAULT: RoleAccess = { factor: 'optional', idleMinutes: 30, absoluteHours: 12 }
const everyRole = (access: RoleAccess): Record<Role, RoleAccess> => ({
  coder: access,
  cdi: access,
  physician: access,
  advisor: access,
  manager: access,
  administrator: access,
})

/** What holds until somebody says otherwise: in production a second factor for everyone (HIPAA Security Rule, proposed 2025), in the demo for who wants one. */
export const defaultAccess = (mode: 'demo' | 'production'): AccessPolicy => ({
  roles: everyRole({ ...ROLE_DEFAULT, factor: mode === 'production' ? 'required' : 'optional' }),
  stepUpMinutes: 15,
  openingMinutes: 60,
  trustsProvider: true,
})

export type Limits = { factor: FactorRule; idleMinutes: number; absoluteMinutes: number }

/** Returns what holds for a person of several roles: the strictest of each. */
export function limitsOf(policy: AccessPolicy, user: Pick<User, 'roles'>): Limits {
  const own = user.roles.map((role) => policy.roles[role])
  const all = own.length > 0 ? own : Object.values(policy.roles)
  const strictest = Math.max(...all.map(({ factor }) => FACTOR_RULES.indexOf(factor)))
  return {
    factor: FACTOR_RULES[strictest] ?? 'required',
    idleMinutes: Math.min(...all.map(({ idleMinutes }) => idleMinutes)),
    absoluteMinutes: Math.min(...all.map(({ absoluteHours }) => absoluteHours)) * 60,
  }
}

export type AccessRefusal = 'bad-idle' | 'bad-absolute' | 'bad-step-up' | 'bad-opening'
const isWithin = (value: number, low: number, high: number) => Number.isInteger(value) && value >= low && value <= high

/** Returns the policy when every number can be lived by. */
export function checkAccess(policy: AccessPolicy): Result<AccessPolicy, AccessRefusal> {
  for (const role of ROLES) {
    if (!isWithin(policy.roles[role].idleMinutes, 2, 720)) return refuse('bad-idle')
    if (!isWithin(policy.roles[role].absoluteHours, 1, 24)) return refuse('bad-absolute')
  }
  if (!isWithin(policy.stepUpMinutes, 3, 720)) return refuse('bad-step-up')
  if (!isWithin(policy.openingMinutes, 5, 720)) return refuse('bad-opening')
  return ok(policy)
}

export type SignInMethod = 'password' | 'demo' | 'passkey' | 'totp' | 'sso'
export type NextStep = 'in' | 'ask-code' | 'enrol'

/**
 * What follows when the first step has succeeded. A passkey that verified its user is two factors at once (NIST 800-63B-4 3.1.7); the
 * identity provider's word counts as two where the house trusts it; the demo's one click asks for nothing.
 */
export function stepAfter(
  method: SignInMethod,
  person: {
    limits: Limits
    hasCode: boolean
    hasPasskey: boolean
    trustsProvider: boolean
    /** Of the password that they have, somebody else knows. */
    hasFirstPassword: boolean
  },
): NextStep {
  if (method === 'totp' && person.hasFirstPassword) return 'enrol'
  if (method === 'demo' || method === 'passkey' || method === 'totp') return 'in'
  if (method === 'sso' && person.trustsProvider) return 'in'
  if (person.hasCode || person.hasPasskey) return 'ask-code'
  if (method === 'password' && person.hasFirstPassword) return 'enrol'
  return person.limits.factor === 'required' ? 'enrol' : 'in'
}
