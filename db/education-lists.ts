import { and, asc, eq } from 'drizzle-orm'
import type { ProviderList } from '#app/domain/education/provider-list.ts'
import type { Db } from './client.ts'
import type { Write } from './commit.ts'
import { educationLists } from './schema/education.ts'

/** By name. */
export async function listProviderLists(db: Db): Promise<ProviderList[]> {
  return db.select().from(educationLists).orderBy(asc(educationLists.name), asc(educationLists.id))
}

export async function findProviderList(db: Db, id: string): Promise<ProviderList | null> {
  const [row] = await db.select().from(educationLists).where(eq(educationLists.id, id)).limit(1)
  return row ?? null
}

export const addProviderList =
  (list: ProviderList): Write =>
  (tx) =>
    tx.insert(educationLists).values(list)

/** Matches on the version that was read. */
export const saveProviderList =
  ({ id, version, ...rest }: ProviderList): Write =>
  (tx) =>
    tx
      .update(educationLists)
      .set({ ...rest, version: version + 1 })
      .where(and(eq(educationLists.id, id), eq(educationLists.version, version)))

/** Matches on the version that was read. */
export const removeProviderList =
  ({ id, version }: ProviderList): Write =>
  (tx) =>
    tx.delete(educationLists).where(and(eq(educationLists.id, id), eq(educationLists.version, version)))
