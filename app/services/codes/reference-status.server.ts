import { releaseId } from '#app/domain/codes/release.ts'
import { type KeptRelease, listReleases } from '#db/releases.ts'
import type { Context } from '../context.server.ts'

export type ReleaseStatus = {
  release: string
  key: string
  state: KeptRelease['state']
  startOn: string
  endOn: string | null
  source: string
  fileName: string
  importedAt: Date
  totals: Record<string, number>
}

/** What is loaded, what waits to be activated, and what was in force before. */
export async function referenceStatus({ db }: Context): Promise<ReleaseStatus[]> {
  return (await listReleases(db)).map((kept) => ({
    release: releaseId(kept),
    key: kept.id,
    state: kept.state,
    startOn: kept.startOn,
    endOn: kept.endOn,
    source: kept.source,
    fileName: kept.fileName,
    importedAt: kept.importedAt,
    totals: kept.totals,
  }))
}
