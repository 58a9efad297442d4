import { maySeeChart } from '#app/domain/identity/permission.ts'
import type { User } from '#app/domain/identity/role.ts'
import { findEncounter, type KeptEncounter } from '#db/charts.ts'
import { isPartyToEncounter } from '#db/queries.ts'
import { listCoveredProviders } from '#db/users.ts'
import type { Context } from '../context.server.ts'

/** The encounter, if it exists and this person may see its chart: by facility at a desk, by a query of theirs as a physician. */
export async function loadEncounter({ db, now }: Context, user: User, id: string): Promise<KeptEncounter | null> {
  const encounter = await findEncounter(db, id)
  if (!encounter) return null
  const own = user.providerId ? [user.providerId, ...(await listCoveredProviders(db, user.providerId, now()))] : []
  const isPartyToQuery = await isPartyToEncounter(db, id, own)
  return maySeeChart(user, { facilityId: encounter.facilityId, isPartyToQuery }) ? encounter : null
}
