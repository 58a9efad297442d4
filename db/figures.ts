import { readdirSync, statSync } from 'node:fs'
import type { Db } from './client.ts'
import { prepared } from './prepared.ts'

/** Numbers about the house for whoever watches it: counts and moments, no record. */
export type HouseFigures = {
  outboxWaiting: number
  outboxFailed: number
  oldestWaitingAt: number | null
  openQueries: number
  oldestOpenAt: number | null
  feedEnd: number
  feedRead: number
  chainSeq: number
  databaseBytes: number
  logBytes: number
}

const SOURCES = {
  outboxWaiting: "select count(*) from outbox where state = 'waiting'",
  oldestWaitingAt: "select min(due_at) from outbox where state = 'waiting'",
  outboxFailed: "select count(*) from outbox where state = 'failed'",
  openQueries: "select count(*) from queries where state = 'open'",
  oldestOpenAt: "select min(sent_at) from queries where state = 'open'",
  feedEnd: 'select max(seq) from changes',
  feedRead: "select seq from projections where name = 'scorecard'",
  chainSeq: 'select max(seq) from audit_entries',
} as const

export function houseFigures(db: Db): HouseFigures {
  const read = (name: keyof typeof SOURCES): number | null =>
    prepared(db, `figure ${name}`, () => db.$client.prepare<[], number | null>(SOURCES[name]).pluck()).get() ?? null
  return {
    outboxWaiting: read('outboxWaiting') ?? 0,
    outboxFailed: read('outboxFailed') ?? 0,
    oldestWaitingAt: read('oldestWaitingAt'),
    openQueries: read('openQueries') ?? 0,
    oldestOpenAt: read('oldestOpenAt'),
    feedEnd: read('feedEnd') ?? 0,
    feedRead: read('feedRead') ?? 0,
    chainSeq: read('chainSeq') ?? 0,
    databaseBytes: bytesOf(db.$client.name),
    logBytes: bytesOf(`${db.$client.name}-wal`),
  }
}

function bytesOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0
}

/** What SQLite finds wrong with the file, in its words, or null. `deep` reads all of it. */
export function faultOfDatabase(db: Db, { deep }: { deep: boolean }): string | null {
  const said = String(db.$client.pragma(deep ? 'integrity_check(1)' : 'quick_check(1)', { simple: true }))
  return said === 'ok' ? null : said
}

/** How a connection flushes: 2 is FULL. */
export const synchronousOf = (db: Db): number => Number(db.$client.pragma('synchronous', { simple: true }))

/** How many migrations the database has, and how many this program brings. */
export function migrationsOf(db: Db, folder: string): { done: number; known: number } {
  const done = db.$client.prepare<[], number>('select count(*) from __drizzle_migrations').pluck().get() ?? 0
  return { done, known: readdirSync(folder).filter((name) => name.endsWith('.sql')).length }
}
