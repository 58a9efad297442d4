import { and, between, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { ClaimSum, LostWeights } from '#app/domain/scorecard/measures/denials.ts'
import type { Db } from './client.ts'
import type { Write } from './commit.ts'
import { claims } from './schema/claims.ts'
import type { Slice } from './scorecards.ts'

/** A claim as it stands now, in the place of what was told of it before. */
export const keepClaim =
  (row: typeof claims.$inferInsert): Write =>
  (tx) =>
    tx.insert(claims).values(row).onConflictDoUpdate({ target: claims.id, set: row })

const t = claims
const isOurs = sql`${t.denial} in ('coding', 'clinical-validation')`
const sumOf = (words: SQL) => sql<number>`coalesce(sum(${words}), 0)`

/** Claims by facility, payer and month of billing, of all facilities: what is small is known only beside the others. */
export async function sumClaims(db: Db, { from, to }: Slice['period']): Promise<ClaimSum[]> {
  const amount = sql`${t.amountCents} / 100.0 * ${t.isRemitted}`
  const denied = sql`${t.deniedCents} / 100.0 * (${isOurs})`
  return db
    .select({
      facilityId: t.facilityId,
      payer: t.payer,
      month: t.billedMonth,
      claims: sql<number>`count(*)`,
      remitted: sumOf(sql`${t.isRemitted}`),
      coding: sumOf(sql`${t.denial} = 'coding'`),
      clinical: sumOf(sql`${t.denial} = 'clinical-validation'`),
      other: sumOf(sql`${t.denial} = 'other'`),
      decided: sumOf(sql`${isOurs} and ${t.outcome} is not null`),
      won: sumOf(sql`${isOurs} and ${t.outcome} = 'won'`),
      amountCents: sumOf(sql`${t.amountCents} * ${t.isRemitted}`),
      deniedCents: sumOf(sql`coalesce(${t.deniedCents} * (${isOurs}), 0)`),
      amountSquares: sumOf(sql`(${amount}) * (${amount})`),
      deniedSquares: sumOf(sql`coalesce((${denied}) * (${denied}), 0)`),
      products: sumOf(sql`coalesce((${amount}) * (${denied}), 0)`),
    })
    .from(t)
    .where(between(t.billedMonth, from, to))
    .groupBy(t.billedMonth, t.facilityId, t.payer)
}

/** What lost denials took from the weights of stays discharged in a period. */
export async function sumLostWeights(
  db: Db,
  { period: { from, to }, facilityIds, payer = 'all' }: Pick<Slice, 'period' | 'facilityIds' | 'payer'>,
): Promise<LostWeights> {
  const [row] = await db
    .select({
      n: sql<number>`count(*)`,
      sumX10000: sumOf(sql`${t.lostX10000}`),
      squares: sumOf(sql`${t.lostX10000} * ${t.lostX10000} / 10000.0`),
    })
    .from(t)
    .where(
      and(
        sql`${t.lostX10000} > 0`,
        eq(t.outcome, 'lost'),
        between(t.dischargeMonth, from, to),
        payer === 'all' ? undefined : eq(t.payer, payer),
        facilityIds ? inArray(t.facilityId, [...facilityIds]) : undefined,
      ),
    )
  return row ?? { n: 0, sumX10000: 0, squares: 0 }
}
