import { asc, sql } from 'drizzle-orm'
import type { Provider } from '#app/domain/identity/provider.ts'
import type { Db } from './client.ts'
import { providers } from './schema/identity.ts'

/** Clinicians of a facility by name; of none given, all. At most 500. */
export async function listProvidersOfFacility(db: Db, facilityId: string | null): Promise<Provider[]> {
  const belongs = sql`exists (select 1 from json_each(${providers.facilityIds}) where value = ${facilityId})`
  const rows = await db
    .select()
    .from(providers)
    .where(facilityId === null ? undefined : belongs)
    .orderBy(asc(providers.name))
    .limit(500)
  return rows.map(({ sourceSystem, sourceId, digest: _, ...rest }) => ({
    ...rest,
    source: { system: sourceSystem, id: sourceId },
  }))
}
