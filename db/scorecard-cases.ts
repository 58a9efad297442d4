import { and, between, desc, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import { type Kept, readKeptGaps } from '#app/domain/scorecard/measures/kept-contribution.ts'
import type { Month } from '#app/domain/scorecard/measures/month.ts'
import type { Db } from './client.ts'
import { codedLines, encounters } from './schema/encounter.ts'
import { contributions } from './schema/scorecard.ts'
import type { Slice } from './scorecards.ts'

/** What a provider's stays of a period that were coded in a family added to the gaps, newest month first. */
export async function listOwnContributions(
  db: Db,
  providerId: string,
  { period, family, limit }: { period: Slice['period']; family: string; limit: number },
): Promise<{ encounterId: string; month: Month; gaps: Kept['gaps'] }[]> {
  const t = contributions
  const rows = await db
    .select({ encounterId: t.encounterId, month: t.month, cells: t.cells })
    .from(t)
    .where(
      and(
        ...[eq(t.providerId, providerId), isNotNull(t.month), between(t.month, period.from, period.to)],
        // A text that says nothing of the family has no such word; reading it is what costs.
        sql`instr(${t.cells}, ${JSON.stringify(family)}) > 0`,
      ),
    )
    .orderBy(desc(t.month), desc(t.encounterId))
    .limit(limit)
  return rows.map(({ encounterId, month, cells }) => ({ encounterId, month: month ?? 0, gaps: readKeptGaps(cells) }))
}

/** Where some encounters were, and how they are finally coded. */
export async function readCases(db: Db, ids: readonly string[]) {
  const [stays, lines] = await Promise.all([
    db
      .select({
        id: encounters.id,
        facilityId: encounters.facilityId,
        class: encounters.class,
        endAt: encounters.endAt,
      })
      .from(encounters)
      .where(inArray(encounters.id, [...ids])),
    db
      .select({ encounterId: codedLines.encounterId, code: codedLines.code, release: codedLines.release })
      .from(codedLines)
      .where(inArray(codedLines.encounterId, [...ids])),
  ])
  return { stays, lines }
}
