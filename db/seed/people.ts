import type { Facility, Provider } from '#app/domain/identity/provider.ts'
import { ROLES, type Role, type User } from '#app/domain/identity/role.ts'
import facilityRows from './people/facilities.json'
import staff from './people/staff.json'

export const SYSTEM = 'urn:addendum:demo'
export type Style = 'narrative' | 'terse' | 'list' | 'copy-forward'
export type DemoProvider = Provider & { shortName: string; signature: string; specialty: string; style: Style }
export type DemoFacility = Facility & { share: number; mrn: string }

const STYLES: readonly Style[] = ['narrative', 'terse', 'list', 'copy-forward']
const styleOf = (word: string): Style => STYLES.find((style) => style === word) ?? 'narrative'
const isRole = (word: string): word is Role => ROLES.some((role) => role === word)

export const FACILITIES: readonly DemoFacility[] = facilityRows.map((row) => ({
  ...row,
  source: { system: SYSTEM, id: row.id },
}))
const everywhere = FACILITIES.map(({ id }) => id)

/** A tenth digit that satisfies the check of an NPI (Luhn with the prefix 80840), so that the number has the right form; the 9 in front marks it as invented. */
function npiOf(index: number): string {
  const body = `9${String(10_000_000 + index * 7919).slice(-8)}`
  let sum = 24
  for (let at = 0; at < 9; at++) {
    const digit = Number(body[8 - at])
    const doubled = at % 2 === 0 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return `${body}${(10 - (sum % 10)) % 10}`
}

export const PROVIDERS: readonly DemoProvider[] = staff.providers.map(
  ([shortName = '', name = '', specialty = '', style = ''], index) => ({
    id: `demo-p-${shortName}`,
    source: { system: SYSTEM, id: `provider-${shortName}` },
    npi: npiOf(index),
    name: `Dr. ${name}`,
    signature: `Dr. ${name}, ${specialty}`,
    specialty,
    shortName,
    style: styleOf(style),
    facilityIds: specialty === 'Hospital Medicine' && index % 2 === 1 ? everywhere.slice(0, 2) : everywhere,
  }),
)
export const SPECIALTIES: readonly string[] = [...new Set(PROVIDERS.map(({ specialty }) => specialty))]

const physicians: User[] = PROVIDERS.map((provider) => ({
  id: `demo-u-${provider.shortName}`,
  version: 1,
  email: `${provider.name.slice(4, 5).toLowerCase()}.${provider.shortName}@demo.addendum.test`,
  name: provider.name,
  credentials: 'MD',
  roles: ['physician'],
  facilityIds: [...provider.facilityIds],
  providerId: provider.id,
  state: 'active',
}))
const office: User[] = staff.users.map((user) => ({
  id: user.id,
  version: 1,
  email: user.email,
  name: user.name,
  credentials: user.credentials,
  roles: user.roles.filter(isRole),
  facilityIds: user.facilities,
  providerId: null,
  state: 'active',
}))
/** Everyone who can sign in to the demo; nobody has a password. */
export const USERS: readonly User[] = [...office, ...physicians]
/** The people that the sign-in page of the demo offers, one for each role. */
export const DEMO_SIGN_INS = [
  'demo-u-dana-cole',
  'demo-u-priya-raman',
  'demo-u-osei',
  'demo-u-helen-ward',
  'demo-u-sam-okoye',
  'demo-u-rita-blum',
] as const

/** Returns the providers of a specialty who work at a facility. */
export function providersOf(specialty: string, facilityId: string): DemoProvider[] {
  return PROVIDERS.filter((provider) => provider.specialty === specialty && provider.facilityIds.includes(facilityId))
}
/** Returns the office users of a role at a facility. */
export function officeOf(role: Role, facilityId: string): User[] {
  return office.filter((user) => user.roles.includes(role) && user.facilityIds.includes(facilityId))
}
export const userOf = (providerId: string): string => providerId.replace('demo-p-', 'demo-u-')
