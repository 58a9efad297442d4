import type { Query } from '#app/domain/query/query.ts'
import { listTreatingProviders } from '#db/charts.ts'
import { listProvidersOfFacility } from '#db/providers.ts'
import type { Context } from '../context.server.ts'

/** Who can be asked: the clinicians of the encounter first, with their part, then the others of the facility. */
export async function listPossibleRecipients({ db }: Context, query: Pick<Query, 'encounterId' | 'facilityId'>) {
  const treating = await listTreatingProviders(db, query.encounterId)
  const others = await listProvidersOfFacility(db, query.facilityId)
  const known = new Set(treating.map((p) => p.id))
  return [
    ...treating.map((p) => ({
      id: p.id,
      words: `${p.name} (${p.part}${p.specialty ? `, ${p.specialty}` : ''})`,
      part: p.part as string,
    })),
    ...others
      .filter((p) => !known.has(p.id))
      .map((p) => ({ id: p.id, words: `${p.name}${p.specialty ? ` (${p.specialty})` : ''}`, part: 'other' })),
  ]
}
