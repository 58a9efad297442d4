import type { Context } from '#app/services/context.server.ts'
import { commit } from '#db/commit.ts'
import { listRunningImports, saveChartImport } from '#db/imports.ts'

/** Marks runs that a crash left "running" as failed; to be called when the server starts. Returns how many. */
export async function closeBrokenImports({ db, now }: Pick<Context, 'db' | 'now'>): Promise<number> {
  const broken = await listRunningImports(db)
  const at = now()
  for (const { id } of broken) {
    await commit(db, {
      writes: [saveChartImport(id, { state: 'failed', endedAt: at })],
      audit: [{ what: 'chart.imported', who: 'system', at, onId: id, detail: { state: 'failed' } }],
    })
  }
  return broken.length
}
