import type { Write } from './commit.ts'
import { codingAudits } from './schema/scorecard.ts'
import { stayLevels } from './schema/scorecard-levels.ts'

/** A stay's levels, in the place of those that were there. */
export const keepStayLevel =
  (row: typeof stayLevels.$inferInsert): Write =>
  (tx) =>
    tx.insert(stayLevels).values(row).onConflictDoUpdate({ target: stayLevels.encounterId, set: row })

/** What an auditor found of a record, in the place of what the same one found before. */
export const keepCodingAudit =
  (row: typeof codingAudits.$inferInsert): Write =>
  (tx) =>
    tx
      .insert(codingAudits)
      .values(row)
      .onConflictDoUpdate({ target: [codingAudits.encounterId, codingAudits.auditor], set: row })
