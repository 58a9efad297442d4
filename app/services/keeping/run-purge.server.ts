import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { ok, refuse } from '#app/domain/shared/result.ts'
import { findLatestOf } from '#db/audit.ts'
import { type Context, treeRoot } from '../context.server.ts'
import { startLongWork } from '../long-work.server.ts'
import { progressOf, tellProgress } from '../progress.server.ts'
import { retentionPolicy } from './policy.server.ts'
import { PURGE_RUN } from './read-retention.server.ts'

/** Begins a purge in a thread of its own; refuses while one runs. */
export async function startPurge({ settings, newId }: Context, by: string) {
  if (progressOf(PURGE_RUN)?.end === 'running') return refuse('running')
  tellProgress(PURGE_RUN, { share: 0, step: '0 stays', end: 'running', fault: null })
  const folder = join(resolve(treeRoot, settings.dataFolder), 'work', newId())
  await mkdir(folder, { recursive: true, mode: 0o700 })
  startLongWork({ kind: 'purge', id: PURGE_RUN, folder, name: 'purge', by }, (fault) =>
    tellProgress(PURGE_RUN, { share: 1, step: 'failed', end: 'failed', fault }),
  )
  return ok(folder)
}

/** True once a day at most, where the policy says that what is due goes by itself. */
export async function isPurgeDue(context: Context): Promise<boolean> {
  if (!(await retentionPolicy(context)).isAutomatic || progressOf(PURGE_RUN)?.end === 'running') return false
  const last = await findLatestOf(context.db, 'retention.purged')
  return !last || last.at.toISOString().slice(0, 10) !== context.now().toISOString().slice(0, 10)
}
