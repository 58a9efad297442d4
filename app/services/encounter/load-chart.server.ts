import { redirect } from '@remix-run/node'
import { isOfFacility, maySeeChart, worksAtDesk } from '#app/domain/identity/permission.ts'
import type { User } from '#app/domain/identity/role.ts'
import { findEncounter, type KeptEncounter } from '#db/charts.ts'
import { findOpenOpening, isRestricted } from '#db/openings.ts'
import { isPartyToEncounter } from '#db/queries.ts'
import { listCoveredProviders } from '#db/users.ts'
import type { Context } from '../context.server.ts'
import { notFound } from '../identity/require.server.ts'

/** The encounter, if it exists and this person may see its chart: by facility at a desk, by a query of theirs as a physician. */
export async function loadEncounter({ db, now }: Context, user: User, id: string): Promise<KeptEncounter | null> {
  const encounter = await findEncounter(db, id)
  if (!encounter) return null
  const own = user.providerId ? [user.providerId, ...(await listCoveredProviders(db, user.providerId, now()))] : []
  const isPartyToQuery = await isPartyToEncounter(db, id, own)
  const isClosed = await isRestricted(db, encounter.patientId)
  const isOpened = (await findOpenOpening(db, user.id, id, now())) !== null
  const ties = { facilityId: encounter.facilityId, isPartyToQuery, isRestricted: isClosed, isOpened }
  return maySeeChart(user, ties) ? encounter : null
}

/**
 * What is answered in place of a chart that is not to be seen: one of the person's own place that is restricted can be opened for a
 * reason, and leads there; of any other nothing is told, not even that it exists.
 */
export async function closedChart({ db }: Context, user: User, id: string): Promise<Response> {
  const encounter = await findEncounter(db, id)
  const isOwnPlace = encounter && worksAtDesk(user) && isOfFacility(user, encounter.facilityId)
  if (!isOwnPlace || !(await isRestricted(db, encounter.patientId))) return notFound()
  return redirect(`/openings/new?chart=${encodeURIComponent(id)}`)
}
