import { copyFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Context, replaceContext } from '#app/services/context.server.ts'
import { readSettings, type Settings } from '#app/services/settings.server.ts'
import { closeDatabase, openDatabase } from '#db/client.ts'
import { migrate } from '#db/migrate.ts'
import { runFolder } from './made-once.ts'
import { afterEveryTest } from './tidying.ts'

export const AT = new Date('2026-09-14T10:00:00Z')
const open: { context: Context; folder: string }[] = []

/** A migrated, empty database file is made once a run and copied for each context. */
function templateFile(): string {
  const template = join(runFolder(), 'template.db')
  if (existsSync(template)) return template
  const making = join(mkdtempSync(join(runFolder(), 'making-')), 'template.db')
  const db = openDatabase(making, { durable: false })
  migrate(db, 'db/migrations')
  db.$client.pragma('wal_checkpoint(TRUNCATE)')
  closeDatabase(db)
  renameSync(making, template)
  return template
}

/** A fresh database (or a copy of one), a clock that stands at `AT` until it is moved, ids that count. Closed and removed after the test. */
export function aContext(overrides: Partial<Context> = {}, from = templateFile()): Context & { clock: { at: Date } } {
  const folder = mkdtempSync(join(tmpdir(), 'addendum-test-'))
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'addendum.db')
  copyFileSync(from, file)
  const clock = { at: AT }
  let count = 0
  const context = {
    db: openDatabase(file, { durable: false }),
    now: () => clock.at,
    newId: () => `id-${String(++count).padStart(6, '0')}`,
    settings: { ...testSettings(), dataFolder: folder },
    clock,
    ...overrides,
  }
  open.push({ context, folder })
  return context
}

export function testSettings(): Settings {
  const settings = readSettings({ ADDENDUM_LOG: 'silent', ADDENDUM_ORIGIN: 'http://portal.test' })
  if ('wrong' in settings) throw new Error(settings.wrong.join('; '))
  return settings
}

afterEveryTest(() => {
  replaceContext(undefined)
  for (const { context, folder } of open.splice(0)) {
    closeDatabase(context.db)
    rmSync(folder, { recursive: true, force: true })
  }
})
