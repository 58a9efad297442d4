import { inArray } from 'drizzle-orm'
import { type Kept, readKeptGaps } from '#app/domain/scorecard/measures/kept-contribution.ts'
import type { Month } from '#app/domain/scorecard/measures/month.ts'
import type { Db } from './client.ts'
import { codedLines } from './schema/encounter.ts'
import { asText, textRows } from './text-rows.ts'

/** What a provider's stays of a month that were coded in a family added to the gaps, newest first. */
export function listOwnContributions(
  db: Db,
  providerId: string,
  { month, family, limit }: { month: Month; family: string; limit: number },
): { encounterId: string; month: Month; gaps: Kept['gaps'] }[] {
  // The words of a text stand in the index; where the family is none of them, the text is not read.
  const from = `select t.encounter_id, t.cells from contributions t where t.rowid in (
      select rowid from contributions where provider_id = @provider and month = @month
        and instr(cells ->> '$[1]', @word) > 0 order by encounter_id desc limit @limit)
    order by t.encounter_id desc`
  const values = { provider: providerId, month, word: JSON.stringify(family), limit }
  const rows = textRows<[string, string]>(db, asText('encounter_id, cells', from), values)
  return rows.map(([encounterId, cells]) => ({ encounterId, month, gaps: readKeptGaps(cells) }))
}

/** How some encounters are finally coded. */
export async function listCaseLines(db: Db, ids: readonly string[]) {
  return db
    .select({ encounterId: codedLines.encounterId, code: codedLines.code, release: codedLines.release })
    .from(codedLines)
    .where(inArray(codedLines.encounterId, [...ids]))
}
