import { existsSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { ok, refuse } from '#app/domain/shared/result.ts'
import { isInUse } from '#db/backup.ts'
import { commit } from '#db/commit.ts'
import { signHead } from '../audit/sign-head.server.ts'
import { verifyAudit } from '../audit/verify.server.ts'
import { closeContext, openContext } from '../context.server.ts'
import type { Settings } from '../settings.server.ts'
import { openBackup } from './open-backup.server.ts'
import { backupKey, databasePlace } from './places.server.ts'

type Input = { file: string; at: Date; key?: string | null }

/**
 * Puts a backup in the place of the database of a data folder; what was there is kept beside it with the moment in its name. Refuses while
 * anything has the database open. The restored chain is verified before this says that it is done, and a signed head says where it took over.
 */
export async function restoreBackup(settings: Settings, { file, at, key = null }: Input) {
  const place = databasePlace(settings)
  if (existsSync(place) && isInUse(place)) return refuse('in-use')
  await mkdir(dirname(place), { recursive: true, mode: 0o700 })
  const fresh = `${place}.restoring`
  await rm(fresh, { force: true })
  const opened = await openBackup(file, fresh, () => backupKey(settings, key))
  if (!opened.ok) return opened
  const aside = existsSync(place) ? `${place}.before-${at.toISOString().replace(/[:.]/g, '-')}` : null
  if (aside) await rename(place, aside)
  for (const end of ['-wal', '-shm']) {
    if (aside && existsSync(`${place}${end}`)) await rename(`${place}${end}`, `${aside}${end}`)
    await rm(`${place}${end}`, { force: true })
  }
  await rename(fresh, place)
  const context = openContext(settings)
  try {
    await commit(context.db, { writes: [], audit: [{ what: 'backup.restored', who: 'terminal', at }] })
    await signHead(context, 'restored')
    const { entries, ok: holds } = await verifyAudit(context)
    return ok({ entries, holds, aside })
  } finally {
    closeContext(context)
  }
}
