import { ALL_FACILITIES } from '#app/domain/identity/permission.ts'
import type { User } from '#app/domain/identity/role.ts'
import { endsOf, readFilter, type ScorecardFilter } from '#app/domain/scorecard/measures/filter.ts'
import { listFacilityNames } from '#db/charts.ts'
import { listSpecialties } from '#db/everyone.ts'
import type { Context } from '../context.server.ts'
import { fresh, type Kept } from './fresh.server.ts'

export type Scope = {
  filter: ScorecardFilter
  /** Null: all facilities. */
  facilityIds: readonly string[] | null
  /** The facilities of the person, whatever is asked for. Null: all. */
  reach: readonly string[] | null
  /** `ends`: the months that a period can be made to end with, as texts, beside the latest one. */
  choices: { facilities: { id: string; name: string }[]; specialties: string[]; ends: string[] }
}

const specialtiesKept: Kept<string[]> = new WeakMap()

/** What a URL asks for, cut down to the facilities of the person. */
export async function scopeOf(
  context: Context,
  user: Pick<User, 'facilityIds'>,
  search: URLSearchParams,
): Promise<Scope> {
  const own = user.facilityIds.includes(ALL_FACILITIES) ? null : user.facilityIds
  const asked = readFilter(search, context.now())
  const isAllowed = asked.facility !== '' && (own === null || own.includes(asked.facility))
  const specialties = await fresh(specialtiesKept, context, '', async () => listSpecialties(context.db), {
    standsMs: 0,
  })
  // What is not there is not asked for: the form shows what the figures are of.
  const specialty = specialties.includes(asked.specialty) ? asked.specialty : ''
  const filter = { ...asked, specialty, facility: isAllowed ? asked.facility : '' }
  const facilities = await listFacilityNames(context.db)
  return {
    filter,
    facilityIds: isAllowed ? [asked.facility] : own,
    reach: own,
    choices: {
      facilities: facilities.filter(({ id }) => own === null || own.includes(id)),
      specialties,
      ends: endsOf(asked.period.to, context.now()),
    },
  }
}
