import { ALL_FACILITIES } from '#app/domain/identity/permission.ts'
import type { User } from '#app/domain/identity/role.ts'
import { readFilter, type ScorecardFilter } from '#app/domain/scorecard/measures/filter.ts'
import { listFacilities } from '#db/charts.ts'
import { listScoredProviders } from '#db/scorecards.ts'
import type { Context } from '../context.server.ts'

export type Scope = {
  filter: ScorecardFilter
  /** Null: all facilities. */
  facilityIds: readonly string[] | null
  /** The facilities of the person, whatever is asked for. Null: all. */
  reach: readonly string[] | null
  choices: { facilities: { id: string; name: string }[]; specialties: string[] }
}

/** What a URL asks for, cut down to the facilities of the person. */
export async function scopeOf({ db, now }: Context, user: User, search: URLSearchParams): Promise<Scope> {
  const own = user.facilityIds.includes(ALL_FACILITIES) ? null : user.facilityIds
  const asked = readFilter(search, now())
  const isAllowed = asked.facility !== '' && (own === null || own.includes(asked.facility))
  const filter = { ...asked, facility: isAllowed ? asked.facility : '' }
  const [facilities, providers] = await Promise.all([listFacilities(db), listScoredProviders(db)])
  const specialties = [...new Set(providers.flatMap(({ specialty }) => specialty ?? []))].sort()
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
