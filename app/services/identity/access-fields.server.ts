import { z } from 'zod'
import { type AccessPolicy, FACTOR_RULES } from '#app/domain/identity/access-policy.ts'
import type { Role } from '#app/domain/identity/role.ts'

const factor = z.enum(FACTOR_RULES)
const number = z.coerce.number('Give a number.')

/** The fields of the form of the sign-in policy: three for each role, and those for all. */
export const ACCESS_FIELDS = {
  'factor-coder': factor.default('required'),
  'idle-coder': number.default(0),
  'hours-coder': number.default(0),
  'factor-cdi': factor.default('required'),
  'idle-cdi': number.default(0),
  'hours-cdi': number.default(0),
  'factor-physician': factor.default('required'),
  'idle-physician': number.default(0),
  'hours-physician': number.default(0),
  'factor-advisor': factor.default('required'),
  'idle-advisor': number.default(0),
  'hours-advisor': number.default(0),
  'factor-manager': factor.default('required'),
  'idle-manager': number.default(0),
  'hours-manager': number.default(0),
  'factor-administrator': factor.default('required'),
  'idle-administrator': number.default(0),
  'hours-administrator': number.default(0),
  stepUpMinutes: number.default(0),
  openingMinutes: number.default(0),
  trustsProvider: z.string().default(''),
}
const Fields = z.object(ACCESS_FIELDS)

/** The policy that a filled form says. A field that is missing is 0, which the domain refuses. */
export function accessOfFields(given: z.infer<typeof Fields>): AccessPolicy {
  const of = (role: Role) => ({
    factor: given[`factor-${role}`],
    idleMinutes: given[`idle-${role}`],
    absoluteHours: given[`hours-${role}`],
  })
  return {
    roles: {
      coder: of('coder'),
      cdi: of('cdi'),
      physician: of('physician'),
      advisor: of('advisor'),
      manager: of('manager'),
      administrator: of('administrator'),
    },
    stepUpMinutes: given.stepUpMinutes,
    openingMinutes: given.openingMinutes,
    trustsProvider: given.trustsProvider !== '',
  }
}
