import { type Excluded, excludedPairs } from '#app/domain/codes/excludes.ts'
import { releaseOn } from '#app/domain/codes/release.ts'
import { listActiveReleases, listRowsByKey } from '#db/releases.ts'
import type { Context } from '../context.server.ts'

/** What loaded lists say of the lines: which are exempt from present on admission, and which exclude each other. Null: the list is not loaded. */
export type LineRules = { exempt: string[] | null; excluded: Excluded[] | null }

const headingsAbove = (code: string) => Array.from({ length: code.length - 2 }, (_, i) => code.slice(0, 3 + i))

/** Reads the lists in force on the day of the encounter. */
export async function readLineRules({ db }: Context, codes: readonly string[], day: string): Promise<LineRules> {
  const active = await listActiveReleases(db)
  const rows = async (kind: string, tableName: string, keys: readonly string[]) => {
    const release = releaseOn(active, kind, day)
    return release && listRowsByKey(db, { releaseId: release.id, tableName, keys })
  }
  const [exempt, notes] = await Promise.all([
    rows('icd10cm-poa-exempt', 'codes', codes),
    rows('icd10cm-notes', 'notes', [...new Set(codes.flatMap(headingsAbove))]),
  ])
  return {
    exempt: exempt?.map(([code = '']) => code) ?? null,
    excluded:
      notes &&
      excludedPairs(
        codes,
        notes.map(([on = '', kind = '', words = '']) => ({ on, kind, words })),
      ),
  }
}
