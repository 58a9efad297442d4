import { ALL_FACILITIES, may } from '#app/domain/identity/permission.ts'
import type { User } from '#app/domain/identity/role.ts'
import { findProvider } from '#db/charts.ts'
import { listProvidersOfFacility } from '#db/providers.ts'
import type { Context } from '../context.server.ts'

/** The clinicians for whom a person may arrange cover beside themselves: those of their facilities, for who fell ill or left. */
export async function listCoverable({ db }: Context, user: User): Promise<{ id: string; words: string }[]> {
  if (!may(user, 'cover.others')) return []
  const places = user.facilityIds.includes(ALL_FACILITIES) ? [null] : user.facilityIds
  const found = (await Promise.all(places.map((place) => listProvidersOfFacility(db, place)))).flat()
  const known = new Map(
    found.map(({ id, name, specialty }) => [id, { id, words: specialty ? `${name} (${specialty})` : name }]),
  )
  return [...known.values()]
}

/**
 * The person in whose place cover is arranged: oneself where nobody is named, else a clinician of one's facilities. What is done stays in
 * the trail under the name of who does it. Null where it is not theirs to arrange.
 */
export async function inPlaceOf(context: Context, user: User, providerId: string): Promise<User | null> {
  if (providerId === '' || providerId === user.providerId) return user
  if (!may(user, 'cover.others')) return null
  const provider = await findProvider(context.db, providerId)
  const isNear =
    user.facilityIds.includes(ALL_FACILITIES) || provider?.facilityIds.some((id) => user.facilityIds.includes(id))
  return provider && isNear ? { ...user, providerId } : null
}
