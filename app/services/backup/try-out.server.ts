import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { ok, type Result, refuse } from '#app/domain/shared/result.ts'
import type { BackupFault } from '#db/backup.ts'
import { closeDatabase, openDatabase } from '#db/client.ts'
import { commit } from '#db/commit.ts'
import { verifyAudit } from '../audit/verify.server.ts'
import { type Context, treeRoot } from '../context.server.ts'
import { openBackup, readHeader } from './open-backup.server.ts'
import { backupKey } from './places.server.ts'
import { needRoom } from './room.server.ts'

export type TryFault = BackupFault | 'no-such-file' | 'other-key' | 'chain-broken'
type Input = { file: string; by: string; key?: string | null }

/** A restore drill: opens a backup beside the running database, lets SQLite look at all of it, walks its chain, and notes how it went. */
export async function tryBackup(context: Context, input: Input): Promise<Result<{ entries: number }, TryFault>> {
  const copy = join(resolve(treeRoot, context.settings.dataFolder), `trying-${randomUUID()}.db`)
  try {
    const result = await walk(context, input, copy)
    const entries = result.ok ? result.value.entries : 0
    const detail = { file: basename(input.file), ok: result.ok, entries, why: result.ok ? null : result.error }
    await commit(context.db, {
      writes: [],
      audit: [{ what: 'backup.verified', who: input.by, at: context.now(), detail }],
    })
    return result
  } finally {
    for (const end of ['', '-journal', '-wal', '-shm']) await rm(`${copy}${end}`, { force: true })
  }
}

async function walk(context: Context, { file, key = null }: Input, copy: string) {
  const found = await readHeader(file)
  if (found) await needRoom(dirname(copy), found.header.bytes)
  const opened = await openBackup(file, copy, () => backupKey(context.settings, key))
  if (!opened.ok) return opened
  const db = openDatabase(copy, { durable: false })
  try {
    const result = await verifyAudit({ ...context, db }, { isOlder: true })
    return result.ok ? ok({ entries: result.entries }) : refuse('chain-broken')
  } finally {
    closeDatabase(db)
  }
}
