import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Context, newId } from '#app/services/context.server.ts'
import { readSettings } from '#app/services/settings.server.ts'
import { closeDatabase, openDatabase } from '#db/client.ts'
import { migrate } from '#db/migrate.ts'

export type BenchContext = Context & { clock: { at: Date }; close(): void }

/** A fresh database without flushes to the disk and a clock that is moved by hand. */
export function benchContext(name: string): BenchContext {
  const folder = mkdtempSync(join(tmpdir(), `addendum-${name}-`))
  const db = openDatabase(join(folder, 'addendum.db'), { durable: false })
  migrate(db, 'db/migrations')
  const settings = readSettings({ ADDENDUM_LOG: 'silent', ADDENDUM_ORIGIN: 'http://portal.test' })
  if ('wrong' in settings) throw new Error(settings.wrong.join('; '))
  const clock = { at: new Date('2026-09-14T10:00:00Z') }
  const close = () => {
    closeDatabase(db)
    rmSync(folder, { recursive: true, force: true })
  }
  return { db, now: () => clock.at, newId: () => newId(), settings, clock, close }
}
