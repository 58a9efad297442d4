import { existsSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { type Head, readHeads } from '#app/domain/audit/heads.ts'
import { findHead, findLatestOf } from '#db/audit.ts'
import type { Context } from '../context.server.ts'
import type { Settings } from '../settings.server.ts'
import { headsPlace } from './places.server.ts'

const TAIL = 4096

/** The newest signed head, read from the end of its file; null when there is none. */
export async function lastSignedHead(settings: Settings): Promise<Head | null> {
  const place = headsPlace(settings)
  if (!existsSync(place)) return null
  const file = await open(place, 'r')
  try {
    const { size } = await file.stat()
    const length = Math.min(size, TAIL)
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, size - length)
    return readHeads(buffer.toString('utf8', 0, bytesRead)).heads.at(-1) ?? null
  } finally {
    await file.close()
  }
}

/** How long the trail is, when it was last walked and how that ended, and the newest signed head. */
export async function readTrailState({ db, settings }: Pick<Context, 'db' | 'settings'>) {
  const [last, walked, head] = await Promise.all([
    findHead(db),
    findLatestOf(db, 'audit.verified'),
    lastSignedHead(settings),
  ])
  const detail: unknown = walked?.detail ? JSON.parse(walked.detail) : null
  const holds = typeof detail === 'object' && detail !== null && 'ok' in detail && detail.ok === true
  return {
    entries: last?.seq ?? 0,
    verified: walked ? { at: walked.at, entries: walked.seq - 1, holds } : null,
    head: head ? { seq: head.seq, at: head.at, seal: head.seal } : null,
  }
}
