import type { ProviderList } from '#app/domain/education/provider-list.ts'
import { type Target, type TargetGroup, type TargetGrouping, targetsOf } from '#app/domain/education/target.ts'
import type { Period } from '#app/domain/scorecard/measures/month.ts'
import { sumGapsByFacility } from '#db/education-facts.ts'
import { listProviderLists } from '#db/education-lists.ts'
import { listFacilities } from '#db/education-places.ts'
import { listScoredProviders, sumGaps } from '#db/scorecards.ts'
import type { Context } from '../context.server.ts'

export type Among = { by: TargetGrouping; period: Period; months: number }

/** Targets by specialty, by the facility of the encounter, or by saved list: who is on two lists counts for both, who is on none for none. */
export async function countTargets({ db }: Context, { by, period, months }: Among): Promise<Target[]> {
  if (by === 'facility') {
    const nameOf = new Map((await listFacilities(db)).map(({ id, name }) => [id, name]))
    const sums = await sumGapsByFacility(db, period)
    return targetsOf(sums, ({ facilityId: id }) => [{ id, name: nameOf.get(id) ?? id }], months)
  }
  const groupsOf = by === 'list' ? membersOf(await listProviderLists(db)) : await specialtiesOf(db)
  const sums = await sumGaps(db, { period, facilityIds: null })
  return targetsOf(sums, ({ providerId }) => groupsOf.get(providerId) ?? [], months)
}

async function specialtiesOf(db: Context['db']): Promise<Map<string, TargetGroup[]>> {
  const scored = await listScoredProviders(db)
  return new Map(scored.map(({ id, specialty }) => [id, [{ id: specialty ?? '', name: specialty ?? '' }]]))
}

function membersOf(lists: readonly ProviderList[]): Map<string, TargetGroup[]> {
  const groupsOf = new Map<string, TargetGroup[]>()
  for (const { id, name, providerIds } of lists)
    for (const one of providerIds) groupsOf.set(one, [...(groupsOf.get(one) ?? []), { id, name }])
  return groupsOf
}
