import { existsSync } from 'node:fs'
import { copyFile, mkdir, rename, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { ok, refuse } from '#app/domain/shared/result.ts'
import { faultOfBackup } from '#db/backup.ts'
import { commit } from '#db/commit.ts'
import { verifyAudit } from '../audit/verify.server.ts'
import { closeContext, openContext, treeRoot } from '../context.server.ts'
import type { Settings } from '../settings.server.ts'

/**
 * Puts a backup in the place of the database of a data folder; what was there is kept beside it with the moment in its name. To be run while no
 * server uses the folder. The restored chain is verified before this says that it is done.
 */
export async function restoreBackup(settings: Settings, input: { file: string; at: Date }) {
  if (!existsSync(input.file)) return refuse('no-such-file')
  const fault = faultOfBackup(input.file)
  if (fault) return refuse(fault)
  const folder = resolve(treeRoot, settings.dataFolder)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const place = join(folder, 'addendum.db')
  const aside = existsSync(place) ? `${place}.before-${input.at.toISOString().replace(/[:.]/g, '-')}` : null
  const fresh = `${place}.restoring`
  await copyFile(input.file, fresh)
  if (aside) await rename(place, aside)
  for (const end of ['-wal', '-shm']) {
    if (aside && existsSync(`${place}${end}`)) await rename(`${place}${end}`, `${aside}${end}`)
    await rm(`${place}${end}`, { force: true })
  }
  await rename(fresh, place)
  const context = openContext(settings)
  try {
    await commit(context.db, { writes: [], audit: [{ what: 'backup.restored', who: 'terminal', at: input.at }] })
    const { entries, ok: holds } = await verifyAudit(context)
    return ok({ entries, holds, aside })
  } finally {
    closeContext(context)
  }
}
