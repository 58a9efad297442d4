import { existsSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { isBackupDue, outlived } from '#app/domain/keeping/backup-plan.ts'
import { findLatestOf } from '#db/audit.ts'
import { commit } from '#db/commit.ts'
import type { Context } from '../context.server.ts'
import { progressOf, tellProgress } from '../progress.server.ts'
import { makeBackup } from './back-up.server.ts'
import { listBackups } from './list.server.ts'
import { backupsPlace, databasePlace, nameAt } from './places.server.ts'
import { tryBackup } from './try-out.server.ts'

/** One backup runs at a time: this is its name for whoever asks how far it is. */
export const BACKUP_RUN = 'backup'

/** Makes a backup of the house, tries it out, and lets the outlived ones go. What fails is noted, and told to whoever watches. */
export async function runBackup(context: Context, by: string): Promise<void> {
  const tell = (share: number, step: string) => tellProgress(BACKUP_RUN, { share, step, end: 'running', fault: null })
  tell(0, 'copying')
  try {
    const file = join(backupsPlace(context.settings), nameAt(context.now()))
    const made = await makeBackup(context, { file, by, onProgress: (share, step) => tell(share * 0.7, step) })
    if (!made.ok) throw new Error('A backup of this second exists.')
    tell(0.75, 'trying out')
    const tried = await tryBackup(context, { file, by })
    if (!tried.ok) throw new Error(`The backup does not open again: ${tried.error}.`)
    await removeOutlived(context)
    tellProgress(BACKUP_RUN, { share: 1, step: 'done', end: 'done', fault: null })
  } catch (error) {
    const fault = error instanceof Error ? error.message : 'unknown'
    tellProgress(BACKUP_RUN, { share: 1, step: 'failed', end: 'failed', fault })
    await commit(context.db, { writes: [], audit: [{ what: 'backup.failed', who: by, at: context.now() }] })
  }
}

async function removeOutlived(context: Context): Promise<void> {
  const { settings, db, now } = context
  const folder = backupsPlace(settings)
  const gone = outlived(await listBackups(settings), settings.backupKeep)
  if (gone.length > 0) {
    await commit(db, {
      writes: [],
      audit: [
        { what: 'backup.removed', who: 'system', at: now(), detail: { files: gone.length, newest: gone[0] ?? '' } },
      ],
    })
    for (const name of gone) await rm(join(folder, name), { force: true })
  }
}

/** What a killed process left half-written in the folders of data and backups. */
export async function sweepHalves({ settings }: Context): Promise<void> {
  for (const folder of [dirname(databasePlace(settings)), backupsPlace(settings)]) {
    if (!existsSync(folder)) continue
    for (const name of await readdir(folder))
      if (/^(copying|trying)-[0-9a-f-]{36}\.db(-journal|-wal|-shm)?$|\.backup\.part-[0-9a-f]{8}$/.test(name))
        await rm(join(folder, name), { force: true })
  }
}

/** True when the schedule asks for one and none is being made. */
export async function isDue({ settings, db, now }: Context): Promise<boolean> {
  if (progressOf(BACKUP_RUN)?.end === 'running') return false
  const [newest] = await listBackups(settings)
  const failed = await findLatestOf(db, 'backup.failed')
  return isBackupDue({ newest: newest?.madeAt ?? null, failed: failed?.at ?? null }, now(), settings.backupHours)
}
