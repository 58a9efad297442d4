import { asc } from 'drizzle-orm'
import type { Db } from './client.ts'
import { facilities } from './schema/identity.ts'

/** Facilities with their zones, by name. */
export async function listFacilities(db: Db): Promise<{ id: string; name: string; timeZone: string }[]> {
  const { id, name, timeZone } = facilities
  return db.select({ id, name, timeZone }).from(facilities).orderBy(asc(name), asc(id))
}
