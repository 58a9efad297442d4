import type { Role, User } from './role.ts'

/** The one permission table: what may be done, and by which roles. What is not listed is forbidden. */
export const PERMISSIONS = {
  'worklist.view': ['coder', 'cdi', 'advisor', 'manager'],
  'chart.view': ['coder', 'cdi', 'advisor', 'manager', 'physician'],
  'chart.open': ['coder', 'cdi', 'advisor', 'manager', 'physician'],
  'chart.restrict': ['manager'],
  'opening.review': ['manager', 'administrator'],
  'chart.import': ['administrator', 'manager'],
  'coding.change': ['coder', 'cdi'],
  'query.raise': ['coder', 'cdi'],
  'query.view': ['coder', 'cdi', 'advisor', 'manager', 'physician'],
  'query.review': ['cdi', 'manager', 'advisor'],
  'query.board': ['coder', 'cdi', 'advisor', 'manager'],
  'query.answer': ['physician', 'advisor'],
  'query.advise': ['advisor'],
  'query.audit': ['manager', 'advisor'],
  'query.hold': ['manager', 'administrator'],
  'policy.manage': ['manager', 'administrator'],
  'cover.arrange': ['physician', 'advisor', 'manager'],
  'cover.others': ['manager'],
  'template.view': ['coder', 'cdi', 'advisor', 'manager'],
  'template.change': ['cdi', 'manager'],
  'scorecard.own': ['physician', 'advisor'],
  'scorecard.any': ['cdi', 'manager', 'advisor'],
  'payment.view': ['coder', 'cdi', 'manager'],
  'payment.manage': ['manager', 'administrator'],
  'codes.view': ['coder', 'cdi', 'advisor', 'manager', 'administrator'],
  'education.view': ['coder', 'cdi', 'advisor', 'manager', 'physician'],
  'education.manage': ['cdi', 'manager'],
  'reference.manage': ['administrator', 'manager'],
  'audit.view': ['manager', 'administrator'],
  'user.manage': ['administrator'],
  'settings.manage': ['administrator'],
  'mail.view': ['administrator'],
} as const satisfies Record<string, readonly Role[]>
export type Permission = keyof typeof PERMISSIONS

/** True when one of the person's roles allows it. A disabled person may nothing. */
export function may(user: Pick<User, 'roles' | 'state'>, permission: Permission): boolean {
  const allowed: readonly Role[] = PERMISSIONS[permission]
  return user.state === 'active' && user.roles.some((role) => allowed.includes(role))
}

/** Every facility, in a user's list of facilities. */
export const ALL_FACILITIES = '*'

/** True when the person works for the facility. A record without a facility belongs to nobody's, so only "all facilities" sees it. */
export function isOfFacility(user: Pick<User, 'facilityIds'>, facilityId: string | null): boolean {
  if (user.facilityIds.includes(ALL_FACILITIES)) return true
  return facilityId !== null && user.facilityIds.includes(facilityId)
}

const DESK_ROLES: readonly Role[] = ['coder', 'cdi', 'advisor', 'manager']
export const worksAtDesk = (user: Pick<User, 'roles'>): boolean => user.roles.some((role) => DESK_ROLES.includes(role))

/** What ties people to a query: its facility, its addressee, who covers for them now, and whether it was escalated to an advisor. */
export type QueryParties = {
  state: string
  facilityId: string | null
  providerId: string | null
  coveringProviderIds: string[]
  ladderStep: number
  /** A restricted chart is closed at desks, until it is opened for a reason. */
  isRestricted?: boolean
  isOpened?: boolean
}

/** True when the person may see the query: at a desk by facility, as a physician only what is addressed or delegated to them, once it was sent. */
export function maySeeQuery(user: User, query: QueryParties): boolean {
  if (!may(user, 'query.view')) return false
  if (query.isOpened || (!query.isRestricted && worksAtDesk(user) && isOfFacility(user, query.facilityId))) return true
  const wasSent = query.state !== 'draft' && query.state !== 'in-review'
  return wasSent && isParty(user, query)
}

/** True when the person is the addressee or covers for the addressee. */
export function isParty(
  user: Pick<User, 'providerId'>,
  query: Pick<QueryParties, 'providerId' | 'coveringProviderIds'>,
): boolean {
  if (user.providerId === null) return false
  return user.providerId === query.providerId || query.coveringProviderIds.includes(user.providerId)
}

export type ChartTies = {
  facilityId: string | null
  isPartyToQuery: boolean
  isRestricted?: boolean
  isOpened?: boolean
}

/**
 * True when the person may see the chart: at a desk by facility unless it is restricted, as a physician when a query of that encounter is
 * theirs, and whoever opened it for a reason while that lasts.
 */
export function maySeeChart(user: User, chart: ChartTies): boolean {
  if (!may(user, 'chart.view')) return false
  if (chart.isPartyToQuery || chart.isOpened) return true
  return !chart.isRestricted && worksAtDesk(user) && isOfFacility(user, chart.facilityId)
}
