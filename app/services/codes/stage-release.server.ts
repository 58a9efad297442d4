import { setImmediate } from 'node:timers/promises'
import type { AuditEntry } from '#app/domain/audit/entry.ts'
import { type ParsedRelease, releaseId } from '#app/domain/codes/release.ts'
import { indexWords, type WordIndex } from '#app/domain/codes/search-index.ts'
import { addWordIndex } from '#db/codes.ts'
import { commit, type Write } from '#db/commit.ts'
import {
  addPages,
  addRelease,
  dropPages,
  inOrder,
  type KeptRelease,
  listReleases,
  moveRelease,
  type Page,
  pagesOf,
} from '#db/releases.ts'
import type { Context } from '../context.server.ts'

/** So few rows a commit that writers who come in between wait some ten milliseconds (BENCHMARKS.md: 200 rows). */
const ROWS_PER_COMMIT = 200
/** An import that has said nothing for so long broke off. */
const BROKEN_AFTER_MS = 60 * 60 * 1_000

type Staging = {
  release: ParsedRelease
  digest: string
  fileName: string
  by: string
  activate: boolean
  /** The active release of the same edition, if there is one. */
  replaces: KeptRelease | null
}

/** Removes the rows of imports that broke off. */
async function clearBroken({ db, now }: Context): Promise<void> {
  const at = now()
  for (const release of await listReleases(db)) {
    if (release.state !== 'staging' || at.getTime() - release.importedAt.getTime() < BROKEN_AFTER_MS) continue
    const audit: AuditEntry = {
      what: 'reference.rolled-back',
      who: 'system',
      at,
      onId: release.id,
      detail: { why: 'broken off' },
    }
    await commit(db, {
      writes: [moveRelease(release, { state: 'abandoned' }), ...dropPages(release.id)],
      audit: [audit],
    })
  }
}

/** A code set can be searched by its words; other tables are only looked up. */
function wordIndexOf({ kind, tables }: ParsedRelease): WordIndex | null {
  if (kind !== 'icd10cm') return null
  return indexWords(
    (tables.codes ?? []).map(([code = '', flag, , long = '']) => ({ code, billable: flag === '1', long })),
  )
}

const ordered = (release: ParsedRelease): ParsedRelease => ({
  ...release,
  tables: Object.fromEntries(Object.entries(release.tables).map(([name, rows]) => [name, inOrder(rows)])),
})

function batchesOf(id: string, pages: readonly Page[], index: WordIndex | null): Write[][] {
  const batches: Write[][] = []
  for (let start = 0; start < pages.length; start += ROWS_PER_COMMIT)
    batches.push(addPages(id, pages.slice(start, start + ROWS_PER_COMMIT)))
  if (index) batches.push(addWordIndex(id, index))
  return batches
}

/** Writes a release where nothing reads it, then makes it the one in force by changing its row. Returns its key. */
export async function stageRelease(context: Context, staging: Staging): Promise<string> {
  const { db, now, newId } = context
  const { digest, fileName, by, activate, replaces } = staging
  const release = ordered(staging.release)
  await clearBroken(context)
  const id = newId()
  const pages = Object.entries(release.tables).flatMap(([name, rows]) => pagesOf(name, rows))
  const { kind, edition, startOn, endOn, source, totals } = release
  const kept = {
    id,
    kind,
    edition,
    startOn,
    endOn,
    source,
    digest,
    fileName,
    totals,
    importedAt: now(),
    importedBy: by,
  }
  const entry = (detail: AuditEntry['detail']): AuditEntry => ({
    what: 'reference.imported',
    who: by,
    at: now(),
    onId: id,
    detail,
  })
  const begun = addRelease({ ...kept, state: 'staging', activatedAt: null, replacesId: null })
  await commit(db, { writes: [begun], audit: [entry({ release: releaseId(release), digest })] })
  const batches = batchesOf(id, pages, wordIndexOf(release))
  for (const [i, writes] of batches.entries()) {
    await commit(db, { writes, audit: [entry({ batch: i + 1, of: batches.length })] })
    await setImmediate()
  }
  const staged = moveRelease({ id, version: 1 }, { state: 'staged' })
  if (!activate) await commit(db, { writes: [staged], audit: [entry({ staged: true })] })
  else await activateStaged(context, { id, version: 1, kind, edition }, replaces, by)
  return id
}

/** The one change by which a release comes into force: the one before it steps aside in the same commit. */
export async function activateStaged(
  { db, now }: Context,
  release: Pick<KeptRelease, 'id' | 'version' | 'kind' | 'edition'>,
  replaces: KeptRelease | null,
  by: string,
): Promise<void> {
  const writes = replaces ? [moveRelease(replaces, { state: 'replaced' })] : []
  writes.push(moveRelease(release, { state: 'active', activatedAt: now(), replacesId: replaces?.id ?? null }))
  const detail = { release: releaseId(release), replaces: replaces?.id ?? null }
  await commit(db, { writes, audit: [{ what: 'reference.activated', who: by, at: now(), onId: release.id, detail }] })
}
