import { eq, sql } from 'drizzle-orm'
import type { Db } from './client.ts'
import { lenient, type Write } from './commit.ts'
import { prepared } from './prepared.ts'
import { settings } from './schema/identity.ts'

/** A setting of the house that people change on a page. What the environment says is not here. */
export function findSetting(db: Db, name: string): unknown {
  const find = prepared(db, 'setting', () =>
    db
      .select({ value: settings.value })
      .from(settings)
      .where(eq(settings.name, sql.placeholder('name')))
      .prepare(),
  )
  return find.get({ name })?.value ?? null
}

export const saveSetting = (name: string, value: unknown): Write =>
  lenient((tx) =>
    tx.insert(settings).values({ name, value }).onConflictDoUpdate({ target: settings.name, set: { value } }),
  )
