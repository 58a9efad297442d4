/** The people of the portal. One person may hold several roles. */
export const ROLES = ['coder', 'cdi', 'physician', 'advisor', 'manager', 'administrator'] as const
export type Role = (typeof ROLES)[number]

/** A person who can sign in. `providerId` ties a physician to the clinician of the charts. */
export type User = {
  id: string
  version: number
  email: string
  name: string
  credentials: string | null
  roles: Role[]
  facilityIds: string[]
  providerId: string | null
  state: 'active' | 'disabled'
}
