import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { treeRoot } from '../context.server.ts'
import type { Settings } from '../settings.server.ts'

const given = (settings: Settings, path: string | null, name: string): string =>
  path ? resolve(treeRoot, path) : join(resolve(treeRoot, settings.dataFolder), name)

/** The database itself. */
export const databasePlace = (settings: Settings): string => join(resolve(treeRoot, settings.dataFolder), 'addendum.db')

/** Where scheduled backups are kept. */
export const backupsPlace = (settings: Settings): string => given(settings, settings.backups, 'backups')
export const backupKeyPlace = (settings: Settings): string => given(settings, settings.backupKey, 'backup.key')

/** "addendum-20260314T090500Z.backup": sorts by its moment. */
export const nameAt = (at: Date): string =>
  `addendum-${at
    .toISOString()
    .replace(/[-:]/g, '')
    .replace(/\.\d+Z$/, 'Z')}.backup`

/** The 32 bytes of the key file. Made at first use where no setting names one; a key that a setting names is never made for you. */
export function backupKey(settings: Settings, file: string | null = null): Buffer {
  const place = file ?? backupKeyPlace(settings)
  if (!existsSync(place)) {
    if (file || settings.backupKey) throw new Error(`There is no key file ${place}.`)
    mkdirSync(dirname(place), { recursive: true, mode: 0o700 })
    try {
      writeFileSync(place, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' })
    } catch (error) {
      if (!existsSync(place)) throw error
    }
  }
  const words = readFileSync(place, 'utf8').trim()
  if (!/^[0-9a-f]{64}$/i.test(words))
    throw new Error(`${place} is no key of a backup: 64 hexadecimal characters, as openssl rand -hex 32 makes them.`)
  return Buffer.from(words, 'hex')
}
