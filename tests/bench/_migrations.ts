import { copyFileSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'

const FOLDER = 'db/migrations'
export type Tally = { migrations: number; kills: number; wrong: string[] }

type Journal = { entries: { tag: string }[] }
const journalOf = (folder: string): Journal => JSON.parse(readFileSync(join(folder, 'meta/_journal.json'), 'utf8'))

const shapeOf = (db: Database.Database): string =>
  JSON.stringify(
    db.prepare("select type, name, sql from sqlite_master where name not like 'sqlite%' order by type, name").all(),
  )

/**
 * Brings a database from each migration to the next and takes, before each of its statements, what a killed process would leave: the
 * file and its log as they are. Each must open as the old database or as the new one, whole, and migrate to the same end.
 */
export function killedMigrations(options: { every: number }): Tally {
  const tally: Tally = { migrations: 0, kills: 0, wrong: [] }
  const home = mkdtempSync(join(tmpdir(), 'addendum-migrations-'))
  try {
    const tags = journalOf(FOLDER).entries.map(({ tag }) => tag)
    const end = shapeAfter(home, tags.length)
    for (let n = 1; n <= tags.length; n++) {
      tally.migrations++
      killEach(home, { n, tag: tags[n - 1] ?? '', end, every: options.every, tally })
    }
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
  return tally
}

/** A folder of the first `n` migrations. */
function firstOf(home: string, n: number): string {
  const folder = join(home, `first-${n}`)
  if (existsSync(folder)) return folder
  cpSync(FOLDER, folder, { recursive: true })
  const journal = journalOf(folder)
  writeFileSync(
    join(folder, 'meta/_journal.json'),
    JSON.stringify({ ...journal, entries: journal.entries.slice(0, n) }),
  )
  return folder
}

function open(file: string, verbose?: () => void): Database.Database {
  const db = new Database(file, verbose ? { verbose } : {})
  db.pragma('journal_mode = WAL')
  db.pragma('foreign_keys = ON')
  return db
}

function shapeAfter(home: string, n: number): string {
  const file = join(home, `shape-${n}.db`)
  const db = open(file)
  if (n > 0) migrate(drizzle(db), { migrationsFolder: firstOf(home, n) })
  const shape = shapeOf(db)
  db.close()
  return shape
}

type Kill = { n: number; tag: string; end: string; every: number; tally: Tally }
function killEach(home: string, { n, tag, end, every, tally }: Kill): void {
  const file = join(home, `run-${n}.db`)
  const before = shapeAfter(home, n - 1)
  const after = shapeAfter(home, n)
  const start = open(file)
  if (n > 1) migrate(drizzle(start), { migrationsFolder: firstOf(home, n - 1) })
  start.close()
  let statements = 0
  const snapshots: string[] = []
  const db = open(file, () => {
    if (statements++ % every !== 0) return
    const copy = join(home, `kill-${n}-${statements}.db`)
    for (const part of ['', '-wal']) if (existsSync(file + part)) copyFileSync(file + part, copy + part)
    snapshots.push(copy)
  })
  migrate(drizzle(db), { migrationsFolder: firstOf(home, n) })
  db.close()
  for (const copy of snapshots) {
    tally.kills++
    const fault = faultOf(copy, { before: [before, after], end })
    if (fault) tally.wrong.push(`${tag} ${copy.split('-').at(-1)}: ${fault}`)
    for (const part of ['', '-wal', '-shm']) rmSync(copy + part, { force: true })
  }
}

function faultOf(copy: string, wanted: { before: string[]; end: string }): string | null {
  const db = open(copy)
  try {
    if (db.pragma('integrity_check', { simple: true }) !== 'ok') return 'damaged'
    const bare = (shape: string) => shape.replace(/\{"type":"table","name":"__drizzle_migrations"[^}]*\},?/, '')
    if (!wanted.before.map(bare).includes(bare(shapeOf(db)))) return 'half a migration'
    migrate(drizzle(db), { migrationsFolder: FOLDER })
    if (shapeOf(db) !== wanted.end) return 'another end'
    return db.pragma('foreign_key_check', { simple: true }) === undefined ? null : 'broken references'
  } finally {
    db.close()
  }
}
