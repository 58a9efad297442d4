import { setImmediate } from 'node:timers/promises'
import type { AuditEntry } from '#app/domain/audit/entry.ts'
import { keptSpecificity, specificityOf } from '#app/domain/codes/specificity.ts'
import { commit } from '#db/commit.ts'
import { addPages, listReferenceRows, pagesOf } from '#db/releases.ts'
import type { Context } from '../context.server.ts'

export const SPECIFICITY_TABLE = 'specificity'
const ROWS_PER_COMMIT = 200

/** Works out once, behind an import, what each code of a set leaves open, and keeps it with the set. Takes about a second. */
export async function deriveSpecificity({ db, now }: Context, releaseKey: string, by: string): Promise<void> {
  const rows = await listReferenceRows(db, releaseKey, 'codes')
  const codes = rows.map(([code = '', flag, shortTitle = '', longTitle = '']) => ({
    code,
    billable: flag === '1',
    shortTitle,
    longTitle,
  }))
  const open = specificityOf(codes).filter(({ unspecified }) => unspecified)
  const pages = pagesOf(SPECIFICITY_TABLE, open.map(keptSpecificity))
  for (let start = 0; start < pages.length; start += ROWS_PER_COMMIT) {
    const detail = { derived: SPECIFICITY_TABLE, codes: open.length }
    const entry: AuditEntry = { what: 'reference.imported', who: by, at: now(), onId: releaseKey, detail }
    await commit(db, { writes: addPages(releaseKey, pages.slice(start, start + ROWS_PER_COMMIT)), audit: [entry] })
    await setImmediate()
  }
}
