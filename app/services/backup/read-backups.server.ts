import { dirname } from 'node:path'
import { findLatestOf } from '#db/audit.ts'
import type { Context } from '../context.server.ts'
import { progressOf } from '../progress.server.ts'
import { fingerprintOfKey } from './cipher.server.ts'
import { listBackups } from './list.server.ts'
import { backupKey, backupKeyPlace, backupsPlace, databasePlace } from './places.server.ts'
import { freeAt } from './room.server.ts'
import { BACKUP_RUN } from './run-backup.server.ts'

/** What an administrator must know: what there is, whether it opens, what is due, and where key and files lie. */
export async function readBackups({ db, settings, now }: Context) {
  const [kept, tried, failed] = await Promise.all([
    listBackups(settings),
    findLatestOf(db, 'backup.verified'),
    findLatestOf(db, 'backup.failed'),
  ])
  const { drill, drilled } = drillOf(tried?.detail ?? null)
  const newest = kept[0]?.madeAt ?? null
  const hours = settings.backupHours
  return {
    now: now(),
    kept: kept.map(({ key: _, ...one }) => one),
    place: backupsPlace(settings),
    keyPlace: backupKeyPlace(settings),
    key: fingerprintOfKey(backupKey(settings)),
    isOwnDisk: settings.backups !== null,
    drill: tried ? { at: tried.at, ok: drill, file: drilled } : null,
    failedAt: failed && (!newest || failed.at > newest) ? failed.at : null,
    hours,
    dueAt: hours === 0 ? null : newest ? new Date(newest.getTime() + hours * 3_600_000) : now(),
    keep: settings.backupKeep,
    free: await freeAt(dirname(databasePlace(settings))),
    progress: progressOf(BACKUP_RUN),
  }
}

function drillOf(detail: string | null): { drill: boolean; drilled: string } {
  const value: unknown = detail ? JSON.parse(detail) : null
  if (typeof value !== 'object' || value === null) return { drill: false, drilled: '' }
  return {
    drill: 'ok' in value && value.ok === true,
    drilled: 'file' in value && typeof value.file === 'string' ? value.file : '',
  }
}
