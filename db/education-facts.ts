import { and, asc, between, desc, eq, inArray, sql } from 'drizzle-orm'
import type { GapMonth } from '#app/domain/education/session-program.ts'
import type { GapSum } from '#app/domain/scorecard/measures/gaps.ts'
import type { Db } from './client.ts'
import { codedLines, encounters } from './schema/encounter.ts'
import { contributions, monthGaps } from './schema/scorecard.ts'
import { gapSums } from './scorecards.ts'

/** Every provider's coded lines by month and category, as the notes alone gave them; any axis left open counts once. */
export async function listGapMonths(db: Db, from: number, to: number): Promise<GapMonth[]> {
  const t = monthGaps
  return db
    .select({
      providerId: t.providerId,
      month: t.month,
      family: t.family,
      lines: sql<number>`sum(${t.lines})`,
      open: sql<number>`sum(${t.open})`,
    })
    .from(t)
    .where(and(eq(t.payer, 'all'), eq(t.axis, 'any'), between(t.month, from, to)))
    .groupBy(t.providerId, t.month, t.family)
}

/** Every provider's codes of the months by family, axis and the facility where they were written. */
export async function sumGapsByFacility(
  db: Db,
  period: { from: number; to: number },
): Promise<(GapSum & { facilityId: string })[]> {
  const t = monthGaps
  return db
    .select({ providerId: t.providerId, facilityId: t.facilityId, family: t.family, axis: t.axis, ...gapSums(t) })
    .from(t)
    .where(and(eq(t.payer, 'all'), between(t.month, period.from, period.to)))
    .groupBy(t.providerId, t.facilityId, t.family, t.axis)
}

/** The earliest and latest month that has any gap row; null of an empty projection. */
export async function monthsOfGaps(db: Db): Promise<{ from: number; to: number } | null> {
  const [row] = await db
    .select({ from: sql<number | null>`min(${monthGaps.month})`, to: sql<number | null>`max(${monthGaps.month})` })
    .from(monthGaps)
  return row?.from != null && row.to != null ? { from: row.from, to: row.to } : null
}

/** Coded lines of some categories in the counted encounters of some providers and months, of one facility or of all (null), the newest first. */
export async function listLinesOfCategories(
  db: Db,
  of: {
    providerIds: readonly string[]
    categories: readonly string[]
    period: { from: number; to: number }
    facilityId: string | null
  },
  limit: number,
): Promise<{ encounterId: string; code: string; release: string }[]> {
  const [t, line] = [contributions, codedLines]
  return db
    .select({ encounterId: line.encounterId, code: line.code, release: line.release })
    .from(t)
    .innerJoin(line, eq(line.encounterId, t.encounterId))
    .innerJoin(encounters, eq(encounters.id, t.encounterId))
    .where(
      and(
        inArray(t.providerId, [...of.providerIds]),
        between(t.month, of.period.from, of.period.to),
        of.facilityId === null ? undefined : eq(sql`coalesce(${encounters.facilityId}, '')`, of.facilityId),
        inArray(sql`substr(${line.code}, 1, 3)`, [...of.categories]),
      ),
    )
    .orderBy(desc(t.month), desc(t.encounterId), asc(line.sequence))
    .limit(limit)
}
