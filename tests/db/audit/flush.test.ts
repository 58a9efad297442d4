import { createHook } from 'node:async_hooks'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { closeDatabase, type Db, openDatabase, waitForDisk } from '#db/client.ts'
import { commit, StaleWrite } from '#db/commit.ts'
import { migrate } from '#db/migrate.ts'
import { auditEntries } from '#db/schema/audit.ts'
import { settings } from '#db/schema/identity.ts'
import { AT } from '#tests/helpers/context.ts'
import { afterEveryTest } from '#tests/helpers/tidying.ts'

const entry = { what: 'settings.changed', who: 'u1', at: AT } as const
const open: { db: Db; folder: string }[] = []

function durable(): Db {
  const folder = mkdtempSync(join(tmpdir(), 'addendum-flush-'))
  const db = openDatabase(join(folder, 'addendum.db'))
  migrate(db, 'db/migrations')
  open.push({ db, folder })
  return db
}
afterEveryTest(() => {
  for (const { db, folder } of open.splice(0)) {
    closeDatabase(db)
    rmSync(folder, { recursive: true, force: true })
  }
})

const set = (db: Db, name: string) =>
  commit(db, { writes: [(tx) => tx.insert(settings).values({ name, value: 1 })], audit: [entry] })

/** How many requests of the file system were begun, and how many ended, until the deed was told to be done. */
async function requestsDuring(deed: () => Promise<unknown>): Promise<{ begun: number; ended: number }> {
  const [begun, ended] = [new Set<number>(), new Set<number>()]
  const hook = createHook({
    init: (id, kind) => void (kind === 'FSREQCALLBACK' && begun.add(id)),
    before: (id) => void (begun.has(id) && ended.add(id)),
  })
  hook.enable()
  try {
    await deed()
  } finally {
    hook.disable()
  }
  return { begun: begun.size, ended: ended.size }
}

test('a commit is told to be done after the system was asked for a flush beside the thread, and has ended it', async () => {
  const db = durable()
  await set(db, 'first')
  expect(await requestsDuring(() => set(db, 'a'))).toEqual({ begun: 1, ended: 1 })
  expect(db.select().from(auditEntries).all()).toHaveLength(2)
})

test('what lands together shares a flush; what lands while one is under way waits for another', async () => {
  const db = durable()
  await set(db, 'first')
  const told: string[] = []
  const requests = await requestsDuring(async () => {
    const together = ['a', 'b', 'c'].map((name) => set(db, name).then(() => told.push(name)))
    // Two turns of the loop later the first flush has begun; only a flush that begins from here on can hold these.
    await new Promise(setImmediate)
    const later = ['d', 'e'].map((name) => set(db, name).then(() => told.push(name)))
    await Promise.all([...together, ...later])
  })
  expect(requests).toEqual({ begun: 2, ended: 2 })
  expect(told).toEqual(['a', 'b', 'c', 'd', 'e'])
})

test('the connection goes on waiting for the disk, after a refusal too', async () => {
  const db = durable()
  const lost = commit(db, {
    writes: [(tx) => tx.update(settings).set({ value: 2 })],
    audit: [entry],
  })
  await expect(lost).rejects.toThrow(StaleWrite)
  expect(db.$client.pragma('synchronous', { simple: true })).toBe(2)
  await set(db, 'a')
  expect(db.$client.pragma('synchronous', { simple: true })).toBe(2)
})

test('a run of commits that nobody is told of asks for no flush, and the next that waits does', async () => {
  const db = durable()
  await set(db, 'first')
  waitForDisk(db, false)
  expect(await requestsDuring(() => set(db, 'a'))).toEqual({ begun: 0, ended: 0 })
  waitForDisk(db, true)
  expect(await requestsDuring(() => set(db, 'b'))).toEqual({ begun: 1, ended: 1 })
})

test('a database that is closed while its log is flushed keeps what was written', async () => {
  const db = durable()
  const [{ folder } = { folder: '' }] = open.splice(0)
  const path = join(folder, 'addendum.db')
  const writes = ['a', 'b', 'c'].map((name) => set(db, name))
  await new Promise(setImmediate)
  closeDatabase(db)
  await Promise.all(writes)
  expect(existsSync(`${path}-wal`)).toBe(false)
  const again = openDatabase(path)
  open.push({ db: again, folder })
  expect(again.select().from(settings).all()).toHaveLength(3)
})
