import { ALL_FACILITIES } from '#app/domain/identity/permission.ts'
import type { User } from '#app/domain/identity/role.ts'
import { readFilter, type ScorecardFilter } from '#app/domain/scorecard/measures/filter.ts'
import { listFacilities } from '#db/charts.ts'
import type { Context } from '../context.server.ts'
import { everyone } from './everyone.server.ts'

export type Scope = {
  filter: ScorecardFilter
  /** Null: all facilities. */
  facilityIds: readonly string[] | null
  /** The facilities of the person, whatever is asked for. Null: all. */
  reach: readonly string[] | null
  choices: { facilities: { id: string; name: string }[]; specialties: string[] }
}

/** Specialties, worked out once for what was read once. */
const known = new WeakMap<object, string[]>()

/** What a URL asks for, cut down to the facilities of the person. */
export async function scopeOf(context: Context, user: User, search: URLSearchParams): Promise<Scope> {
  const own = user.facilityIds.includes(ALL_FACILITIES) ? null : user.facilityIds
  const asked = readFilter(search, context.now())
  const isAllowed = asked.facility !== '' && (own === null || own.includes(asked.facility))
  const filter = { ...asked, facility: isAllowed ? asked.facility : '' }
  const [facilities, providers] = await Promise.all([listFacilities(context.db), everyone(context)])
  const specialties = known.get(providers) ?? [...new Set(providers.flatMap(({ specialty }) => specialty ?? []))].sort()
  known.set(providers, specialties)
  return {
    filter,
    facilityIds: isAllowed ? [asked.facility] : own,
    reach: own,
    choices: {
      facilities: facilities.filter(({ id }) => own === null || own.includes(id)).map(({ id, name }) => ({ id, name })),
      specialties,
    },
  }
}
