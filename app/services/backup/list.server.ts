import { existsSync } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Settings } from '../settings.server.ts'
import { readHeader } from './open-backup.server.ts'
import { backupsPlace } from './places.server.ts'

export type KeptBackup = { name: string; madeAt: Date; size: number; bytes: number; entries: number; key: string }

/** The backups of the house, newest first, as their headers say. */
export async function listBackups(settings: Settings): Promise<KeptBackup[]> {
  const folder = backupsPlace(settings)
  if (!existsSync(folder)) return []
  const kept: KeptBackup[] = []
  for (const name of await readdir(folder)) {
    if (!/^addendum-\d{8}T\d{6}Z\.backup$/.test(name)) continue
    const file = join(folder, name)
    const found = await readHeader(file)
    if (!found) continue
    const { madeAt, bytes, entries, key } = found.header
    kept.push({ name, madeAt: new Date(madeAt), size: (await stat(file)).size, bytes, entries, key })
  }
  return kept.sort((a, b) => b.madeAt.getTime() - a.madeAt.getTime())
}
