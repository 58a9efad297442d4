import { readSpecificity, type Specificity, specificityOf } from '#app/domain/codes/specificity.ts'
import { listReferenceRows, listRowsByKey } from '#db/releases.ts'
import type { Context } from '../context.server.ts'
import { type CodeSet, codeSetOn, dayOfYear, titleOf, today } from './code-sets.server.ts'
import { SPECIFICITY_TABLE } from './derive-specificity.server.ts'

export type SpecificityListed = { release: string; isStarter: boolean; codes: Specificity[] }

const nothingOpen = (code: string): Specificity => ({ code, unspecified: false, axes: [], alternatives: [] })

async function keptIn({ db }: Context, set: CodeSet): Promise<Specificity[]> {
  return set.key === null ? [] : (await listReferenceRows(db, set.key, SPECIFICITY_TABLE)).map(readSpecificity)
}

/** Every billable code of an edition (the one in force today unless a fiscal year is told) with what it leaves open. */
export async function listSpecificity(context: Context, year?: number): Promise<SpecificityListed> {
  const set = await codeSetOn(context, year === undefined ? today(context) : dayOfYear(year))
  const { release, isStarter } = set
  const rows = await set.allRows()
  const kept = await keptIn(context, set)
  if (kept.length === 0) return { release, isStarter, codes: specificityOf(rows.map(titleOf)) }
  const open = new Map(kept.map((entry) => [entry.code, entry]))
  const codes = rows.filter(({ billable }) => billable).map(({ code }) => open.get(code) ?? nothingOpen(code))
  return { release, isStarter, codes }
}

/** What the codes of a chart leave open, by code, in the edition in force on a day; codes that leave nothing open have no entry. */
export async function specificityOn(
  context: Context,
  codes: readonly string[],
  day: string,
): Promise<Map<string, Specificity>> {
  const set = await codeSetOn(context, day)
  const entries =
    set.key === null
      ? specificityOf((await set.allRows()).map(titleOf))
      : (await listRowsByKey(context.db, { releaseId: set.key, tableName: SPECIFICITY_TABLE, keys: codes })).map(
          readSpecificity,
        )
  const wanted = new Set(codes)
  return new Map(
    entries.filter(({ code, unspecified }) => unspecified && wanted.has(code)).map((entry) => [entry.code, entry]),
  )
}
