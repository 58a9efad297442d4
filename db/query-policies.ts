import { and, asc, eq, inArray } from 'drizzle-orm'
import { DEFAULT_POLICY, type QueryPolicy } from '#app/domain/query/policy.ts'
import type { Db } from './client.ts'
import type { Write } from './commit.ts'
import { queryPolicies } from './schema/policy.ts'

/** The house's own policy stands under this name. */
export const HOUSE = '*'
export type KeptPolicy = { facilityId: string; version: number; policy: QueryPolicy }

/** The facility's own policy, else the house's, else the default; what an older policy lacks is the default's. Version 0: not kept yet. */
export async function findPolicy(db: Db, facilityId: string | null): Promise<KeptPolicy> {
  const rows = await db
    .select()
    .from(queryPolicies)
    .where(inArray(queryPolicies.facilityId, [facilityId ?? HOUSE, HOUSE]))
    .orderBy(asc(queryPolicies.facilityId))
  const row = rows.find((each) => each.facilityId !== HOUSE) ?? rows[0]
  if (!row) return { facilityId: HOUSE, version: 0, policy: DEFAULT_POLICY }
  return { facilityId: row.facilityId, version: row.version, policy: { ...DEFAULT_POLICY, ...row.policy } }
}

/** Matches on the version that was read; version 0 is a policy that is kept for the first time. */
export const savePolicy =
  (kept: KeptPolicy, changedBy: string, changedAt: Date): Write =>
  (tx) => {
    const { facilityId, version, policy } = kept
    if (version === 0) {
      const row = { facilityId, version: 1, policy, changedBy, changedAt }
      return tx.insert(queryPolicies).values(row).onConflictDoNothing()
    }
    return tx
      .update(queryPolicies)
      .set({ policy, changedBy, changedAt, version: version + 1 })
      .where(and(eq(queryPolicies.facilityId, facilityId), eq(queryPolicies.version, version)))
  }
