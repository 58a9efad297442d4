import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { ok, refuse } from '#app/domain/shared/result.ts'
import { type Context, treeRoot } from '../context.server.ts'
import { startLongWork } from '../long-work.server.ts'
import { progressOf, tellProgress } from '../progress.server.ts'
import { BACKUP_RUN } from './run-backup.server.ts'

/** Begins a backup in a thread of its own; refuses while one runs. */
export async function startBackup({ settings, newId }: Context, by: string) {
  if (progressOf(BACKUP_RUN)?.end === 'running') return refuse('running')
  tellProgress(BACKUP_RUN, { share: 0, step: 'copying', end: 'running', fault: null })
  const id = newId()
  const folder = join(resolve(treeRoot, settings.dataFolder), 'work', id)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  startLongWork({ kind: 'backup', id, folder, name: 'backup', by }, (fault) =>
    tellProgress(BACKUP_RUN, { share: 1, step: 'failed', end: 'failed', fault }),
  )
  return ok(id)
}
